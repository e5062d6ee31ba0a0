/** How an answer is said: a sentence for yes and for no, or one with `{answer}`; `{who}` stands for the member it is about. */
export type Says = { yes: string; no: string } | string;

/** What of a fact its sentence is made of. */
export interface SaidFact {
  /** What is asked, in a few words: 户口在咱县. */
  label?: string;
  type: string;
  says?: Says;
  choices?: readonly { value: string; label: string }[];
}

/**
 * One line of the review page: what she answered as a plain sentence. null is 不知道. A fact whose catalogue has no sentence yet is said
 * by its question and the bare answer.
 */
export function sayAnswer(
  fact: SaidFact & { questionOf?: string; unit?: string },
  answer: boolean | number | string | null,
  who = '您',
): string {
  const whose = (text: string) => text.split('{who}').join(who);
  const { says } = fact;
  if (says === undefined) return `${whose(fact.questionOf ?? '')}${bare(fact, answer)}`;
  const open = typeof says === 'string' ? says : says.yes;
  if (answer === null) return whose(typeof says === 'string' ? open.split('{answer}').join('多少，不清楚') : `${open}？不清楚`);
  if (typeof says !== 'string') return whose(answer === true ? says.yes : says.no);
  return whose(says.split('{answer}').join(bare(fact, answer)));
}

function bare({ choices, unit }: { choices?: SaidFact['choices']; unit?: string }, answer: boolean | number | string | null): string {
  if (answer === null) return '不清楚';
  if (typeof answer === 'boolean') return answer ? '是' : '不是';
  if (typeof answer === 'number') return `${answer}${(unit ?? '').split('/')[0]}`;
  return choices?.find(({ value }) => value === answer)?.label ?? answer;
}
