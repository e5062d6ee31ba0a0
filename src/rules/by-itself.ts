import { addDays, type Day } from './day.ts';
import { eventsAt, lastDayOf, nextLateDay, type EventDates, type Procedure } from './procedure.ts';
import type { Calendar } from './working-day.ts';

/*
 * What nobody has to press: a reminder before the last day of a step, and what follows on the day after it, such as the end of a 渐退期 or of a
 * recognition. That something is late is told by itself too (`nextLateDay`).
 */

/** Of what a procedure leaves to the clock in this step, what is due today; where several days were missed, the last of it. */
export function dueByItself(procedure: Procedure, id: string, dates: EventDates, calendar: Calendar, today: Day): string | undefined {
  return listByItself(procedure, id, dates, calendar).findLast(({ from }) => from <= today)?.event;
}

/** The last day on which the clock has nothing to do here. */
export function lastQuietDay(procedure: Procedure, id: string, dates: EventDates, calendar: Calendar): Day | undefined {
  const [next] = listByItself(procedure, id, dates, calendar);
  const days = [nextLateDay(procedure, id, dates, calendar), next && addDays(next.from, -1)];
  return days.filter((day) => day !== undefined).toSorted()[0];
}

/** In the order of their days; what was done since this step's clock began is not done again. */
function listByItself(procedure: Procedure, id: string, dates: EventDates, calendar: Calendar): { event: string; from: Day }[] {
  const last = lastDayOf(procedure, id, dates, calendar)?.day;
  const began = dates[procedure.steps[id]!.clock?.from ?? ''];
  if (last === undefined || began === undefined) return [];
  return eventsAt(procedure, id)
    .flatMap(({ event, role, means, notBefore, ahead }) => {
      if (!role.includes('clock') || means === 'rise') return [];
      if (notBefore) return [{ event, from: addDays(last, 1) }];
      return ahead && (dates[event] ?? '') < began ? [{ event, from: addDays(last, -ahead.days) }] : [];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
