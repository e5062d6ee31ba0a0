import { sql, type ExpressionBuilder } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';
import { byLot } from './audience.store.ts';

/** One hotline hears of all campaigns of a county: who counts what is left of its hour waits for whoever is telling. */
export async function lockPace(tx: Tx, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`campaign-pace|${scope.county}`}))`.execute(tx);
}

/** Told in this county since then, by all campaigns. */
export async function countToldSince(db: Reader, scope: Scope, since: Date): Promise<number> {
  const row = await db
    .selectFrom('campaign_person')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('state', '=', 'told')
    .where('settled_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countTold(db: Reader, scope: Scope, campaign: string): Promise<number> {
  const row = await db
    .selectFrom('campaign_person')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('campaign', '=', campaign)
    .where('state', '=', 'told')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whoever comes next by lot and may be told by now, with what was found of her. */
export async function lockNext(tx: Tx, scope: Scope, campaign: string, { now, limit }: { now: Date; limit: number }) {
  return byLot(tx, scope, campaign)
    .where('campaign_person.state', '=', 'waiting')
    .where('campaign_person.due_at', '<=', now)
    .limit(limit)
    .forUpdate('campaign_person')
    .execute();
}

export async function hasWaiting(db: Reader, scope: Scope, campaign: string, dueBy?: Date): Promise<boolean> {
  const waiting = db
    .selectFrom('campaign_person')
    .select('id')
    .where('county', '=', scope.county)
    .where('campaign', '=', campaign)
    .where('state', '=', 'waiting');
  return (await (dueBy ? waiting.where('due_at', '<=', dueBy) : waiting).limit(1).executeTakeFirst()) !== undefined;
}

/** When another campaign told them since then, the latest. */
export async function listToldSince(db: Reader, scope: Scope, persons: readonly string[], since: Date): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('campaign_person')
    .select(['person', (eb) => eb.fn.max('settled_at').as('at')])
    .where('county', '=', scope.county)
    .where('person', 'in', [...persons])
    .where('state', '=', 'told')
    .where('settled_at', '>', since)
    .groupBy('person')
    .execute();
  return new Map(rows.map(({ person, at }) => [person, at!]));
}

export function settlePeople(scope: Scope, ids: readonly string[], state: Tables['campaign_person']['state'], at: Date): Write {
  return (db) =>
    db
      .updateTable('campaign_person')
      .set({ state, settled_at: at })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids])
      .where('state', '=', 'waiting');
}

export function letRest(scope: Scope, id: string, until: Date): Write {
  return (db) => db.updateTable('campaign_person').set({ due_at: until }).where('county', '=', scope.county).where('id', '=', id);
}

const hasNotice = (eb: ExpressionBuilder<Tables, 'campaign_person'>, scope: Scope) =>
  eb.exists(
    eb
      .selectFrom('notice')
      .select('notice.id')
      .where('notice.county', '=', scope.county)
      .whereRef('notice.about', '=', 'campaign_person.id'),
  );

/** A person said no: nobody who waits with her name on it tells her any more. */
export function dropWaitingOf(scope: Scope, person: string, at: Date): Write {
  return (db) =>
    db
      .updateTable('campaign_person')
      .set({ state: 'said-no', settled_at: at })
      .where('county', '=', scope.county)
      .where('person', '=', person)
      .where((eb) => eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'for-liaison'), eb.not(hasNotice(eb, scope))])]));
}

// ── what was prepared and has not gone out ──

/** Never due: what is held goes out when somebody lets it. */
const held = new Date('9999-01-01T00:00:00Z');

const noticesOf = (db: Reader, scope: Scope, campaign: string) =>
  db
    .selectFrom('notice')
    .innerJoin('campaign_person', (join) =>
      join.onRef('campaign_person.county', '=', 'notice.county').onRef('campaign_person.id', '=', 'notice.about'),
    )
    .select('notice.id')
    .where('notice.county', '=', scope.county)
    .where('campaign_person.campaign', '=', campaign);

export async function holdDeliveries(tx: Tx, scope: Scope, campaign: string): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ due_at: held })
    .where('county', '=', scope.county)
    .where('state', '=', 'waiting')
    .where('lane', '=', 'campaign')
    .where('notice', 'in', noticesOf(tx, scope, campaign))
    .execute();
}

export async function freeDeliveries(tx: Tx, scope: Scope, campaign: string, now: Date): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ due_at: now })
    .where('county', '=', scope.county)
    .where('state', '=', 'waiting')
    .where('lane', '=', 'campaign')
    .where('due_at', '=', held)
    .where('notice', 'in', noticesOf(tx, scope, campaign))
    .execute();
}

/** Stopped for good: what no vendor was called for stands in the inbox alone. */
export async function endDeliveries(tx: Tx, scope: Scope, campaign: string, now: Date): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'failed', changed_at: now })
    .where('county', '=', scope.county)
    .where('state', '=', 'waiting')
    .where('lane', '=', 'campaign')
    .where('notice', 'in', noticesOf(tx, scope, campaign))
    .execute();
}

/** Whether something of it waits for a vendor, or a vendor was just called: the others are not looked at, however many were told. */
export async function hasOnItsWay(db: Reader, scope: Scope, campaign: string): Promise<boolean> {
  const firstIn = (state: 'waiting' | 'calling') =>
    db
      .selectFrom('delivery')
      .select('id')
      .where('county', '=', scope.county)
      .where('lane', '=', 'campaign')
      .where('state', '=', state)
      .where('notice', 'in', noticesOf(db, scope, campaign))
      .limit(1)
      .executeTakeFirst();
  return ((await firstIn('waiting')) ?? (await firstIn('calling'))) !== undefined;
}

// ── figures ──

/** How many stand in each state. */
export async function countStates(db: Reader, scope: Scope, campaigns: readonly string[]) {
  if (campaigns.length === 0) return [];
  return db
    .selectFrom('campaign_person')
    .select(['campaign', 'state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('campaign', 'in', [...campaigns])
    .groupBy(['campaign', 'state'])
    .execute();
}

/** Of those told: how far the best of each one's messages came. inbox-only: none went out. */
export type Fared = 'delivered' | 'handed-over' | 'on-its-way' | 'unknown' | 'failed' | 'inbox-only';
const fared: readonly Fared[] = ['inbox-only', 'failed', 'unknown', 'on-its-way', 'handed-over', 'delivered'];

export async function countFared(db: Reader, scope: Scope, campaign: string): Promise<Map<Fared, number>> {
  const best = db
    .selectFrom('campaign_person')
    .innerJoin('notice', (join) =>
      join.onRef('notice.county', '=', 'campaign_person.county').onRef('notice.about', '=', 'campaign_person.id'),
    )
    .leftJoin('delivery', (join) => join.onRef('delivery.county', '=', 'notice.county').onRef('delivery.notice', '=', 'notice.id'))
    .select((eb) => [
      'campaign_person.id',
      eb.fn
        .max<number>(
          eb
            .case()
            .when('delivery.state', 'is', null)
            .then(0)
            .when('delivery.state', '=', 'failed')
            .then(1)
            .when('delivery.state', '=', 'unknown')
            .then(2)
            .when('delivery.state', 'in', ['waiting', 'calling'])
            .then(3)
            .when('delivery.state', 'in', ['delivered', 'heard'])
            .then(5)
            .else(4)
            .end(),
        )
        .as('rank'),
    ])
    .where('campaign_person.county', '=', scope.county)
    .where('campaign_person.campaign', '=', campaign)
    .where('campaign_person.state', '=', 'told')
    .groupBy('campaign_person.id');
  const rows = await db
    .selectFrom(best.as('best'))
    .select(['rank', (eb) => eb.fn.countAll<string>().as('count')])
    .groupBy('rank')
    .execute();
  return new Map(rows.map(({ rank, count }) => [fared[rank]!, Number(count)]));
}

/** Of those told: who asked for the program since, and who said no since. */
export async function countAfterwards(db: Reader, scope: Scope, campaign: string, program: string) {
  const told = db
    .selectFrom('campaign_person')
    .where('campaign_person.county', '=', scope.county)
    .where('campaign_person.campaign', '=', campaign)
    .where('campaign_person.state', '=', 'told');
  const applied = await told
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.county', '=', 'campaign_person.county')
        .onRef('matter.person', '=', 'campaign_person.person')
        .on('matter.program', '=', program)
        .onRef('matter.opened_at', '>=', 'campaign_person.settled_at'),
    )
    .select((eb) => eb.fn.count<string>('campaign_person.person').distinct().as('count'))
    .executeTakeFirstOrThrow();
  const saidNo = await told
    .innerJoin('campaign_no', (join) =>
      join
        .onRef('campaign_no.county', '=', 'campaign_person.county')
        .onRef('campaign_no.person', '=', 'campaign_person.person')
        .on('campaign_no.state', '=', 'no')
        .onRef('campaign_no.since', '>=', 'campaign_person.settled_at'),
    )
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { applied: Number(applied.count), saidNo: Number(saidNo.count) };
}
