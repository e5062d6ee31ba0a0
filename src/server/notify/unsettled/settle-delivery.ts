import type { SettleDelivery } from '../../../contract/delivery.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { moveDeliveries } from '../deliver/delivery.store.ts';
import { findSettling, findUnsettledFor, insertSettling, lockDelivery } from './unsettled.store.ts';

/** A person told her, and it is settled; or did not reach her, and it stays on the list with the day. Never a sending. */
export async function settleDelivery(
  house: House,
  scope: StaffScope,
  { deliveryId, submissionId, how }: SettleDelivery & { deliveryId: string },
): Promise<void> {
  const { db, clock } = house;
  await db.transaction().execute(async (tx) => {
    await lockDelivery(tx, scope, deliveryId);
    const before = await findSettling(tx, scope, submissionId);
    if (before) {
      if (before.delivery !== deliveryId || before.how !== how || before.staff !== scope.staff)
        throw new Problem('already-sent-differently');
      return;
    }
    const now = clock.now();
    const row = await findUnsettledFor(tx, scope, { id: deliveryId, now: new Date(now.getTime() + 1) });
    if (!row) throw new Problem('not-found');
    await insertSettling(tx, { county: scope.county, id: submissionId, delivery: deliveryId, how, staff: scope.staff, at: now });
    if (how === 'told') await moveDeliveries(tx, scope, [deliveryId], { from: ['unknown', 'failed', 'folded'], to: 'heard', now });
    await recordLook(house, tx, scope, { act: how === 'told' ? 'closed' : 'noted', whatKind: 'delivery', what: deliveryId });
  });
}
