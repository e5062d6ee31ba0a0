import type { Deputies } from '../../../contract/staff.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { namePlaces, type CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { scopeOf } from '../scope-of.ts';
import { listColleagues, listDeputies } from './deputies.store.ts';

/** Who stands in for me and for whom I do, now and later; and whom I may ask. */
export async function viewDeputies(house: House, book: CodeBook, scope: StaffScope): Promise<Deputies> {
  const today = dayOf(house.clock.now());
  const people = await listColleagues(house.db, scope);
  const rows = await listDeputies(house.db, scope, { of: [scope.staff], from: today });
  const colleagues = people.map((one) => {
    const { places } = scopeOf({ county: scope.county, role: scope.role, ...one });
    return { staffId: one.id, name: one.name, places: namePlaces(book, scope.county, places) };
  });
  const lines = (mine: 'away' | 'deputy', other: 'away' | 'deputy') =>
    rows.flatMap((row) => {
      const person = colleagues.find((one) => one.staffId === row[other]);
      if (row[mine] !== scope.staff || !person) return [];
      const { name, places } = person;
      return [{ deputyId: row.id, name, places, since: row.since, until: row.until, state: row.since <= today ? 'now' : 'later' }];
    });
  return {
    today,
    standInsForMe: lines('away', 'deputy'),
    iStandInFor: lines('deputy', 'away'),
    colleagues: colleagues.filter((one) => one.staffId !== scope.staff),
  };
}
