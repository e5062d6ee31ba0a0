import { addDays, dayOf, startOfDay } from './day.ts';

const HOUR = 3_600_000;
/** When a phone that rings wakes nobody, in hours of Shanghai. Our own choice: no text sets hours for notices of an office. */
const daytime = { from: 8, until: 21 };

/** `now` by day, else the next morning: for what no person has decided just now and what can wait until she is awake. */
export function nextDaytime(now: Date): Date {
  const today = startOfDay(dayOf(now)).getTime();
  if (now.getTime() < today + daytime.from * HOUR) return new Date(today + daytime.from * HOUR);
  if (now.getTime() < today + daytime.until * HOUR) return now;
  return new Date(startOfDay(addDays(dayOf(now), 1)).getTime() + daytime.from * HOUR);
}
