import { addDays, dayOf } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { listGuessedVillages, openGuessTask, raiseGuessCount } from './task.store.ts';

/**
 * Wrong tags of one village on one day. Nobody types a code off a wall thirty times, and a camera reads it right or not at all: whoever
 * gets there tries numbers, or a misprinted poster hangs somewhere.
 */
const tooManyWrongTags = 30;

/** A task for each village whose number is tried, one a day at most, under that village's number: no code of it is at fault. */
export async function raiseGuesses(house: House, counties: readonly string[]): Promise<void> {
  const now = house.clock.now();
  // What was counted just before midnight is written just after it.
  const from = addDays(dayOf(now), -1);
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { village, day, count } of await listGuessedVillages(house.db, scope, { from, least: tooManyWrongTags })) {
      const task = { id: idOf(house, `${village}|${day}`), count: Number(count), now };
      if (!(await openGuessTask(house.db, scope, { ...task, village }))) await raiseGuessCount(house.db, scope, task);
    }
  }
}

/** The same for the same village and day in every process: two that find it at once open one. */
function idOf({ vault }: House, what: string): string {
  const hex = vault.hash('guessed', what).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
