import { isDay } from './day.ts';

/** Yuan; more than anybody here has, so that a zero too many is caught. */
const yuanAtMost = 100_000_000;

/** Whether an answer is of the kind that the question asks for. Not knowing is no answer, and is asked about elsewhere. */
export function fitsFact(fact: { type: string; choices?: readonly { value: string }[] }, answer: unknown): boolean {
  const isCount = (most: number) => Number.isInteger(answer) && (answer as number) >= 0 && (answer as number) <= most;
  if (fact.type === 'boolean') return typeof answer === 'boolean';
  if (fact.type === 'integer') return isCount(1000);
  if (fact.type === 'yuan') return isCount(yuanAtMost);
  if (fact.type === 'date') return typeof answer === 'string' && isDay(answer);
  return fact.type === 'choice' && (fact.choices?.some((choice) => choice.value === answer) ?? false);
}
