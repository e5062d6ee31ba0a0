import type { StaffMatterLines } from '../../contract/decide.contract.ts';
import type { Day } from '../../rules/day.ts';
import { lightOf } from '../../rules/light.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { Hold, MatterView } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { StaffScope } from '../platform/scope.ts';
import { stateFor } from './state-for.ts';

/** One line of an officer's list; the name stays masked until she opens it. */
export async function staffLine(
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  { row, hold, ...view }: MatterView & { hold: Hold },
  today: Day,
): Promise<StaffMatterLines['matters'][number]> {
  const { calendar, figures } = book.findCounty(row.county)!;
  return {
    matterId: row.id,
    receiptNumber: view.receiptNumber,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    applicant: view.applicant,
    village: book.findVillage(row.village)?.name ?? '',
    state: stateFor(scope, view.state),
    ...(view.next ? { next: view.next, light: lightOf(view.next.day, today, calendar, figures) } : {}),
    ...(hold.forWhom ? { forWhom: hold.forWhom.name } : {}),
    ...(mayDo(scope.role, 'hold-matters') ? { hold: hold.state, ...(hold.by ? { heldBy: hold.by.name } : {}) } : {}),
    submittedAt: row.submitted_at!.toISOString(),
  };
}
