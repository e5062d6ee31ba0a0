import type { PosterJobs } from '../../../contract/posters.contract.ts';
import { areHers, type CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listJobs as readJobs, type PosterJobRow } from '../posters.store.ts';
import { viewJobs } from './view-jobs.ts';

const shown = 50;
const batch = 200;
/** Further back nobody of a small town looks for her own among those of the whole county. */
const mostBatches = 10;

/** The newest of those whose places are all hers. */
export async function listJobs(house: House, book: CodeBook, scope: StaffScope): Promise<PosterJobs> {
  const hers: PosterJobRow[] = [];
  let behind: PosterJobRow | undefined;
  for (let round = 0; round < mostBatches && hers.length < shown; round += 1) {
    const rows = await readJobs(house.db, scope, { limit: batch, behind });
    hers.push(...rows.filter((row) => areHers(book, scope, row.places)));
    behind = rows.at(-1);
    if (rows.length < batch) break;
  }
  const jobs = await viewJobs(house, book, scope, hers.slice(0, shown));
  return { jobs, ...(hers.length > shown ? { more: shown } : {}) };
}
