import { readContact } from '../people/index.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import { claimDelivery, countAttempts, findNoticeKey, insertAttempt, insertOutcome, moveDelivery } from './notify.store.ts';
import type { SendSms, SmsAnswer, SmsOrder } from './sms/open-sms.ts';

/** After this long without an answer nobody knows whether it was sent. */
export const silentAfterMs = 2 * 60_000;
const attemptsAtMost = 5;
/** 1, 6, 36, 216 minutes: what certainly did not leave outlasts a vendor that is down for a morning. */
const waitLonger = (triedBefore: number) => 60 * 6 ** triedBefore;

/**
 * Hands one notice to the vendor. The attempt is committed before the call; whoever finds the row no longer waiting
 * does nothing, so two workers, a job that comes twice or a crash never send twice.
 */
export async function deliverNotice(
  house: House,
  sendSms: SendSms,
  { county, delivery }: { county: string; delivery: string },
): Promise<void> {
  const scope: SystemScope = { kind: 'system', county };
  const claimed = await claim(house, scope, delivery);
  if (!claimed) return;
  const answer = await sendSms(claimed.order);
  await record(house, scope, { delivery, attempt: claimed.order.attempt, answer, triedBefore: claimed.triedBefore });
}

async function claim(house: House, scope: SystemScope, id: string): Promise<{ order: SmsOrder; triedBefore: number } | undefined> {
  const { db, clock, vault, settings } = house;
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const row = await claimDelivery(tx, scope, id, { now, silentAt: new Date(now.getTime() + silentAfterMs) });
    if (!row) return undefined;
    const template = settings.sms.templates[row.template];
    const key = await findNoticeKey(tx, scope, row.notice);
    // The household was erased, or the template withdrawn, since it was told: nothing to send.
    if (!template || !key?.key_wrapped) {
      await moveDelivery(tx, scope, id, { from: ['calling'], to: 'failed', now });
      return undefined;
    }
    const applicationKey = vault.applicationKey(scope.county, key.id, key.key_wrapped);
    const params = vault.openJson<string[]>(applicationKey, { column: 'delivery.sealed', county: scope.county, row: id }, row.sealed);
    const phone = await readContact(house, tx, scope, row.contact);
    const triedBefore = await countAttempts(tx, id);
    const attempt = newId(clock);
    await insertAttempt(tx, {
      id: attempt,
      vendor: 'tencent',
      kind: row.template,
      county: scope.county,
      delivery: id,
      number: triedBefore + 1,
      sign_in_code: null,
      at: now,
    });
    return { order: { app: template.app, templateId: template.id, params, phone, attempt }, triedBefore };
  });
}

interface Result {
  delivery: string;
  attempt: string;
  answer: SmsAnswer;
  triedBefore: number;
}

async function record(house: House, scope: SystemScope, { delivery, attempt, answer, triedBefore }: Result): Promise<void> {
  const { db, clock, log } = house;
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    const serial = answer.state === 'handed-over' ? answer.serial : null;
    const code = answer.state === 'handed-over' ? null : answer.code;
    await insertOutcome(tx, {
      id: newId(clock),
      attempt,
      state: answer.state,
      source: 'answer',
      vendor_serial: serial,
      vendor_code: code,
      at: now,
    });
    const again = answer.state === 'refused' && triedBefore + 1 < attemptsAtMost ? answer.again : undefined;
    // From calling only: a report that was faster than the answer has moved it on already.
    await moveDelivery(tx, scope, delivery, {
      from: ['calling'],
      now,
      ...(again === undefined
        ? { to: answer.state === 'refused' ? ('failed' as const) : answer.state }
        : { to: 'waiting' as const, dueAt: new Date(now.getTime() + Math.max(again, waitLonger(triedBefore)) * 1000) }),
    });
  });
  log.info({ attempt, state: answer.state, ...(answer.state === 'handed-over' ? {} : { vendorCode: answer.code }) }, 'sms');
}
