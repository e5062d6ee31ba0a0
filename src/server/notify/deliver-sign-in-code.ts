import { codeValidMinutes } from '../people/index.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { outsideCounties } from '../platform/vault.ts';
import { silentAfterMs } from './deliver/claim-deliveries.ts';
import { keepMark } from './restore/attempt-mark.ts';
import { claimSignInCode, insertAttempt, insertOutcome, moveSignInCode } from './notify.store.ts';
import { chooseVendor } from './sms/choose-vendor.ts';
import type { SendSms, SmsOrder } from './sms/open-sms.ts';

const kind = 'sign-in-code';

/** Hands the six figures to the vendor, once. What comes to nothing is not repeated: the person asks anew. */
export async function deliverSignInCode(house: House, sendSms: SendSms, { signInCode }: { signInCode: string }): Promise<void> {
  const { db, clock, log } = house;
  const order = await claim(house, signInCode);
  if (!order) return;
  keepMark(house, order.attempt);
  const answer = await sendSms(order);
  await db.transaction().execute(async (tx) => {
    await insertOutcome(tx, {
      id: newId(clock),
      attempt: order.attempt,
      state: answer.state,
      source: 'answer',
      vendor_serial: answer.state === 'handed-over' ? answer.serial : null,
      vendor_code: answer.state === 'handed-over' ? null : answer.code,
      at: clock.now(),
    });
    await moveSignInCode(tx, signInCode, { from: 'calling', to: answer.state === 'refused' ? 'failed' : answer.state });
  });
  log.info({ attempt: order.attempt, state: answer.state, ...(answer.state === 'handed-over' ? {} : { vendorCode: answer.code }) }, 'sms');
}

async function claim(house: House, id: string): Promise<SmsOrder | undefined> {
  const { db, clock, vault, settings } = house;
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const row = await claimSignInCode(tx, id, { now, silentAt: new Date(now.getTime() + silentAfterMs) });
    if (!row) return undefined;
    const key = vault.key(outsideCounties, 'accounts');
    const at = (column: string) => ({ column: `sign_in_code.${column}`, county: outsideCounties, row: id });
    const values: Record<string, string> = { code: vault.open(key, at('code_sealed'), row.code_sealed), minutes: String(codeValidMinutes) };
    const phone = vault.open(key, at('address_sealed'), row.address_sealed);
    const params = (settings.sms.templates[kind]?.variables ?? []).map((name) => values[name] ?? '');
    const addressHash = vault.hash('phone', phone);
    const vendor = await chooseVendor(house, tx, { id, of: 'sign-in-code', kind, params, number: addressHash });
    if (!vendor) {
      await moveSignInCode(tx, id, { from: 'calling', to: 'failed' });
      return undefined;
    }
    const attempt = newId(clock);
    await insertAttempt(tx, {
      id: attempt,
      vendor,
      address_hash: addressHash,
      kind,
      county: null,
      delivery: null,
      number: 1,
      sign_in_code: id,
      at: now,
    });
    return { vendor, kind, county: null, params, phone, attempt };
  });
}
