/** A sentence for yes and one for no, or one with {answer}; `none` for nought and for the choice of that name. */
export type Says = { yes: string; no: string } | { none: string; some: string } | string;

/** What of a fact its sentence is made of. */
export interface SaidFact {
  /** boolean | integer | yuan | choice */
  type: string;
  /** {who} stands for the member it is about. */
  questionOf: string;
  /** Absent from an older catalogue. */
  says?: Says;
  choices?: readonly { value: string; label: string }[];
}

/** One line of the review page: what she answered, as a plain sentence. null is 不知道, said after its question. */
export function sayAnswer(fact: SaidFact, answer: boolean | number | string | null, who = '您'): string {
  const whose = (text: string) => text.split('{who}').join(who);
  const sentence = answer === null ? undefined : sentenceFor(fact.says, answer);
  if (sentence === undefined) return whose(fact.questionOf) + inWords(fact, answer);
  return whose(sentence).split('{answer}').join(inWords(fact, answer));
}

function sentenceFor(says: Says | undefined, answer: boolean | number | string): string | undefined {
  if (typeof says !== 'object') return typeof answer === 'boolean' ? undefined : says;
  if ('yes' in says) return typeof answer === 'boolean' ? says[answer ? 'yes' : 'no'] : undefined;
  if (typeof answer === 'boolean') return undefined;
  return answer === 0 || answer === 'none' ? says.none : says.some;
}

function inWords({ type, choices }: SaidFact, answer: boolean | number | string | null): string {
  if (answer === null) return '不清楚';
  if (typeof answer === 'boolean') return answer ? '是' : '不是';
  if (typeof answer === 'number') return type === 'yuan' ? `${answer}元` : String(answer);
  return choices?.find(({ value }) => value === answer)?.label ?? answer;
}
