import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findOfOwnFamily } from '../matter.store.ts';

/**
 * For what was not found among the rows that are hers to see: nobody looks at or acts in a matter of herself or her household, as a
 * deputy or with a reason neither. Says so in words and leaves a trace of the attempt; says nothing of what is not in her scope at all.
 */
export async function refuseOwnFamily(house: House, scope: StaffScope, of: { matter: string } | { application: string }): Promise<void> {
  const [matter] = await findOfOwnFamily(house.db, scope, of);
  if (!matter) return;
  await recordLook(house, house.db, scope, { act: 'turned-away', whatKind: 'matter', what: matter.id, ground: 'own-household' });
  throw new Problem('own-household');
}
