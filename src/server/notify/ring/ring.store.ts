import type { Insertable } from 'kysely';
import type { Database, Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export async function insertRing(tx: Tx, row: Insertable<Tables['ring']>): Promise<void> {
  await tx.insertInto('ring').values(row).execute();
}

/** Which desks were rung about these, the earliest first. */
export async function listRings(db: Reader, scope: Scope, about: readonly string[]) {
  if (about.length === 0) return [];
  return db
    .selectFrom('ring')
    .select(['about', 'place', 'why', 'state', 'at'])
    .where('county', '=', scope.county)
    .where('about', 'in', [...about])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Whoever turns waiting into calling, and nobody else, calls the vendor. */
export async function claimRing(tx: Tx, scope: Scope, id: string, { now, silentAt }: { now: Date; silentAt: Date }) {
  return tx
    .updateTable('ring')
    .set({ state: 'calling', due_at: silentAt, changed_at: now })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .returning(['id', 'template', 'params', 'phone_sealed'])
    .executeTakeFirst();
}

export async function moveRing(
  db: Reader,
  scope: Scope,
  id: string,
  { to, now, dueAt }: { to: Tables['ring']['state']; now: Date; dueAt?: Date },
): Promise<void> {
  await db
    .updateTable('ring')
    .set({ state: to, changed_at: now, ...(dueAt ? { due_at: dueAt } : {}) })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', '=', 'calling')
    .execute();
}

export async function listDueRings(db: Database, scope: Scope, { now, limit }: { now: Date; limit: number }) {
  return db
    .selectFrom('ring')
    .select(['id', 'state'])
    .where('county', '=', scope.county)
    .where('state', 'in', ['waiting', 'calling'])
    .where('due_at', '<=', now)
    .orderBy((eb) => eb('why', '=', 'morning'))
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

export async function countRingAttempts(db: Reader, ring: string): Promise<number> {
  const row = await db
    .selectFrom('sms_attempt')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('ring', '=', ring)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
