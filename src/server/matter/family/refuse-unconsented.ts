import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import { findConsentOf } from './family.store.ts';

/**
 * Who took a consent back, or said no to it on a phone of his own, is not looked up and his papers are not opened from then on. Silence
 * and a consent that was never asked for, as in an emergency, stop nothing.
 */
export async function refuseUnconsented(
  db: Reader,
  scope: Scope,
  of: { application: string; member: string; kind: 'household-check' | 'sensitive-data' },
): Promise<void> {
  const { given, isRefused } = await findConsentOf(db, scope, of);
  if (given.some((one) => one.withdrawn_at === null)) return;
  if (given.length > 0 || isRefused) throw new Problem('consent-withdrawn');
}
