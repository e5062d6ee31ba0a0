import type { House } from './house.ts';

const day = 86_400_000;

/** The same house with another time: so many days ahead, or behind where below 0. For practice grounds alone, whose days are their own. */
export function houseAhead(house: House, days: number): House {
  return { ...house, clock: { now: () => new Date(house.clock.now().getTime() + Math.round(days * day)) } };
}
