import { addDays, type Day } from './day.ts';
import type { Limit, Procedure, ProcedureEvent, Role, SourceKind } from './procedure-shape.ts';
import { addWorkingDays, type Calendar } from './working-day.ts';

export { checkProcedure } from './check-procedure.ts';
export { submitEvent } from './procedure-shape.ts';
export type { Procedure, ProcedureEvent, Role, SourceKind } from './procedure-shape.ts';

/** The day of the latest event of each kind so far. */
export type EventDates = Readonly<Record<string, Day>>;

export interface Due {
  day: Day;
  certain: boolean;
  kind: SourceKind;
}

export interface Circumstances {
  role: Role;
  today: Day;
  dates: EventDates;
  calendar: Calendar;
  given: { amount?: boolean; reason?: boolean; remedy?: boolean };
}

export type Judgement =
  | { allowed: true; event: ProcedureEvent; to: string }
  | { allowed: false; why: 'no-such-event' | 'wrong-role' | 'not-yet' | 'missing'; notBefore?: Day; missing?: string };

/** Whether this role may record this event in this step today, and where it leads. */
export function judgeEvent(procedure: Procedure, step: string, event: string, now: Circumstances): Judgement {
  const found = stepOf(procedure, step).events.find((candidate) => candidate.event === event);
  if (!found) return { allowed: false, why: 'no-such-event' };
  if (!found.role.includes(now.role)) return { allowed: false, why: 'wrong-role' };

  if (found.notBefore === 'step-ended') {
    const notBefore = dayAfterClock(procedure, step, now);
    // No date, no end: a notice that was never hung cannot have run out.
    if (notBefore === undefined) return { allowed: false, why: 'not-yet' };
    if (now.today < notBefore) return { allowed: false, why: 'not-yet', notBefore };
  }

  const missing = found.needs.find((need) => now.given[need] !== true);
  if (missing !== undefined) return { allowed: false, why: 'missing', missing };
  return { allowed: true, event: found, to: found.to };
}

/** The buttons of this role in this step; one that is not possible yet is among them, `judgeEvent` says from when. */
export function eventsFor(procedure: Procedure, step: string, role: Role): ProcedureEvent[] {
  return stepOf(procedure, step).events.filter((event) => event.role.includes(role));
}

/** By when this step must be done; nothing where no limit is set, or its start has not happened. */
export function dueOf(procedure: Procedure, step: string, dates: EventDates, calendar: Calendar): Due | undefined {
  return dueBy(stepOf(procedure, step).clock, dates, calendar);
}

/** By when the whole must be decided. */
export function totalDueOf(procedure: Procedure, dates: EventDates, calendar: Calendar): Due | undefined {
  return dueBy(procedure.total, dates, calendar);
}

/** Takes nothing but a start: there is no way to stop a clock here, for a missing paper or for anything else. */
function dueBy(limit: Limit | undefined, dates: EventDates, calendar: Calendar): Due | undefined {
  const from = limit && dates[limit.from];
  if (!limit || from === undefined) return undefined;
  const { day, certain } =
    limit.counting === 'working' ? addWorkingDays(from, limit.days, calendar) : { day: addDays(from, limit.days), certain: true };
  return { day, certain, kind: limit.kind };
}

/** A limit ends at 24:00, so what must wait for it begins on the day after. */
function dayAfterClock(procedure: Procedure, step: string, now: Circumstances): Day | undefined {
  const due = dueOf(procedure, step, now.dates, now.calendar);
  return due && addDays(due.day, 1);
}

function stepOf(procedure: Procedure, step: string) {
  const found = procedure.steps[step];
  if (!found) throw new RangeError(`procedure ${procedure.id} has no step ${step}`);
  return found;
}
