import { areHers, type CodeBook } from '../../places/index.ts';
import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findPiece, type NewsRow } from './news.store.ts';

/** A piece of her county. Whether she may do anything with it is said by `mayActOn`. */
export async function getPiece(db: Reader, scope: StaffScope, id: string): Promise<NewsRow> {
  const row = await findPiece(db, scope, id);
  if (!row) throw new Problem('not-found', { because: 'no such piece of news' });
  return row;
}

/** All of it lies where she works, and a town's officer writes sessions alone. */
export function mayActOn(book: CodeBook, scope: StaffScope, { kind, places }: Pick<NewsRow, 'kind' | 'places'>): boolean {
  return (scope.role === 'county' || kind === 'session') && areHers(book, scope, places);
}
