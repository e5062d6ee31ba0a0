import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import { channels } from './channels.ts';
import { findDelivery } from './deliver/delivery.store.ts';
import { fallBack } from './deliver/fall-back.ts';
import { insertOutcome, listOutcomes, moveDelivery } from './notify.store.ts';

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
  const known = await listOutcomes(tx, attempt.id);
  const saidSerial = known.find((outcome) => outcome.vendor_serial)?.vendor_serial;
  // Another serial than the vendor's own answer named: forged or mixed up.
  if (saidSerial && saidSerial !== serial) return false;
  if (known.some((outcome) => outcome.state === 'delivered' || outcome.state === 'undelivered')) return false;
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
    const scope: SystemScope = { kind: 'system', county: attempt.county };
    const moved = await moveDelivery(tx, scope, attempt.delivery, { from: ['calling', 'handed-over', 'unknown'], to, now });
    if (moved && state === 'undelivered') await settleUndelivered(house, tx, scope, { delivery: attempt.delivery, code });
  }
  return true;
}

/** An SMS that did not arrive tells something of its number, and somebody goes and says it. A word from outside never starts a sending. */
async function settleUndelivered(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { delivery, code }: { delivery: string; code: string | null },
): Promise<void> {
  const row = await findDelivery(tx, scope, delivery);
  if (row?.channel !== 'sms') return;
  if (code !== null) await channels.sms.settleRefusal?.(house, tx, scope, row, code);
  await fallBack(house, tx, scope, row);
}
