import { sql, type Insertable } from 'kysely';
import type { Reader, Tx } from '../database.ts';
import type { Scope } from '../scope.ts';
import type { Tables } from '../tables.ts';
import type { LookRow } from './hash-look.ts';

/** Any number; with the county it names the one sealing that may go on in it. */
const advisoryLock = 7_205_144;

/** False if somebody else is just sealing this county. Held until the transaction ends. */
export async function holdSealing(tx: Tx, scope: Scope): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(${advisoryLock}, hashtext(${scope.county})) as held`.execute(tx);
  return rows[0]!.held;
}

export async function hasUnsealed(db: Reader, scope: Scope): Promise<boolean> {
  const row = await db.selectFrom('audit_unsealed').select('id').where('county', '=', scope.county).limit(1).executeTakeFirst();
  return row !== undefined;
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Takes rows off the list of those that wait; where the transaction fails they are on it again. A range, not a list of ids: the
 * planner, who mostly saw this table empty, would go through the list once for every row.
 */
export async function takeUnsealed(tx: Tx, scope: Scope, limit: number): Promise<string[]> {
  const taken = await tx
    .deleteFrom('audit_unsealed')
    .where('county', '=', scope.county)
    .where('id', '<=', ({ fn, selectFrom, val }) =>
      fn.coalesce(
        selectFrom('audit_unsealed')
          .select('id')
          .where('county', '=', scope.county)
          .orderBy('id')
          .offset(limit - 1)
          .limit(1),
        val(lastId),
      ),
    )
    .returning('id')
    .execute();
  return taken.map(({ id }) => id).toSorted();
}

/** All columns as text. Whatever time zone a county's database speaks in, here it is UTC. */
const allColumns = sql<LookRow>`(select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(audit)))`;

async function speakUtc(tx: Tx): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(tx);
}

export async function readLooks(tx: Tx, scope: Scope, ids: readonly string[]): Promise<Map<string, LookRow>> {
  await speakUtc(tx);
  const rows = await tx
    .selectFrom('audit')
    .select(['id', allColumns.as('row')])
    .where('county', '=', scope.county)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, row }) => [id, row]));
}

export interface Leaf {
  position: number;
  look: string;
  hash: Buffer;
}

export async function insertLeaves(tx: Tx, scope: Scope, leaves: readonly Leaf[]): Promise<void> {
  const column = <K extends keyof Leaf>(name: K) => leaves.map((leaf) => leaf[name]);
  await tx
    .insertInto('audit_leaf')
    .columns(['county', 'position', 'look', 'hash'])
    .expression(
      sql`select ${scope.county}, position, look, hash
            from unnest(${column('position')}::integer[], ${column('look')}::uuid[], ${column('hash')}::bytea[]) as leaf (position, look, hash)`,
    )
    .execute();
}

export async function insertSeal(tx: Tx, row: Insertable<Tables['audit_seal']>): Promise<void> {
  await tx.insertInto('audit_seal').values(row).execute();
}

export async function findLastSeal(db: Reader, scope: Scope) {
  return db.selectFrom('audit_seal').selectAll().where('county', '=', scope.county).orderBy('number', 'desc').limit(1).executeTakeFirst();
}

/** In their order; `atText` to the microsecond, which a Date does not hold. */
export async function listSealsAfter(db: Reader, scope: Scope, number: number, limit: number) {
  return db
    .selectFrom('audit_seal')
    .selectAll()
    .select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('atText'))
    .where('county', '=', scope.county)
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** The leaves at these positions, each with its row of audit as it is today. */
export async function listLeaves(tx: Tx, scope: Scope, { first, last }: { first: number; last: number }) {
  await speakUtc(tx);
  return tx
    .selectFrom('audit_leaf')
    .leftJoin('audit', (join) => join.onRef('audit.county', '=', 'audit_leaf.county').onRef('audit.id', '=', 'audit_leaf.look'))
    .select(['position', 'look', 'hash', 'audit.at', allColumns.as('row')])
    .where('audit_leaf.county', '=', scope.county)
    .where('position', '>=', first)
    .where('position', '<=', last)
    .orderBy('position')
    .execute();
}

/** As of one moment: the number of the last seal, and the last leaf at or behind a position. */
export async function readTail(db: Reader, scope: Scope, first: number): Promise<{ lastSeal: number | null; lastLeaf: number | null }> {
  return db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('audit_seal')
        .select((max) => max.fn.max('number').as('number'))
        .where('county', '=', scope.county)
        .as('lastSeal'),
      eb
        .selectFrom('audit_leaf')
        .select((max) => max.fn.max('position').as('position'))
        .where('county', '=', scope.county)
        .where('position', '>=', first)
        .as('lastLeaf'),
    ])
    .executeTakeFirstOrThrow();
}

/** Rows of audit that neither a leaf holds nor the list of those that wait. Reads all of both. */
export async function listInserted(db: Reader, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('audit')
    .select('id')
    .where('county', '=', scope.county)
    .except(db.selectFrom('audit_leaf').select('look as id').where('county', '=', scope.county))
    .except(db.selectFrom('audit_unsealed').select('id').where('county', '=', scope.county))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What waits for the next seal; `there` is null where the row of audit is gone. */
export async function listUnsealed(db: Reader, scope: Scope) {
  return db
    .selectFrom('audit_unsealed')
    .leftJoin('audit', (join) => join.onRef('audit.county', '=', 'audit_unsealed.county').onRef('audit.id', '=', 'audit_unsealed.id'))
    .select(['audit_unsealed.id', 'audit.id as there'])
    .where('audit_unsealed.county', '=', scope.county)
    .orderBy('audit_unsealed.id')
    .execute();
}
