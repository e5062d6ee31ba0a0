import type { House } from '../../platform/house.ts';
import { listDueJobs } from '../posters.store.ts';
import { makePosterJob } from './make-poster-job.ts';

/** A round is a minute and other things are due in it: what is left is found by the next one. */
const mostARound = 3;

/** Jobs whose knock was lost, and those whose worker has fallen silent. */
export async function makeDuePosters(house: House, counties: readonly string[]): Promise<void> {
  let left = mostARound;
  for (const county of counties) {
    if (left === 0) return;
    const due = await listDueJobs(house.db, { kind: 'system', county }, { now: house.clock.now(), limit: left });
    for (const job of due) await makePosterJob(house, { county, job });
    left -= due.length;
  }
}
