import type { EventDates } from '../../rules/procedure.ts';

/** The day of the latest event of each kind. */
export function eventDates(events: readonly { kind: string; on_day: string }[]): EventDates {
  return Object.fromEntries(events.map((event) => [event.kind, event.on_day]));
}
