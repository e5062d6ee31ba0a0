import type { Lane } from './notice/notice-kinds.ts';
import { addDays, dayOf, startOfDay } from './day.ts';

const HOUR = 3_600_000;

interface Hours {
  from: number;
  until: number;
}

/** When a phone that rings wakes nobody, in hours of Shanghai. Our own choice: no text sets hours for notices of an office. */
const daytime: Hours = { from: 8, until: 21 };
/** Carriers let 8 to 22 through for what nobody asked for; ours end while the hotline's evening still answers. */
const campaignHours: Hours = { from: 9, until: 20 };

/** `now` by day, else the next morning: for what no person has decided just now and what can wait until she is awake. */
export function nextDaytime(now: Date): Date {
  return nextWithin(daytime, now);
}

/** `now` where a message of this lane may go out now, else the next morning: somebody waits for a code, and what a person decides is told at once. */
export function nextHourOf(lane: Lane, now: Date): Date {
  if (lane === 'campaign') return nextWithin(campaignHours, now);
  return lane === 'reminder' ? nextDaytime(now) : now;
}

/** When messages of this lane begin on the next day. */
export function nextMorningOf(lane: Lane, now: Date): Date {
  const tomorrow = startOfDay(addDays(dayOf(now), 1));
  return nextWithin(lane === 'campaign' ? campaignHours : daytime, tomorrow);
}

function nextWithin({ from, until }: Hours, now: Date): Date {
  const today = startOfDay(dayOf(now)).getTime();
  if (now.getTime() < today + from * HOUR) return new Date(today + from * HOUR);
  if (now.getTime() < today + until * HOUR) return now;
  return new Date(startOfDay(addDays(dayOf(now), 1)).getTime() + from * HOUR);
}
