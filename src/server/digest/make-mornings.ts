import type { Day } from '../../rules/day.ts';
import { morningOf } from '../../rules/morning.ts';
import { prepareRing } from '../notify/index.ts';
import { readCalendar } from '../places/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import type { SystemScope } from '../platform/scope.ts';
import { countDueForLiaison } from './count-due-for-liaison.ts';
import {
  countDueVisits,
  insertDigest,
  listDueLeads,
  listDueMatters,
  listDueWords,
  listLiaisonsOfTown,
  listTownsWithoutMorning,
} from './digest.store.ts';

/**
 * 一日一提醒: each working morning the desk of a town is shown what is due, and a liaison who has something in hand gets one SMS. Each town in a
 * transaction of its own and once a day, whatever stops us between two. On a day with nothing due nobody is told anything.
 */
export async function makeMornings(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const day = morningOf(house.clock.now(), await readCalendar(house.db, scope));
    if (day === undefined) continue;
    for (const town of await listTownsWithoutMorning(house.db, scope, day))
      // The row is not there, so the next knock makes it.
      await makeMorning(house, scope, { town, day }).catch((error: unknown) => house.log.error(errorForLog(error), 'no morning made'));
  }
}

async function makeMorning(house: House, scope: SystemScope, { town, day }: { town: string; day: Day }): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const of = { towns: [town], day };
    const matters = (await listDueMatters(tx, scope, of)).length + (await listDueWords(tx, scope, of)).length;
    const due = matters + (await listDueLeads(tx, scope, of)).length + (await countDueVisits(tx, scope, of));
    const state = due > 0 ? 'due' : 'nothing-due';
    const made = { county: scope.county, place: town, period: 'day', day, state, due, made_at: house.clock.now() } as const;
    if (await insertDigest(tx, made)) await ringLiaisons(house, tx, scope, { town, day });
  });
}

/** One SMS a number, also where somebody helps in two villages. */
async function ringLiaisons(house: House, tx: Tx, scope: SystemScope, { town, day }: { town: string; day: Day }): Promise<void> {
  const byPhone = Map.groupBy(await listLiaisonsOfTown(tx, scope, { town, day }), ({ phone }) => phone);
  for (const [phone, [first, ...others]] of byPhone) {
    const villages = [first!, ...others].map(({ village }) => village);
    const lines = await countDueForLiaison(house, tx, scope, { villages, phone, day });
    const count = lines.reduce((sum, line) => sum + line.count, 0);
    if (count === 0) continue;
    await prepareRing(house, tx, scope, {
      about: first!.id,
      place: first!.village,
      why: 'morning',
      template: 'morning',
      params: [String(count)],
      phone,
    });
  }
}
