import type { CodeBook, Town, Village } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import { isWithin, placesOf, type StaffScope } from '../../platform/scope.ts';

/** A village of her places, also one that is none any more; what is not hers is answered like what is not there. */
export function getVillageOfHers(book: CodeBook, scope: StaffScope, id: string): Village {
  const village = book.findVillage(id);
  if (!village || !isHers(scope, village)) throw new Problem('not-found');
  return village;
}

/** The living villages of her places, by town, in the order of their numbers. */
export function villagesOfHers(book: CodeBook, scope: StaffScope): { town: Town; villages: Village[] }[] {
  return book.towns
    .filter(({ county }) => county.id === scope.county)
    .map((town) => ({ town, villages: (book.villagesOf(town.id) ?? []).filter((village) => isHers(scope, village)) }))
    .filter(({ villages }) => villages.length > 0);
}

function isHers(scope: StaffScope, village: Village): boolean {
  return village.county.id === scope.county && isWithin(scope.role, placesOf(scope), { village: village.id, town: village.town.id });
}
