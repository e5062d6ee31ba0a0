import { editionOf, type Calendar } from '../../rules/working-day.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { readCalendar } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { countDates, toldOf } from './count-dates.ts';
import { eventDates } from './event-dates.ts';
import { findWithFewerYears, lockWithFewerYears } from './dates.store.ts';
import { findProcedure, listEventsOf, moveMatter } from './matter.store.ts';

const batch = 200;
/** A knock is given up after a minute: the next one goes on. */
const batchesOfOneKnock = 25;

/**
 * Counts the dates of open matters again after a year was published. Each batch is a transaction of its own, and a row says itself with how many
 * years it was counted, so whoever is killed in between has lost a batch and nothing else. No event: nothing happened in the matter.
 */
export async function recountDates(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const calendar = await readCalendar(house.db, scope);
    if (!(await findWithFewerYears(house.db, scope, editionOf(calendar)))) continue;
    for (let done = 0; done < batchesOfOneKnock; done += 1) if ((await recountBatch(house, scope, calendar)) < batch) break;
  }
}

/** How many were counted again; those that somebody is recording in just now are left for the next knock. */
async function recountBatch(house: House, scope: SystemScope, calendar: Calendar): Promise<number> {
  return house.db.transaction().execute(async (tx) => {
    const rows = await lockWithFewerYears(tx, scope, { edition: editionOf(calendar), limit: batch });
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const events = Map.groupBy(await listEventsOf(tx, scope, ids), ({ matter }) => matter);
    const procedures = new Map<string, Procedure>();
    const writes = [];
    for (const row of rows) {
      const key = `${row.procedure}|${row.procedure_version}`;
      const procedure = procedures.get(key) ?? (await findProcedure(tx, scope, row.procedure, row.procedure_version))!;
      procedures.set(key, procedure);
      const { columns } = countDates(procedure, row.step, eventDates(events.get(row.id) ?? []), calendar, toldOf(row));
      writes.push(moveMatter(scope, row.id, columns));
    }
    await writeTogether(tx, ...writes);
    return rows.length;
  });
}
