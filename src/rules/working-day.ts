import { addDays, type Day, weekdayOf } from './day.ts';

/** What the State Council announced, by year. `rest`: weekdays that are off; `work`: weekend days that are worked. */
export interface Calendar {
  years: Record<string, { rest: Day[]; work: Day[]; source: string }>;
}

/**
 * `certain` is false when a day was counted whose year has not been announced: Monday to Friday, shown as 预计, counted again once it is. No holiday is
 * guessed: a guess makes the day later, and a day that she was told is never made earlier again.
 */
export interface CountedDay {
  day: Day;
  certain: boolean;
}

export function isWorkingDay(day: Day, calendar: Calendar): { working: boolean; certain: boolean } {
  const weekday = weekdayOf(day);
  const isWeekend = weekday === 0 || weekday === 6;
  const year = calendar.years[day.slice(0, 4)];
  if (!year) return { working: !isWeekend, certain: false };
  return { working: isWeekend ? year.work.includes(day) : !year.rest.includes(day), certain: true };
}

/** The day after `from` is the first that may count; a count of 0 is `from` itself, working or not. */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): CountedDay {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let day = from;
  let left = count;
  let certain = true;
  while (left > 0) {
    day = addDays(day, 1);
    const judged = isWorkingDay(day, calendar);
    if (judged.working) left -= 1;
    if (!judged.certain) certain = false;
  }
  return { day, certain };
}

/** The day itself if it is worked, else the first after it that is. */
export function firstWorkingDay(from: Day, calendar: Calendar): CountedDay {
  const { working, certain } = isWorkingDay(from, calendar);
  if (working) return { day: from, certain };
  const next = firstWorkingDay(addDays(from, 1), calendar);
  return { day: next.day, certain: certain && next.certain };
}

/** How many years are announced: it only grows, so dates counted with fewer are counted again. */
export function editionOf(calendar: Calendar): number {
  return Object.keys(calendar.years).length;
}
