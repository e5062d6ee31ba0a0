import { isDay } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { Fact } from '../../contract/learn.contract.ts';
import type { Answer } from '../shared/send/draft.ts';
import { words } from './words.ts';

/** An answer as she would say it. */
export function answerInWords(fact: Fact, answer: Answer | undefined): string {
  if (answer === undefined) return words.review.missing;
  if (answer === null) return words.form.unknown;
  if (typeof answer === 'boolean') return answer ? words.form.yes : words.form.no;
  if (typeof answer === 'number') return fact.type === 'yuan' ? `${answer}元` : String(answer);
  if (fact.type === 'date' && isDay(answer)) return `${answer.slice(0, 4)}年${dayInWords(answer)}`;
  return fact.choices?.find((choice) => choice.value === answer)?.label ?? answer;
}
