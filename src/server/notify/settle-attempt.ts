import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { isNews } from './is-news.ts';
import { insertOutcome, moveDelivery } from './notify.store.ts';

interface Word {
  state: 'delivered' | 'undelivered';
  /** The vendor's own name of the message. */
  serial: string;
  code: string | null;
}

/** A vendor's last word on an attempt: moves its delivery up the ladder once; what contradicts what is settled changes nothing. */
export async function settleAttempt(
  house: House,
  tx: Tx,
  attempt: { id: string; county: string | null; delivery: string | null },
  { state, serial, code }: Word,
): Promise<boolean> {
  if (!(await isNews(tx, attempt.id, serial))) return false;
  const now = house.clock.now();
  await insertOutcome(tx, {
    id: newId(house.clock),
    attempt: attempt.id,
    state,
    source: 'report',
    vendor_serial: serial,
    vendor_code: code,
    at: now,
  });
  if (attempt.delivery && attempt.county) {
    const to = state === 'delivered' ? 'delivered' : 'failed';
    await moveDelivery(tx, { kind: 'system', county: attempt.county }, attempt.delivery, {
      from: ['calling', 'handed-over', 'unknown'],
      to,
      now,
    });
  }
  return true;
}
