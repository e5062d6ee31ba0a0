import { type Day, dayOf, startOfDay } from './day.ts';
import { type Calendar, isWorkingDay } from './working-day.ts';

/*
 * 四个一. One day, one reminder is made here; 一月一小结 (what was done in a month) and 一年一复核 (whom to look at again this year) go
 * into the same table under their own period, each by an act beside the morning's.
 */
export const digestPeriods = ['day', 'month', 'year'] as const;
export type DigestPeriod = (typeof digestPeriods)[number];

const HOUR = 3_600_000;
/** In hours of Shanghai: when the desks open, and when it is too late for a morning. Our own choice. */
const hours = { from: 8, until: 18 };

/** The working day whose morning it is now; none at night, at a weekend and on a holiday. A Saturday that is worked is one. */
export function morningOf(now: Date, calendar: Calendar): Day | undefined {
  const day = dayOf(now);
  const at = (now.getTime() - startOfDay(day).getTime()) / HOUR;
  return at >= hours.from && at < hours.until && isWorkingDay(day, calendar).working ? day : undefined;
}
