import { isGoingOn } from '../../rules/closing.ts';
import type { EventDates } from '../../rules/procedure.ts';

/** The day of the latest event of each kind. What was closed and goes on counts anew: whatever began before begins on that day. */
export function eventDates(events: readonly { kind: string; on_day: string }[]): EventDates {
  const dates: Record<string, string> = {};
  for (const { kind, on_day: day } of events) {
    if (isGoingOn(kind)) for (const earlier of Object.keys(dates)) dates[earlier] = day;
    dates[kind] = day;
  }
  return dates;
}
