import type { Static } from 'typebox';
import type { AskPosters, PosterJob } from '../../../contract/posters.contract.ts';
import { areHers, areOfCounty, type ChosenPlaces, type CodeBook, deputyFor, listTownsOf, listVillagesOf } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';
import { countPages } from '../count-pages.ts';
import { findJob, insertJob } from '../posters.store.ts';
import { viewJobs } from './view-jobs.ts';

/** Writes down what is wanted and knocks; a worker draws it. The same id and body again is the same job. */
export async function askPosters(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { jobId, sheet, places: asked }: Static<typeof AskPosters>,
): Promise<{ job: PosterJob; fresh: boolean }> {
  const { db, clock, jobs } = house;
  const places = inOrder(asked ?? placesOf(scope));
  if (!areHers(book, scope, places) || (places !== 'all' && !areOfCounty(book, scope.county, places))) throw new Problem('not-found');
  const now = clock.now();
  const fresh = await db.transaction().execute(async (tx) => {
    const inserted = await insertJob(tx, scope, {
      id: jobId,
      sheet,
      places: JSON.stringify(places),
      state: 'waiting',
      pages_done: 0,
      pages_total: countAll(book, scope.county, sheet, places),
      asked_by: scope.staff,
      asked_at: now,
      due_at: now,
      finished_at: null,
      refusals: JSON.stringify([]),
      file: null,
      manifest: null,
      sha256: null,
      bytes: null,
    });
    if (!inserted) return false;
    await recordLook(house, tx, scope, { act: 'begun', whatKind: 'posters', what: jobId, forWhom: deputyFor(book, scope, places) });
    await jobs.send(tx, 'make-posters', { county: scope.county, job: jobId });
    return true;
  });
  const row = await findJob(db, scope, jobId);
  // Somebody else's id answers like one of another county would: as if it were hers to choose again.
  if (!row || row.asked_by !== scope.staff) throw new Problem('not-found');
  if (row.sheet !== sheet || JSON.stringify(row.places) !== JSON.stringify(places))
    throw new Problem('already-sent-differently', { text: '这一份已经在做了，选的不一样。请重新选一次。' });
  const [job] = await viewJobs(house, book, scope, [row]);
  return { job: job!, fresh };
}

function inOrder(places: ChosenPlaces): ChosenPlaces {
  return places === 'all' ? places : places.toSorted();
}

function countAll(book: CodeBook, county: string, sheet: Parameters<typeof countPages>[0], places: ChosenPlaces): number {
  const windows = listTownsOf(book, county, places).length + (places === 'all' ? 1 : 0);
  return countPages(sheet, { villages: listVillagesOf(book, county, places).length, windows });
}
