import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import { findLatestAttempt, insertOutcome, moveDelivery } from './notify.store.ts';

/** The vendor never answered, or we died waiting: unknown, and never sent again by itself. */
export async function settleSilence(house: House, scope: SystemScope, delivery: string): Promise<void> {
  const { db, clock } = house;
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    if (!(await moveDelivery(tx, scope, delivery, { from: ['calling'], to: 'unknown', now }))) return;
    const attempt = await findLatestAttempt(tx, { delivery });
    if (attempt)
      await insertOutcome(tx, {
        id: newId(clock),
        attempt: attempt.id,
        state: 'unknown',
        source: 'silence',
        vendor_serial: null,
        vendor_code: null,
        at: now,
      });
  });
}
