import type { House } from '../../platform/house.ts';
import { forgetFile, listFilesToForget, listWorkingJobs } from '../posters.store.ts';
import { jobOfScratch } from './scratch-of-job.ts';

/** A file can be made again; what hangs is known by its manifest, which stays. */
const keptForMs = 30 * 86_400_000;
const batch = 50;

/** Throws away what nobody will fetch: files of a month ago, and what workers that died left half-way. */
export async function sweepPosters(house: House, counties: readonly string[]): Promise<void> {
  const { db, files, clock } = house;
  // Listed before the jobs are: what is begun in between is not on this list.
  const scratch = await files.listScratch();
  const working = new Set<string>();
  const finishedBefore = new Date(clock.now().getTime() - keptForMs);
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const one of await listFilesToForget(db, scope, { finishedBefore, limit: batch })) {
      // The file first: a row that names no file would never be looked at again.
      await files.remove(one.file);
      await forgetFile(db, scope, one);
    }
    if (scratch.length > 0) for (const job of await listWorkingJobs(db, scope)) working.add(job);
  }
  for (const name of scratch) {
    const job = jobOfScratch(name);
    if (job !== undefined && !working.has(job)) await files.removeScratch(name);
  }
}
