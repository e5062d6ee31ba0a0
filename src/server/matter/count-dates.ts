import { lastQuietDay } from '../../rules/by-itself.ts';
import type { Day } from '../../rules/day.ts';
import {
  type Due,
  type EventDates,
  isPublicNotice,
  isWaiting,
  lastDayOf,
  notBeforeTold,
  type Procedure,
  totalDueOf,
} from '../../rules/procedure.ts';
import { type Calendar, editionOf } from '../../rules/working-day.ts';

/** The stored dates of a matter. */
interface Stored {
  due_on: Day | null;
  total_due_on: Day | null;
  told_due_on: Day | null;
  told_total_on: Day | null;
}

/** What she was told of this step and of the whole; nothing of a step that has only begun. */
export interface Told {
  due: Day | null;
  total: Day | null;
}

/** As the law counts · as she reads it · as the row keeps both. */
export interface CountedDates {
  due: Due | undefined;
  total: Due | undefined;
  said: { due: Due | undefined; total: Due | undefined };
  columns: Stored & { due_certain: boolean | null; due_kind: string | null; late_on: Day | null; calendar_edition: number };
}

/** Until a calendar moves a day to an earlier one, what was counted is what she was told. */
export function toldOf(row: Stored): Told {
  return { due: row.told_due_on ?? row.due_on, total: row.told_total_on ?? row.total_due_on };
}

/** Every date of a matter in a step; those she was told that are later than what is counted now stand beside it. */
export function countDates(procedure: Procedure, step: string, dates: EventDates, calendar: Calendar, told?: Told): CountedDates {
  const counted = lastDayOf(procedure, step, dates, calendar);
  const total = totalDueOf(procedure, dates, calendar);
  const said = { due: notBeforeTold(counted, told?.due), total: notBeforeTold(total, told?.total) };
  // Until when she may object is one day for everybody.
  const due = isPublicNotice(procedure, step) ? said.due : counted;
  const columns = {
    due_on: due?.day ?? null,
    due_certain: due?.certain ?? null,
    due_kind: due?.kind ?? null,
    total_due_on: total?.day ?? null,
    told_due_on: onlyLater(said.due, due),
    told_total_on: onlyLater(said.total, total),
    late_on: lastQuietDay(procedure, step, dates, calendar) ?? null,
    calendar_edition: editionOf(calendar),
  };
  return { due, total, said, columns };
}

/** Whether a day that she was told has passed; the law's own may be earlier, and then the matter is late without that. */
export function isLateForHer(procedure: Procedure, step: string, { due, total }: CountedDates['said'], today: Day): boolean {
  const at = procedure.steps[step]!;
  const days = [isWaiting(at) ? undefined : due, at.decided ? undefined : total];
  return days.some((last) => last !== undefined && last.day < today);
}

function onlyLater(said: Due | undefined, counted: Due | undefined): Day | null {
  return said && said.day !== counted?.day ? said.day : null;
}
