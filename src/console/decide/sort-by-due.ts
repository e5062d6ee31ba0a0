import type { StaffMatterLines } from '../../contract/decide.contract.ts';

type Line = StaffMatterLines['matters'][number];

/**
 * The earliest date first. The county sorts by the date of the step; a step without one still shows the date of the
 * whole, so what is shown is what is sorted by. Without any date: last, in the county's order.
 */
export function sortByDue(matters: readonly Line[]): Line[] {
  const sorted = [...matters];
  sorted.sort((a, b) => {
    if (a.next && b.next) return a.next.day < b.next.day ? -1 : a.next.day > b.next.day ? 1 : 0;
    return a.next ? -1 : b.next ? 1 : 0;
  });
  return sorted;
}
