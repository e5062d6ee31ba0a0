import { isDay } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { Fact } from '../../contract/learn.contract.ts';
import type { Answer } from './send/draft.ts';
import { words } from './words.ts';

/** An answer as she would say it. */
export function answerInWords(fact: Pick<Fact, 'type' | 'choices'>, answer: Answer | undefined): string {
  if (answer === undefined) return words.fact.missing;
  if (answer === null) return words.fact.unknown;
  if (typeof answer === 'boolean') return answer ? words.fact.yes : words.fact.no;
  if (typeof answer === 'number') return fact.type === 'yuan' ? `${answer}元` : String(answer);
  if (fact.type === 'date' && isDay(answer)) return `${answer.slice(0, 4)}年${dayInWords(answer)}`;
  return fact.choices?.find((choice) => choice.value === answer)?.label ?? answer;
}
