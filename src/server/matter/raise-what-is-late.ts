import { dayOf } from '../../rules/day.ts';
import { nextLateDay } from '../../rules/procedure.ts';
import { overdueEvent } from '../../rules/procedure-shape.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { readCalendar } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { eventDates } from './event-dates.ts';
import { listLate } from './dates.store.ts';
import { findProcedure, listEventsOf, moveMatter } from './matter.store.ts';
import { recordEvent } from './record-event.ts';

type Late = Awaited<ReturnType<typeof listLate>>[number];
const batch = 100;

/** What is late goes up one level by itself, once a last day, and she is told. Nobody has to press anything, and nobody can keep it back. */
export async function raiseWhatIsLate(house: House, counties: readonly string[]): Promise<void> {
  const today = dayOf(house.clock.now());
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const late = await listLate(house.db, scope, { today, limit: batch });
    if (late.length === 0) continue;
    const calendar = await readCalendar(house.db, scope);
    for (const one of late) await raise(house, scope, calendar, one);
  }
}

async function raise(house: House, scope: SystemScope, calendar: Calendar, late: Late): Promise<void> {
  const act = { event: overdueEvent, role: 'clock', given: {}, figures: [] } as const;
  try {
    await house.db
      .transaction()
      .execute((tx) =>
        recordEvent(house, tx, scope, { ...act, matter: late.id, seenVersion: late.version, submissionId: newId(house.clock), calendar }),
      );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody moved it on just now: what they recorded has set its next last day.
    if (error.code !== 'changed-meanwhile') await countAgain(house, scope, calendar, late);
  }
}

/** The calendar of a new year gave it more days, or its household was erased. */
async function countAgain(
  house: House,
  scope: SystemScope,
  calendar: Calendar,
  { id, procedure, procedure_version, step }: Late,
): Promise<void> {
  const law = (await findProcedure(house.db, scope, procedure, procedure_version))!;
  const dates = eventDates(await listEventsOf(house.db, scope, [id]));
  const next = nextLateDay(law, step, dates, calendar);
  const isPast = next !== undefined && next < dayOf(house.clock.now());
  await house.db.transaction().execute((tx) => writeTogether(tx, moveMatter(scope, id, { late_on: isPast ? null : (next ?? null) })));
}
