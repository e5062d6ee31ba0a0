import type { Ratings } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { ratingLevelKinds, ratingLevels } from '../../../rules/grievances.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { countRatings } from '../grievance.store.ts';

/** Of months that are over: in a running one, whoever looks before and after a visit would know who said what. */
export async function readRatings(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope): Promise<Ratings> {
  const rows = await countRatings(house.db, scope, dayOf(house.clock.now()).slice(0, 7));
  const names = new Map((await shelf.findInForce(scope.county))?.catalogue.programs.map(({ id, name }) => [id, name]));
  const towns = new Map(book.towns.map(({ id, name }) => [id, name]));
  return {
    rows: rows.map((row) => ({
      town: towns.get(row.town) ?? row.town,
      program: names.get(row.program) ?? row.program,
      month: `${row.month.slice(0, 4)}年${Number(row.month.slice(5))}月`,
      all: Number(row.all),
      levels: ratingLevelKinds.map((kind) => ({ kind, title: ratingLevels[kind], count: Number(row[kind]) })),
    })),
  };
}
