import type { Calendar } from '../../rules/working-day.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listCalendarYears } from './places.store.ts';

/** The years that the county has published so far. */
export async function readCalendar(db: Reader, scope: Scope): Promise<Calendar> {
  const years = await listCalendarYears(db, scope);
  return { years: Object.fromEntries(years.map((year) => [String(year.year), year.data])) } as Calendar;
}
