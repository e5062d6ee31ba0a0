import type { CodeBook, Town, Village } from '../../places/index.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { isHers } from './is-hers.ts';

/** The living villages of her places, by town, in the order of their numbers. */
export function listVillagesOfHers(book: CodeBook, scope: StaffScope): { town: Town; villages: Village[] }[] {
  return book.towns
    .filter(({ county }) => county.id === scope.county)
    .map((town) => ({ town, villages: (book.villagesOf(town.id) ?? []).filter((village) => isHers(scope, village)) }))
    .filter(({ villages }) => villages.length > 0);
}
