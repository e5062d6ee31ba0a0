import { dueByItself, lastQuietDay } from '../../rules/by-itself.ts';
import { dayOf, type Day } from '../../rules/day.ts';
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

/**
 * What is late goes up one level by itself, once a last day, and what a procedure leaves to the clock happens on its day; she is told. Nobody has
 * to press anything, and nobody can keep it back.
 */
export async function doByItself(house: House, counties: readonly string[]): Promise<void> {
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
  const law = (await findProcedure(house.db, scope, late.procedure, late.procedure_version))!;
  const dates = eventDates(await listEventsOf(house.db, scope, [late.id]));
  const event = dueByItself(law, late.step, dates, calendar, dayOf(house.clock.now())) ?? overdueEvent;
  const act = { event, role: 'clock', given: {}, figures: [], matter: late.id, seenVersion: late.version, calendar } as const;
  try {
    await house.db.transaction().execute((tx) => recordEvent(house, tx, scope, { ...act, submissionId: newId(house.clock) }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody moved it on just now: what they recorded has set its next day. Else the calendar of a new year gave it more days, or its household was erased.
    if (error.code !== 'changed-meanwhile') await countAgain(house, scope, late.id, lastQuietDay(law, late.step, dates, calendar));
  }
}

async function countAgain(house: House, scope: SystemScope, id: string, next: Day | undefined): Promise<void> {
  const isPast = next !== undefined && next < dayOf(house.clock.now());
  await house.db.transaction().execute((tx) => writeTogether(tx, moveMatter(scope, id, { late_on: isPast ? null : (next ?? null) })));
}
