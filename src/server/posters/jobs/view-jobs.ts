import type { PosterJob } from '../../../contract/posters.contract.ts';
import { type CodeBook, tellPlaces } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { PosterJobRow } from '../posters.store.ts';

/** As the page shows them. */
export async function viewJobs(house: House, book: CodeBook, scope: StaffScope, rows: readonly PosterJobRow[]): Promise<PosterJob[]> {
  const names = await listStaffNames(house.db, scope, [...new Set(rows.map((row) => row.asked_by))]);
  return rows.map((row) => ({
    jobId: row.id,
    sheet: row.sheet,
    places: tellPlaces(book, scope.county, row.places),
    state: row.state,
    pagesDone: row.pages_done,
    pagesTotal: row.pages_total,
    askedBy: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    ...(row.bytes === null || row.file === null ? {} : { bytes: row.bytes }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
    refusals: row.refusals,
  }));
}
