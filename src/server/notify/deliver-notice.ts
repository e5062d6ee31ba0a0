import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { VendorAnswer } from '../platform/vendor-answer.ts';
import type { ClaimedDelivery, Readied } from './channel.ts';
import { channels } from './channels.ts';
import { findTold } from './find-told.ts';
import { claimDelivery, countAttempts, findOpenRequest, insertAttempt, insertOutcome, moveDelivery } from './notify.store.ts';
import type { Senders } from './senders.ts';

/** After this long without an answer nobody knows whether it was sent. */
export const silentAfterMs = 2 * 60_000;
const attemptsAtMost = 5;
/** 1, 6, 36, 216 minutes: what certainly did not leave outlasts a vendor that is down for a morning. */
const waitLonger = (triedBefore: number) => 60 * 6 ** triedBefore;

/**
 * Hands one notice to the vendor of its channel. The attempt is committed before the call; whoever finds the row no
 * longer waiting does nothing, so two workers, a job that comes twice or a crash never send twice.
 */
export async function deliverNotice(
  house: House,
  senders: Senders,
  { county, delivery }: { county: string; delivery: string },
): Promise<void> {
  const scope: SystemScope = { kind: 'system', county };
  const claimed = await claim(house, senders, scope, delivery);
  if (!claimed) return;
  await record(house, scope, claimed, await claimed.hand(claimed.attempt));
}

interface Claimed {
  row: ClaimedDelivery;
  attempt: string;
  triedBefore: number;
  hand: Readied['hand'];
}

async function claim(house: House, senders: Senders, scope: SystemScope, id: string): Promise<Claimed | undefined> {
  const { db, clock } = house;
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const row = await claimDelivery(tx, scope, id, { now, silentAt: new Date(now.getTime() + silentAfterMs) });
    if (!row) return undefined;
    const readied = await ready(house, tx, senders, scope, row);
    // The household was erased, or the template or the leave withdrawn, since it was told: nothing to send this way.
    if (!readied) {
      await moveDelivery(tx, scope, id, { from: ['calling'], to: 'failed', now });
      await channels[row.channel].fallBack?.(house, tx, scope, row);
      return undefined;
    }
    const triedBefore = await countAttempts(tx, id);
    const attempt = newId(clock);
    await insertAttempt(tx, {
      id: attempt,
      vendor: readied.vendor,
      address_hash: readied.addressHash,
      kind: row.template,
      county: scope.county,
      delivery: id,
      number: triedBefore + 1,
      sign_in_code: null,
      at: now,
    });
    return { row, attempt, triedBefore, hand: readied.hand };
  });
}

async function ready(house: House, tx: Tx, senders: Senders, scope: SystemScope, row: ClaimedDelivery): Promise<Readied | undefined> {
  const key =
    row.notice === null ? await requestKey(house, tx, scope, row.consent_request!) : (await findTold(house, tx, scope, row.notice))?.key;
  if (!key) return undefined;
  return channels[row.channel].ready(house, tx, scope, { row, key, senders });
}

async function requestKey({ vault }: House, tx: Tx, scope: SystemScope, id: string): Promise<DataKey | undefined> {
  const request = await findOpenRequest(tx, scope, id);
  return request?.key_wrapped ? vault.applicationKey(scope.county, request.id, request.key_wrapped) : undefined;
}

async function record(house: House, scope: SystemScope, { row, attempt, triedBefore }: Claimed, answer: VendorAnswer): Promise<void> {
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
    const channel = channels[row.channel];
    if (answer.state === 'refused') await channel.settleRefusal?.(house, tx, row, answer.code);
    // From calling only: a report that was faster than the answer has moved it on already.
    const moved = await moveDelivery(tx, scope, row.id, {
      from: ['calling'],
      now,
      ...(again === undefined
        ? { to: answer.state === 'refused' ? ('failed' as const) : answer.state }
        : { to: 'waiting' as const, dueAt: new Date(now.getTime() + Math.max(again, waitLonger(triedBefore)) * 1000) }),
    });
    const refusedForGood = moved && answer.state === 'refused' && again === undefined;
    if (refusedForGood) await channel.fallBack?.(house, tx, scope, row);
  });
  log.info({ attempt, state: answer.state, ...(answer.state === 'handed-over' ? {} : { vendorCode: answer.code }) }, row.channel);
}
