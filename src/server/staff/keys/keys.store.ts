import type { Insertable } from 'kysely';
import type { Database, Reader, Tx } from '../../platform/database.ts';
import type { Scope, StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export async function insertChallenge(db: Reader, row: Insertable<Tables['staff_challenge']>): Promise<void> {
  await db.insertInto('staff_challenge').values(row).execute();
}

/** True once, and only for whom and as long as it was made for. */
export async function deleteChallenge(
  db: Reader,
  { hash, staff, now }: { hash: Buffer; staff: string | null; now: Date },
): Promise<boolean> {
  const result = await db
    .deleteFrom('staff_challenge')
    .where('challenge_hash', '=', hash)
    .where('staff', 'is not distinct from', staff)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function sweepChallenges(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('staff_challenge').where('expires_at', '<=', now).execute();
}

/** In which county a key opens, and which it is there. */
export async function findCredential(db: Reader, credential: Buffer) {
  return db.selectFrom('staff_credential').select(['county', 'key']).where('credential', '=', credential).executeTakeFirst();
}

/** False if it is somebody's key already. */
export async function insertCredential(tx: Tx, row: Insertable<Tables['staff_credential']>): Promise<boolean> {
  const result = await tx
    .insertInto('staff_credential')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function deleteCredential(tx: Tx, credential: Buffer): Promise<void> {
  await tx.deleteFrom('staff_credential').where('credential', '=', credential).execute();
}

export async function insertKey(tx: Tx, row: Insertable<Tables['staff_key']>): Promise<void> {
  await tx.insertInto('staff_key').values(row).execute();
}

export async function findKey(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('staff_key').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** Not removed, the oldest first. */
export async function listKeys(db: Reader, scope: StaffScope) {
  return db
    .selectFrom('staff_key')
    .selectAll()
    .where('county', '=', scope.county)
    .where('staff', '=', scope.staff)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** True if the key has counted on since its last use; keys that never count stay at 0. */
export async function countUse(tx: Tx, scope: Scope, { key, counter, now }: { key: string; counter: number; now: Date }): Promise<boolean> {
  const result = await tx
    .updateTable('staff_key')
    .set({ counter: String(counter), last_used_at: now })
    .where('county', '=', scope.county)
    .where('id', '=', key)
    .where('counter', counter === 0 ? '=' : '<', String(counter))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function changeKey(tx: Tx, scope: Scope, id: string, change: { doubted_at: Date } | { removed_at: Date }): Promise<void> {
  await tx.updateTable('staff_key').set(change).where('county', '=', scope.county).where('id', '=', id).execute();
}

/** Locked: whoever takes one way in away sees what else was taken. */
export async function lockFigures(tx: Tx, scope: StaffScope): Promise<'in-use' | 'stopped'> {
  const { totp_sealed } = await tx
    .selectFrom('staff')
    .select('totp_sealed')
    .where('county', '=', scope.county)
    .where('id', '=', scope.staff)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return totp_sealed ? 'in-use' : 'stopped';
}

export async function dropFigures(tx: Tx, scope: StaffScope): Promise<void> {
  await tx.updateTable('staff').set({ totp_sealed: null }).where('county', '=', scope.county).where('id', '=', scope.staff).execute();
}
