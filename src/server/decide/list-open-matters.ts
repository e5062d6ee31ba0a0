import type { StaffMatterLines } from '../../contract/decide.contract.ts';
import { dayOf } from '../../rules/day.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findHolds, listOpenMattersFor, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { staffLine } from './staff-line.ts';

/** Open matters in my scope, the earliest date first; names masked, opening one is the look. */
export async function listOpenMatters(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope): Promise<StaffMatterLines> {
  const rows = await listOpenMattersFor(house.db, scope);
  const holds = await findHolds(house.db, scope, rows);
  const today = dayOf(house.clock.now());
  const matters: StaffMatterLines['matters'] = [];
  for (const view of await viewMatters(house, house.db, scope, rows, book.findCounty(scope.county)!.calendar)) {
    matters.push(await staffLine(book, shelf, scope, { ...view, hold: holds.get(view.row.id)! }, today));
  }
  const counts = Map.groupBy(rows, (row) => holds.get(row.id)?.forWhom?.staff);
  for (const whom of [undefined, ...scope.standsInFor.map((one) => one.staff)])
    await recordLook(house, house.db, scope, {
      act: 'listed',
      whatKind: 'matters',
      what: String(counts.get(whom)?.length ?? 0),
      forWhom: whom,
    });
  return { matters };
}
