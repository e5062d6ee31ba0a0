import type { PosterJob } from '../../../contract/posters.contract.ts';
import { type CodeBook, deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { cancelJob } from '../posters.store.ts';
import { getJob } from './get-job.ts';
import { viewJobs } from './view-jobs.ts';

/** Waiting or working, it ends; the worker hears of it at its next page. What is over already stays what it is. */
export async function cancelPosters(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<PosterJob> {
  const { places } = await getJob(house.db, book, scope, id);
  await house.db.transaction().execute(async (tx) => {
    if (await cancelJob(tx, scope, id, house.clock.now()))
      await recordLook(house, tx, scope, { act: 'ended', whatKind: 'posters', what: id, forWhom: deputyFor(book, scope, places) });
  });
  const [job] = await viewJobs(house, book, scope, [await getJob(house.db, book, scope, id)]);
  return job!;
}
