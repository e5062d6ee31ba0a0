import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import { insertOutcomes, listLatestAttempts, silenceDue } from './deliver/delivery.store.ts';

const batch = 500;

/** The vendor never answered, or we died waiting: unknown, and never sent again by itself. */
export async function settleSilence(house: House, scope: SystemScope): Promise<void> {
  const { db, clock } = house;
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    const silent = await silenceDue(tx, scope, { now, limit: batch });
    const attempts = await listLatestAttempts(tx, silent);
    await insertOutcomes(
      tx,
      [...attempts.values()].map((attempt) => ({
        id: newId(clock),
        attempt,
        state: 'unknown',
        source: 'silence',
        vendor_serial: null,
        vendor_code: null,
        at: now,
      })),
    );
  });
}
