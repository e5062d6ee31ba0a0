import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findApplicationOf, lockGrievance, moveGrievance } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { keyOf } from '../told.ts';

/** What the clock had asked above is answered below by now: nothing is left to say there. */
export async function settleAskedAbove(house: House, tx: Tx, scope: StaffScope, id: string): Promise<void> {
  const row = await lockGrievance(tx, scope, id);
  if (!row?.matter || row.state === 'done') return;
  const key = keyOf(house, scope.county, await findApplicationOf(tx, scope, row.matter));
  const number = row.version + 1;
  await writeTogether(
    tx,
    sealStep(house, key, row, { kind: 'answered', number, actor: scope.staff, words: '' }),
    moveGrievance(scope, id, { state: 'done', version: number, changed_at: house.clock.now() }),
  );
}
