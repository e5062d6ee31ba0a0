import { areHers, type CodeBook } from '../../places/index.ts';
import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findJob, type PosterJobRow } from '../posters.store.ts';

/** The job, if all of its places are hers; one of another town answers like a missing one. */
export async function getJob(db: Reader, book: CodeBook, scope: StaffScope, id: string): Promise<PosterJobRow> {
  const row = await findJob(db, scope, id);
  if (!row || !areHers(book, scope, row.places)) throw new Problem('not-found');
  return row;
}
