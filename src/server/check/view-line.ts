import type { MatterLines } from '../../contract/check.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { MatterView } from '../matter/index.ts';

/** One line of her list. The program keeps the name it had when she applied. */
export async function viewLine(shelf: CatalogueShelf, { row, ...view }: MatterView): Promise<MatterLines['matters'][number]> {
  return {
    matterId: row.id,
    receiptNumber: view.receiptNumber,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    forWhom: view.applicant,
    state: view.state,
    ...(view.next ? { next: view.next } : {}),
    updatedAt: row.changed_at.toISOString(),
  };
}
