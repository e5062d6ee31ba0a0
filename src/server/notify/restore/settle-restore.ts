import type { House } from '../../platform/house.ts';
import { channels, type VendorChannel } from '../channels.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { countAttemptsOf, insertAttempts, insertOutcomes } from '../deliver/delivery.store.ts';
import { dropMark, keepMark, readMark, refuseWithoutMark } from './attempt-mark.ts';
import { isKnownAttempt, loseCodes, loseDeliveries, loseRings, newestAttempt, raiseEpoch } from './restore.store.ts';

/**
 * Before a worker begins. A mark of an attempt that this database does not know: it was put back from a copy, and what waits in it may have
 * been sent since the copy was made. All that could have been becomes unknown and is told by a person; nothing is sent again. What was due
 * only after the newest attempt cannot have been sent, and waits on.
 */
export async function settleRestore(house: House, counties: readonly string[]): Promise<void> {
  const { db, clock, log } = house;
  refuseWithoutMark(house);
  const mark = readMark(house);
  if (!mark || (await isKnownAttempt(db, mark.attempt))) return;
  const now = clock.now();
  let lost = 0;
  const epoch = await db.transaction().execute(async (tx) => {
    for (const county of counties) {
      const scope: SystemScope = { kind: 'system', county };
      const gap = { until: mark.at, now };
      const deliveries = await loseDeliveries(tx, scope, gap);
      const rings = await loseRings(tx, scope, gap);
      const tried = await countAttemptsOf(
        tx,
        deliveries.map(({ id }) => id),
      );
      // The call that the lost attempt stood for, or would have: no report can name it, a person settles it.
      const attempts = deliveries.map((row) => ({
        id: newId(clock),
        vendor: channels[row.channel as VendorChannel].vendor,
        kind: row.template,
        county,
        delivery: row.id,
        sign_in_code: null,
        number: (tried.get(row.id) ?? 0) + 1,
        at: mark.at,
      }));
      for (let from = 0; from < attempts.length; from += chunk) {
        const some = attempts.slice(from, from + chunk);
        await insertAttempts(tx, some);
        const unknown = { state: 'unknown', source: 'restore', vendor_serial: null, vendor_code: null, at: now } as const;
        await insertOutcomes(
          tx,
          some.map(({ id: attempt }) => ({ ...unknown, id: newId(clock), attempt })),
        );
      }
      lost += deliveries.length + rings;
    }
    lost += await loseCodes(tx, mark.at);
    return raiseEpoch(tx);
  });
  const newest = await newestAttempt(db);
  if (newest) keepMark(house, { attempt: newest, at: mark.at });
  else dropMark(house);
  log.warn({ epoch, lost }, 'the database is an older copy: what waited in it is not sent again');
}

const chunk = 500;
