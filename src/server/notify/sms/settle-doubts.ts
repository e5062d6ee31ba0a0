import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { outsideCounties } from '../../platform/vault.ts';
import { isNews } from '../is-news.ts';
import { insertOutcome, moveDelivery } from '../notify.store.ts';
import { settleAttempt } from '../settle-attempt.ts';
import { doubtedPhoneAt } from './doubted-phone.ts';
import type { AskSms } from './open-sms.ts';
import { closeDoubt, listDueDoubts, putOffDoubt } from './sms.store.ts';
import type { VendorWord } from './sms-vendor.ts';

const batch = 100;
/** After these the vendor is asked again; after the last nobody knows, and it stands on the list of what is unknown. */
const waitsMs = [60_000, 10 * 60_000, 60 * 60_000];

type Doubt = Awaited<ReturnType<typeof listDueDoubts>>[number];

/**
 * Asks the vendor itself about what a report says did not arrive. The report alone, which anybody with the address could have written, makes
 * no decision fail to reach its family.
 */
export async function settleDoubts(house: House, askSms: AskSms): Promise<void> {
  const { db, clock, vault, settings } = house;
  const key = vault.key(outsideCounties, 'accounts');
  for (const doubt of await listDueDoubts(db, { now: clock.now(), limit: batch })) {
    const phone = vault.open(key, doubtedPhoneAt(doubt.attempt), doubt.phone_sealed);
    const app = settings.sms.templates[doubt.kind]?.app ?? 'notice';
    // Outside of any transaction: a vendor may take seconds.
    const word = await askSms(doubt.vendor, { app, phone, serial: doubt.serial, at: doubt.at });
    await record(house, doubt, word);
  }
}

async function record(house: House, doubt: Doubt, word: VendorWord): Promise<void> {
  const { db, clock } = house;
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    const wait = waitsMs[doubt.asked];
    if (word.state === 'no-word' && wait !== undefined && (await isNews(tx, doubt.attempt, doubt.serial)))
      return putOffDoubt(tx, doubt.attempt, { asked: doubt.asked + 1, dueAt: new Date(now.getTime() + wait) });
    if (!(await closeDoubt(tx, doubt.attempt))) return;
    const attempt = { id: doubt.attempt, county: doubt.county, delivery: doubt.delivery };
    if (word.state !== 'no-word') {
      const code = word.state === 'delivered' ? null : (doubt.code ?? word.code);
      await settleAttempt(house, tx, attempt, { state: word.state, serial: doubt.serial, code });
    } else if (await isNews(tx, doubt.attempt, doubt.serial)) await leaveUnknown(house, tx, doubt, now);
  });
}

async function leaveUnknown(house: House, tx: Parameters<typeof closeDoubt>[0], doubt: Doubt, now: Date): Promise<void> {
  const { attempt, county, delivery, serial, code } = doubt;
  await insertOutcome(tx, {
    id: newId(house.clock),
    attempt,
    state: 'unknown',
    source: 'report',
    vendor_serial: serial,
    vendor_code: code,
    at: now,
  });
  if (county && delivery)
    await moveDelivery(tx, { kind: 'system', county }, delivery, { from: ['calling', 'handed-over'], to: 'unknown', now });
}
