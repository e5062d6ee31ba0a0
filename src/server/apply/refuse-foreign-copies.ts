import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { hasCopyOfAnother } from './apply.store.ts';

/** Whoever fills in for forty families must not take one's paper for another's: what was copied is of the same applicant, or not here. */
export async function refuseForeignCopies(
  tx: Tx,
  scope: CitizenScope,
  { application, applicant }: { application: string; applicant: string },
): Promise<void> {
  if (await hasCopyOfAnother(tx, scope, { application, applicant })) throw new Problem('papers-missing');
}
