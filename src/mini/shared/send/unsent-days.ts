import type { Age, Parcel } from './parcel.ts';

/*
 * What lies on a phone unsent is told of three times, and is gone only after that: a phone is lost, sold and passed on (security 12).
 * Days are the county's, from the first answer heard after it was sent off. The phone's own clock decides nothing here.
 */
export const tellingDays = [14, 30, 55] as const;
export const goneAfterDays = 60;

const dayMs = 86_400_000;
const first = tellingDays[0];
const last = tellingDays[2];

/** Of a parcel met for the first time, or by a clock that was put back: never older than it is. */
export function ageAt(parcel: Parcel, now: number): Age {
  const { since, told, toldAt } = parcel.age ?? { since: now, told: 0, toldAt: now };
  return { since: Math.min(since, now), told, toldAt: Math.min(toldAt, now) };
}

/**
 * The day to tell of now, if any. A stage follows the last only after as many days as lie between them: a clock that leaps a year
 * ahead tells once and takes nothing.
 */
export function dayToTell({ since, told, toldAt }: Age, now: number): number | undefined {
  const next = tellingDays.find((day) => day > told);
  if (next === undefined || now - since < next * dayMs) return undefined;
  return next === first || now - toldAt >= (next - told) * dayMs ? next : undefined;
}

/** Told of for the last time as many days ago as she was promised. */
export function isOver({ since, told, toldAt }: Age, now: number): boolean {
  return told === last && now - since >= goneAfterDays * dayMs && now - toldAt >= (goneAfterDays - last) * dayMs;
}
