import type { CodeHealth } from '../../../contract/codes.contract.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';
import { countUnknownIds, listWrongTags } from './lines.store.ts';
import { listVillagesOfHers } from './list-villages-of-hers.ts';
import { readLines } from './read-lines.ts';

/** By town of her places: codes that nobody opens, that somebody reported, that nobody looked at. */
export async function readCodeHealth(house: House, book: CodeBook, scope: StaffScope, weeks: number): Promise<CodeHealth> {
  const towns = listVillagesOfHers(book, scope);
  const { from, lines } = await readLines(house, book, scope, { towns, weeks });
  const byTown = Map.groupBy(lines, ({ town }) => town.id);
  const wrongTags = await listWrongTags(house.db, scope, from);
  const all = placesOf(scope) === 'all';
  const hers = new Set(lines.map(({ village }) => village.id));
  return {
    weeks,
    towns: towns.map(({ town: { id, name } }) => {
      const its = byTown.get(id) ?? [];
      return {
        id,
        name,
        villages: its.length,
        silent: its.filter(({ silent }) => silent === 'silent').length,
        reported: its.filter(({ task }) => task !== undefined).length,
        unchecked: its.filter(({ checked }) => checked === 'unchecked').length,
      };
    }),
    wrongTags: [...wrongTags].reduce((sum, [village, count]) => sum + (all || hers.has(village) ? count : 0), 0),
    unknownIds: await countUnknownIds(house.db, from),
  };
}
