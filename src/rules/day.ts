/** A legal day in Asia/Shanghai, such as '2026-11-24'. Days compare as text. */
export type Day = string;

const HOUR = 3_600_000;
/** China has kept UTC+8 without summer time since 1991; old phones have no Intl zones, so the offset is fixed here. */
const SHANGHAI = 8 * HOUR;

export function dayOf(instant: Date): Day {
  return dayOfUtc(instant.getTime() + SHANGHAI);
}

/** 00:00 in Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(utcOf(day) - SHANGHAI);
}

/** 24:00 in Shanghai, which is the start of the next day: an online deadline ends here. */
export function endOfDay(day: Day): Date {
  return new Date(utcOf(day) + 24 * HOUR - SHANGHAI);
}

export function addDays(day: Day, n: number): Day {
  return dayOfUtc(utcOf(day) + n * 24 * HOUR);
}

/** The same date n months on, or the last day of a month that has no such date. */
export function addMonths(day: Day, n: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const lastDate = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), lastDate);
  return dayOfUtc(Date.UTC(Math.floor(months / 12), months % 12, date));
}

/** From one day to a later one; negative for an earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return (utcOf(to) - utcOf(from)) / (24 * HOUR);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(utcOf(day)).getUTCDay();
}

/** A day that stands in the calendar: 1949-02-29 does not. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function utcOf(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function dayOfUtc(at: number): Day {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new RangeError('not an instant');
  return date.toISOString().slice(0, 10);
}
