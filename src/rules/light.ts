import { addDays, type Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';
import { isWorkingDay, type Calendar } from './working-day.ts';

/** green: time enough · amber: soon · red: now · overdue: the day has passed */
export type Light = 'green' | 'amber' | 'red' | 'overdue';

/** How near a last day is, in working days that are left, today not counted. Without the county's figures nothing warns early. */
export function lightOf(due: Day, today: Day, calendar: Calendar, figures: readonly Figure[]): Light {
  if (today > due) return 'overdue';
  const amber = figureOn(figures, 'amber-days', today)?.value ?? 0;
  const red = figureOn(figures, 'red-days', today)?.value ?? 0;
  const left = workingDaysLeft(today, due, calendar, Math.max(amber, red) + 1);
  return left <= red ? 'red' : left <= amber ? 'amber' : 'green';
}

/** Counted no further than anybody asks, so that a date far away costs nothing. */
function workingDaysLeft(today: Day, due: Day, calendar: Calendar, enough: number): number {
  let left = 0;
  for (let day = addDays(today, 1); day <= due && left < enough; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar).working) left += 1;
  }
  return left;
}
