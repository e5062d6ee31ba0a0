/** What of a fact its sentence is made of. */
export interface SaidFact {
  /** boolean | integer | yuan | choice */
  type: string;
  /** {who} stands for the member it is about. */
  questionOf: string;
  /** A sentence for yes and one for no, or one with {answer}. Absent from an older catalogue. */
  says?: { yes: string; no: string } | string;
  choices?: readonly { value: string; label: string }[];
}

/** One line of the review page: what she answered, as a plain sentence. null is 不知道, said after its question. */
export function sayAnswer(fact: SaidFact, answer: boolean | number | string | null, who = '您'): string {
  const { says } = fact;
  const whose = (text: string) => text.split('{who}').join(who);
  if (answer === null || says === undefined || (typeof says === 'object') !== (typeof answer === 'boolean'))
    return whose(fact.questionOf) + inWords(fact, answer);
  if (typeof says === 'object') return whose(answer === true ? says.yes : says.no);
  return whose(says).split('{answer}').join(inWords(fact, answer));
}

function inWords({ type, choices }: SaidFact, answer: boolean | number | string | null): string {
  if (answer === null) return '不清楚';
  if (typeof answer === 'boolean') return answer ? '是' : '不是';
  if (typeof answer === 'number') return type === 'yuan' ? `${answer}元` : String(answer);
  return choices?.find(({ value }) => value === answer)?.label ?? answer;
}
