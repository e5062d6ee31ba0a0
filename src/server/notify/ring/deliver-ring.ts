import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { silentAfterMs } from '../deliver/claim-deliveries.ts';
import { insertAttempt, insertOutcome } from '../notify.store.ts';
import { chooseVendor } from '../sms/choose-vendor.ts';
import { keepMark } from '../restore/attempt-mark.ts';
import type { SendSms, SmsOrder } from '../sms/open-sms.ts';
import { ringPhoneAt } from './prepare-ring.ts';
import { claimRing, countRingAttempts, listDueRings, moveRing } from './ring.store.ts';

const attemptsAtMost = 5;
/** What certainly did not leave is tried again within the minute's knock: at night there is no morning to wait for. */
const againMs = 30_000;
const batch = 50;

/** The lane before all others: a desk is rung before any family is told anything. */
export async function deliverDueRings(house: House, sendSms: SendSms, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope: SystemScope = { kind: 'system', county };
    const now = house.clock.now();
    for (const { id, state } of await listDueRings(house.db, scope, { now, limit: batch })) {
      if (state === 'calling') await moveRing(house.db, scope, id, { to: 'unknown', now });
      else await deliverRing(house, sendSms, { county, ring: id });
    }
  }
}

/** Hands one ring to the vendor. The attempt is committed before the call; whoever finds the row no longer waiting does nothing. */
export async function deliverRing(house: House, sendSms: SendSms, { county, ring }: { county: string; ring: string }): Promise<void> {
  const { db, clock, log } = house;
  const scope: SystemScope = { kind: 'system', county };
  const claimed = await claim(house, scope, ring);
  if (!claimed) return;
  const { order, tried } = claimed;
  keepMark(house, order.attempt);
  const answer = await sendSms(order);
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    const code = answer.state === 'handed-over' ? null : answer.code;
    await insertOutcome(tx, {
      id: newId(clock),
      attempt: order.attempt,
      state: answer.state,
      source: 'answer',
      vendor_serial: answer.state === 'handed-over' ? answer.serial : null,
      vendor_code: code,
      at: now,
    });
    const again = answer.state === 'refused' && answer.again !== undefined && tried + 1 < attemptsAtMost;
    if (again) await moveRing(tx, scope, ring, { to: 'waiting', now, dueAt: new Date(now.getTime() + againMs) });
    else await moveRing(tx, scope, ring, { to: answer.state === 'refused' ? 'failed' : answer.state, now });
  });
  log.info({ attempt: order.attempt, state: answer.state, ...(answer.state === 'handed-over' ? {} : { vendorCode: answer.code }) }, 'ring');
}

async function claim(house: House, scope: SystemScope, id: string): Promise<{ order: SmsOrder; tried: number } | undefined> {
  const { db, clock, vault } = house;
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const row = await claimRing(tx, scope, id, { now, silentAt: new Date(now.getTime() + silentAfterMs) });
    if (!row?.phone_sealed) return undefined;
    const phone = vault.open(vault.key(scope.county, 'staff'), ringPhoneAt(scope.county, id), row.phone_sealed);
    const addressHash = vault.hash('phone', phone);
    const kind = row.template;
    const vendor = await chooseVendor(house, tx, { id, of: 'ring', kind, params: row.params, number: addressHash });
    if (!vendor) {
      await moveRing(tx, scope, id, { to: 'failed', now });
      return undefined;
    }
    const tried = await countRingAttempts(tx, id);
    const attempt = newId(clock);
    await insertAttempt(tx, {
      id: attempt,
      vendor,
      address_hash: addressHash,
      kind,
      county: scope.county,
      delivery: null,
      sign_in_code: null,
      ring: id,
      number: tried + 1,
      at: now,
    });
    return { order: { vendor, kind, county: scope.county, params: row.params, phone, attempt }, tried };
  });
}
