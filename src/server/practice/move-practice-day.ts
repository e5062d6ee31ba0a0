import type { MovePracticeDay } from '../../contract/practice.contract.ts';
import { generationOf } from '../../rules/practice-id.ts';
import { doByItself } from '../matter/index.ts';
import { findPracticeGround } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { houseAhead } from '../platform/house-ahead.ts';
import { Problem } from '../platform/problem.ts';
import { moveDay } from './practice.store.ts';

const aheadAtMost = 400;

/** The ground's own day goes on, and what is late by it goes up at once. Only forward: what was recorded on a day stays in the past. */
export async function movePracticeDay(house: House, county: string, { seen, days }: MovePracticeDay): Promise<void> {
  const open = await findPracticeGround(house.db, county);
  if (!open || generationOf(open.ground) !== seen.generation) throw new Problem('changed-meanwhile');
  const to = seen.daysAhead + days;
  if (to > aheadAtMost) throw new Problem('not-now', { text: '练习村的日子走得太远了，请重新开始。' });
  if (!(await moveDay(house.db, county, { from: seen.daysAhead, to }))) {
    // The same request again has nothing left to do.
    if ((await findPracticeGround(house.db, county))?.days_ahead !== to) throw new Problem('changed-meanwhile');
  }
  await house.vault.loadKeys(house.db, [open.ground]);
  await doByItself(houseAhead(house, to), [open.ground]);
}
