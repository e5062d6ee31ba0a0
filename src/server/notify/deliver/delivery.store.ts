import type { Insertable } from 'kysely';
import type { Lane } from '../../../rules/notice/notice-kinds.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export type DeliveryLane = Exclude<Lane, 'sign-in'>;
type State = Tables['delivery']['state'];
const ways = ['sms', 'wechat'] as const;

/** What is due of a lane, the longest due first. What a practice ground keeps has no way out. */
export async function listDue(db: Reader, scope: Scope, { lane, now, limit }: { lane: DeliveryLane; now: Date; limit: number }) {
  return db
    .selectFrom('delivery')
    .select(['id', 'address_hash', 'lane'])
    .where('county', '=', scope.county)
    .where('lane', '=', lane)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('channel', 'in', ways)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** Whether anything of these lanes has been due by then. Each lane's longest due is looked for, or PostgreSQL would read a whole campaign in search of one. */
export async function hasDue(db: Reader, scope: Scope, { lanes, by }: { lanes: readonly DeliveryLane[]; by: Date }): Promise<boolean> {
  const longest = await db
    .selectNoFrom((eb) =>
      lanes.map((lane) =>
        eb
          .selectFrom('delivery')
          .select('due_at')
          .where('county', '=', scope.county)
          .where('lane', '=', lane)
          .where('state', '=', 'waiting')
          .where('due_at', '<=', by)
          .where('channel', 'in', ways)
          .orderBy('due_at')
          .limit(1)
          .as(lane),
      ),
    )
    .executeTakeFirstOrThrow();
  return lanes.some((lane) => longest[lane]);
}

/** One of them by name, if it is due. */
export async function findDue(db: Reader, scope: Scope, { id, now }: { id: string; now: Date }) {
  return db
    .selectFrom('delivery')
    .select(['id', 'address_hash', 'lane'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('channel', 'in', ways)
    .execute();
}

/** Until the transaction ends, only one worker decides what these numbers are told, in whichever county. */
export async function lockNumbers(tx: Tx, numbers: readonly Buffer[]): Promise<void> {
  // In one order, so that two workers wait and do not clash.
  const keys = [...new Set(numbers.map((number) => number.readBigInt64BE(0).toString()))].toSorted();
  if (keys.length === 0) return;
  await tx
    .selectNoFrom((eb) =>
      keys.map((key, at) => eb.fn<unknown>('pg_advisory_xact_lock', [eb.cast<string>(eb.val(key), 'bigint')]).as(`n${at}`)),
    )
    .execute();
}

const claimed = [
  'id',
  'notice',
  'consent_request',
  'channel',
  'contact',
  'template',
  'lane',
  'address_hash',
  'sealed',
  'state',
  'due_at',
  'folded_into',
] as const;

/** These, and whatever else is due at the same numbers in these lanes: locked, so that whoever comes second finds them no longer waiting. */
export async function lockDue(
  tx: Tx,
  scope: Scope,
  { ids, numbers, lanes, now }: { ids: readonly string[]; numbers: readonly Buffer[]; lanes: readonly DeliveryLane[]; now: Date },
) {
  return tx
    .selectFrom('delivery')
    .select(claimed)
    .where('county', '=', scope.county)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('channel', 'in', ways)
    .where((eb) => {
      const named = eb('id', 'in', [...ids]);
      if (numbers.length === 0) return named;
      const beside = eb.and([eb('address_hash', 'in', [...numbers]), eb('lane', 'in', [...lanes])]);
      return eb.or([named, beside]);
    })
    .orderBy('due_at')
    .forUpdate()
    .skipLocked()
    .$narrowType<{ channel: (typeof ways)[number] }>()
    .execute();
}

export async function findDelivery(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('delivery')
    .select(claimed)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('channel', 'in', ways)
    .$narrowType<{ channel: (typeof ways)[number] }>()
    .executeTakeFirst();
}

/** What these carry for others. */
export async function lockFolded(tx: Tx, scope: Scope, carriers: readonly string[]) {
  if (carriers.length === 0) return [];
  return tx
    .selectFrom('delivery')
    .select(claimed)
    .where('county', '=', scope.county)
    .where('folded_into', 'in', [...carriers])
    .where('state', '=', 'folded')
    .forUpdate()
    .$narrowType<{ channel: (typeof ways)[number] }>()
    .execute();
}

export async function moveDeliveries(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  { from, to, now, dueAt, foldedInto }: { from: State[]; to: State; now: Date; dueAt?: Date; foldedInto?: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const moved = await db
    .updateTable('delivery')
    .set({
      state: to,
      changed_at: now,
      ...(dueAt ? { due_at: dueAt } : {}),
      ...(foldedInto === undefined ? {} : { folded_into: foldedInto }),
    })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .where('state', 'in', from)
    .returning('id')
    .execute();
  return moved.map(({ id }) => id);
}

/** Being called since so long that nobody knows any more what became of it. */
export async function silenceDue(db: Reader, scope: Scope, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const silent = await db
    .updateTable('delivery')
    .set({ state: 'unknown', changed_at: now })
    .where('county', '=', scope.county)
    .where('state', '=', 'calling')
    .where('due_at', '<=', now)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('delivery')
        .select('id')
        .where('county', '=', scope.county)
        .where('state', '=', 'calling')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit),
    )
    .returning('id')
    .execute();
  return silent.map(({ id }) => id);
}

// ── whom they are for ──

/** Whom notices are for, and the applications they are about, if any, under whose keys their words are sealed. */
export async function listTold(db: Reader, scope: Scope, notices: readonly string[]) {
  if (notices.length === 0) return [];
  return db
    .selectFrom('notice')
    .leftJoin('matter', (join) => join.onRef('matter.county', '=', 'notice.county').onRef('matter.id', '=', 'notice.matter'))
    .leftJoin('application', (join) =>
      join.onRef('application.county', '=', 'notice.county').onRef('application.id', '=', 'matter.application'),
    )
    .select([
      'notice.id as notice',
      'notice.matter',
      'notice.person',
      'notice.account',
      'application.id as application',
      'application.key_wrapped',
    ])
    .where('notice.county', '=', scope.county)
    .where('notice.id', 'in', [...notices])
    .execute();
}

// ── attempts and what became of them: both only grow ──

export async function countAttemptsOf(db: Reader, deliveries: readonly string[]): Promise<Map<string, number>> {
  if (deliveries.length === 0) return new Map();
  const rows = await db
    .selectFrom('sms_attempt')
    .select((eb) => ['delivery', eb.fn.countAll<string>().as('count')])
    .where('delivery', 'in', [...deliveries])
    .groupBy('delivery')
    .execute();
  return new Map(rows.map(({ delivery, count }) => [delivery!, Number(count)]));
}

/** How many notices these numbers were sent since then, in whichever county; what a vendor refused was none. */
export async function countSentTo(db: Reader, numbers: readonly Buffer[], since: Date): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('sms_attempt')
    .select((eb) => ['address_hash', eb.fn.countAll<string>().as('count')])
    .where('address_hash', 'in', [...numbers])
    .where('at', '>=', since)
    .where('sign_in_code', 'is', null)
    .where('ring', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sms_outcome')
            .select('sms_outcome.id')
            .whereRef('sms_outcome.attempt', '=', 'sms_attempt.id')
            .where('sms_outcome.state', '=', 'refused'),
        ),
      ),
    )
    .groupBy('address_hash')
    .execute();
  return new Map(rows.map(({ address_hash, count }) => [address_hash!.toString('hex'), Number(count)]));
}

export async function insertAttempts(tx: Tx, rows: readonly Insertable<Tables['sms_attempt']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('sms_attempt')
      .values([...rows])
      .execute();
}

export async function insertOutcomes(tx: Tx, rows: readonly Insertable<Tables['sms_outcome']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('sms_outcome')
      .values([...rows])
      .execute();
}

/** The newest attempt of each. */
export async function listLatestAttempts(db: Reader, deliveries: readonly string[]): Promise<Map<string, string>> {
  if (deliveries.length === 0) return new Map();
  const rows = await db
    .selectFrom('sms_attempt')
    .select(['delivery', 'id'])
    .where('delivery', 'in', [...deliveries])
    .orderBy('number')
    .execute();
  return new Map(rows.map(({ delivery, id }) => [delivery!, id]));
}
