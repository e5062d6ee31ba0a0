import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findVisitStep } from '../visit.store.ts';

/** Whether this very act of hers was done already; refused where another one bears its id. */
export async function isSameAgain(
  house: House,
  db: Reader,
  scope: StaffScope,
  submission: { id: string; digest: Buffer },
): Promise<boolean> {
  const before = await findVisitStep(db, scope, submission.id);
  if (!before) return false;
  if (before.actor !== scope.staff || !before.digest || !house.vault.sameHash(before.digest, submission.digest))
    throw new Problem('already-sent-differently');
  return true;
}
