import { getApplicationOf } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { listOpenOfClosed, lockReferral, moveReferral } from '../refer.store.ts';
import { keyOf } from './open-referral.ts';
import { recordStep } from './record-step.ts';

const batch = 100;

/** She took it back, or it was joined into another: no body shall work on, or be counted as silent for, what nobody asks for any more. */
export async function endWhatNobodyAsks(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { id } of await listOpenOfClosed(house.db, scope, batch)) await end(house, scope, id);
  }
}

async function end(house: House, scope: SystemScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = (await lockReferral(tx, scope, id))!;
    if (row.state === 'done' || row.state === 'ended') return;
    const application = await getApplicationOf(tx, scope, row.application);
    // Erased: nothing can be written into it, and nothing is left to ask.
    if (!application.key_wrapped) return writeTogether(tx, moveReferral(scope, id, { state: 'ended', late_on: null, due_on: null }));
    const key = keyOf(house, scope, { application: row.application, key_wrapped: application.key_wrapped });
    await recordStep(house, tx, scope, row, key, {
      steps: [{ kind: 'end', body: null, payload: { text: '申请人不办了，或者并到别的申请里了。' } }],
      to: 'ended',
      due: undefined,
      change: { raised_at: null },
    });
  });
}
