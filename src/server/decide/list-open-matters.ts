import type { StaffMatterLines } from '../../contract/decide.contract.ts';
import { maskName } from '../../rules/mask.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { listOpenMattersFor, readTimeline, type MatterRow, type MatterView } from '../matter/index.ts';
import { readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';

type Line = StaffMatterLines['matters'][number];

/** Open matters of my places, the earliest date first; names masked, opening one is the look. */
export async function listOpenMatters(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope): Promise<StaffMatterLines> {
  const matters: Line[] = [];
  for (const row of await listOpenMattersFor(house.db, scope)) {
    if (row.key_wrapped) matters.push((await staffLine(house, book, shelf, scope, row)).line);
  }
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'matters', what: String(matters.length) });
  return { matters };
}

export async function staffLine(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  row: MatterRow,
): Promise<{ line: Line; view: MatterView }> {
  const view = await readTimeline(house, house.db, scope, row, book.findCounty(scope.county)!.calendar);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const { name } = await readPerson(house, house.db, scope, row.person);
  const line: Line = {
    matterId: row.id,
    receiptNumber: `${row.receipt_number!.slice(0, 4)} ${row.receipt_number!.slice(4)}`,
    program: catalogue?.programs.find((program) => program.id === row.program)?.name ?? row.program,
    applicant: maskName(name),
    village: book.findVillage(row.village)?.name ?? '',
    state: view.state,
    ...(view.next ? { next: view.next } : {}),
    submittedAt: row.submitted_at!.toISOString(),
  };
  return { line, view };
}
