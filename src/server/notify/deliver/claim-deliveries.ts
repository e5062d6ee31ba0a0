import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { ClaimedDelivery, DueDelivery, Hand } from '../channel.ts';
import { channels } from '../channels.ts';
import { findTold } from '../find-told.ts';
import { findOpenRequest } from '../notify.store.ts';
import { keepMark } from '../restore/attempt-mark.ts';
import type { Senders } from '../senders.ts';
import {
  countAttemptsOf,
  findDue,
  insertAttempts,
  listDue,
  lockDue,
  lockFolded,
  lockNumbers,
  moveDeliveries,
  type DeliveryLane,
} from './delivery.store.ts';
import { fallBack } from './fall-back.ts';

/** After this long without an answer nobody knows whether it was sent. */
export const silentAfterMs = 2 * 60_000;

/** What is to be claimed: one delivery, or so many of a lane. */
export type Wanted = { id: string } | { lane: DeliveryLane; limit: number };

/** A call that may be made now: its attempt is committed. */
export interface Call {
  row: ClaimedDelivery;
  attempt: string;
  triedBefore: number;
  hand: Hand;
}

/**
 * Takes what is due and commits an attempt for each message that goes out now. Whoever finds a row no longer waiting does nothing, so two
 * workers, a knock that comes twice or a crash never send twice. `found` tells how many were due.
 */
export async function claimDeliveries(
  house: House,
  senders: Senders,
  scope: SystemScope,
  wanted: Wanted,
): Promise<{ found: number; calls: Call[] }> {
  const { db, clock } = house;
  const now = clock.now();
  const asked = 'id' in wanted ? await findDue(db, scope, { id: wanted.id, now }) : await listDue(db, scope, { ...wanted, now });
  if (asked.length === 0) return { found: 0, calls: [] };
  const calls = await db.transaction().execute(async (tx) => {
    const due = await lockWithKeys(house, tx, scope, { asked, now });
    const ready = [];
    for (const [channel, ones] of Map.groupBy(due, ({ row }) => row.channel))
      ready.push(...(await channels[channel].ready(house, tx, scope, { due: ones, senders })));
    const handed = ready.filter((one) => one.does === 'hand');
    const silentAt = new Date(now.getTime() + silentAfterMs);
    const idsHanded = handed.map(({ id }) => id);
    await moveDeliveries(tx, scope, idsHanded, { from: ['waiting'], to: 'calling', now, dueAt: silentAt });
    for (const { id, folds } of handed)
      await moveDeliveries(tx, scope, folds, { from: ['waiting', 'folded'], to: 'folded', now, foldedInto: id });
    const waiting = ready.filter((one) => one.does === 'wait');
    for (const ones of Map.groupBy(waiting, ({ until }) => until.getTime()).values()) {
      const dueAt = ones[0]!.until;
      await moveDeliveries(
        tx,
        scope,
        ones.map(({ id }) => id),
        { from: ['waiting'], to: 'waiting', now, dueAt },
      );
    }
    const named = new Set([...idsHanded, ...handed.flatMap(({ folds }) => folds), ...waiting.map(({ id }) => id)]);
    await failTheRest(
      house,
      tx,
      scope,
      due.flatMap(({ row }) => (named.has(row.id) || row.state !== 'waiting' ? [] : [row])),
    );
    const tried = await countAttemptsOf(tx, idsHanded);
    const rows = new Map(due.map(({ row }) => [row.id, row]));
    const made = handed.map(({ id, hand, kind, number, vendor }) => {
      const call = { row: rows.get(id)!, attempt: newId(clock), triedBefore: tried.get(id) ?? 0, hand };
      return { call, kind, number, vendor };
    });
    await insertAttempts(
      tx,
      made.map(({ call: { row, attempt, triedBefore }, kind, number, vendor }) => ({
        id: attempt,
        vendor,
        kind,
        county: scope.county,
        delivery: row.id,
        sign_in_code: null,
        address_hash: number,
        number: triedBefore + 1,
        at: now,
      })),
    );
    return made.map(({ call }) => call);
  });
  const newest = calls.at(-1);
  if (newest) keepMark(house, newest.attempt);
  return { found: asked.length, calls };
}

/** What no longer has anything to say this way: erased since it was told, or a template, a leave or a number that is no more. */
async function failTheRest(house: House, tx: Tx, scope: SystemScope, rows: readonly ClaimedDelivery[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await moveDeliveries(tx, scope, ids, { from: ['waiting'], to: 'failed', now: house.clock.now() });
  for (const row of rows) await fallBack(house, tx, scope, row);
}

interface Asked {
  asked: readonly { id: string; address_hash: Buffer | null; lane: DeliveryLane }[];
  now: Date;
}

/** These, and what meets them at their numbers; without those whose words nobody can open any more. */
async function lockWithKeys(house: House, tx: Tx, scope: SystemScope, { asked, now }: Asked): Promise<DueDelivery[]> {
  const numbers = asked.flatMap(({ address_hash: number }) => number ?? []);
  await lockNumbers(tx, numbers);
  const rows = [];
  for (const [lanes, ones] of Map.groupBy(asked, ({ lane }) => foldsWith(lane))) {
    const beside = ones.flatMap(({ address_hash: number }) => number ?? []);
    rows.push(...(await lockDue(tx, scope, { ids: ones.map(({ id }) => id), numbers: lanes.length > 0 ? beside : [], lanes, now })));
  }
  const carried = await lockFolded(
    tx,
    scope,
    rows.map(({ id }) => id),
  );
  const all = [...new Map([...rows, ...carried].map((row) => [row.id, row])).values()];
  const told = await findTold(
    house,
    tx,
    scope,
    all.flatMap(({ notice }) => notice ?? []),
  );
  const due: DueDelivery[] = [];
  const closed: ClaimedDelivery[] = [];
  for (const row of all) {
    if (row.notice !== null) {
      const one = told.get(row.notice);
      if (one) due.push({ row, key: one.key, person: one.person });
      else closed.push(row);
      continue;
    }
    const request = await findOpenRequest(tx, scope, row.consent_request!);
    if (request?.key_wrapped)
      due.push({ row, key: house.vault.applicationKey(scope.county, request.id, request.key_wrapped), person: undefined });
    else closed.push(row);
  }
  await failTheRest(
    house,
    tx,
    scope,
    closed.filter(({ state }) => state === 'waiting'),
  );
  return due;
}

const together: readonly DeliveryLane[] = ['decision', 'reminder'];
const campaigns: readonly DeliveryLane[] = ['campaign'];
const alone: readonly DeliveryLane[] = [];

/** Which lanes' messages meet at a number; what concerns an emergency meets none. */
function foldsWith(lane: DeliveryLane): readonly DeliveryLane[] {
  if (lane === 'emergency') return alone;
  return lane === 'campaign' ? campaigns : together;
}
