import { addDays, dayOf, startOfDay, type Day } from '../day.ts';

const HOUR = 3_600_000;

interface FoldingTimes {
  since: Day;
  /** Hours of Shanghai. */
  hours: readonly number[];
}

/**
 * When a number that stands for several persons is told, all that waits for it at once: a liaison or a daughter with forty elders gets two
 * messages on the day the money comes, not forty. Before noon and before the evening, so that who reads it can still go by on that day, and
 * within what vendors let through to a number. Our own choice: no text sets such times.
 */
const foldingTimes: readonly FoldingTimes[] = [{ since: '2026-01-01', hours: [11, 17] }];

function timesOf(day: Day): number[] {
  const { hours } = foldingTimes.findLast(({ since }) => since <= day) ?? foldingTimes[0]!;
  return hours.map((hour) => startOfDay(day).getTime() + hour * HOUR);
}

/** The first folding time after `now`. */
export function nextFoldingTime(now: Date): Date {
  const today = dayOf(now);
  return new Date([...timesOf(today), ...timesOf(addDays(today, 1))].find((time) => time > now.getTime())!);
}

/** Whether what became due then has waited for its folding time. */
export function isFoldingTime(moment: Date): boolean {
  return timesOf(dayOf(moment)).includes(moment.getTime());
}
