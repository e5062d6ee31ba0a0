import type { Day } from './day.ts';

/** How old somebody is on a day; whoever was born on a 29 February is a year older on 1 March. */
export function fullYears(birthday: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return today.slice(5) < birthday.slice(5) ? years - 1 : years;
}
