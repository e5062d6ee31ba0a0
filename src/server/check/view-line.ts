import type { MatterLines } from '../../contract/check.contract.ts';
import { maskName } from '../../rules/mask.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { readTimeline, type MatterRow, type MatterView } from '../matter/index.ts';
import { readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';

type Line = MatterLines['matters'][number];

/** One line of a list, with the view it was made from. The program keeps the name it had when she applied. */
export async function viewLine(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: Scope,
  row: MatterRow,
): Promise<{ line: Line; view: MatterView }> {
  const county = book.findCounty(scope.county)!;
  const view = await readTimeline(house, house.db, scope, row, county.calendar);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const { name } = await readPerson(house, house.db, scope, row.person);
  const line: Line = {
    matterId: row.id,
    receiptNumber: `${row.receipt_number!.slice(0, 4)} ${row.receipt_number!.slice(4)}`,
    program: catalogue?.programs.find((program) => program.id === row.program)?.name ?? row.program,
    forWhom: maskName(name),
    state: view.state,
    ...(view.next ? { next: view.next } : {}),
    updatedAt: row.changed_at.toISOString(),
  };
  return { line, view };
}
