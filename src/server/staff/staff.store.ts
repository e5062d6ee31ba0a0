import type { Insertable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Database, Reader, Tx } from '../platform/database.ts';
import type { Scope, StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { keptPlan } from '../platform/kept-plan.ts';

export async function findLogin(db: Reader, login: string) {
  return db.selectFrom('staff_login').selectAll().where('login', '=', login).executeTakeFirst();
}

/** In office, by what she types at the door. */
export async function findStaffByLogin(db: Reader, login: string) {
  const found = await findLogin(db, login);
  return found && findStaff(db, { kind: 'system', county: found.county }, found.staff);
}

/** False if somebody has this login already. */
export async function insertLogin(tx: Tx, row: Insertable<Tables['staff_login']>): Promise<boolean> {
  const result = await tx
    .insertInto('staff_login')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function insertStaff(tx: Tx, row: Insertable<Tables['staff']>): Promise<void> {
  await tx.insertInto('staff').values(row).execute();
}

export async function endAllStaff(db: Database, scope: Scope, day: Day): Promise<void> {
  await db.updateTable('staff').set({ until: day }).where('county', '=', scope.county).where('until', 'is', null).execute();
}

/** Whoever is there already stays as she is. */
export async function addPlayer(db: Database, row: Insertable<Tables['staff']>): Promise<void> {
  await db
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The department that is played in a practice ground: that of the colleagues who were there first. */
export async function findBodyPlayed(db: Reader, scope: Scope): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('body')
    .where('county', '=', scope.county)
    .where('role', '=', 'department')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? undefined;
}

export async function findStaff(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('until', 'is', null)
    .executeTakeFirst();
}

/** True if none was known and she is in office. */
export async function setIdHash(tx: Tx, scope: Scope, id: string, idHash: Buffer): Promise<boolean> {
  const result = await tx
    .updateTable('staff')
    .set({ id_hash: idHash })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('until', 'is', null)
    .where('id_hash', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** True only for the first use of a step of the authenticator: the same six figures do not open twice. */
export async function useTotpStep(tx: Tx, scope: Scope, id: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('staff')
    .set({ totp_last_step: String(step) })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('totp_last_step', '<', String(step))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertStaffSession(tx: Tx, row: { token_hash: Buffer; county: string; staff: string; now: Date }): Promise<void> {
  await tx
    .insertInto('staff_session')
    .values({ token_hash: row.token_hash, county: row.county, staff: row.staff, born_at: row.now, seen_at: row.now, ended_at: null })
    .execute();
}

export async function findStaffSession(
  db: Database,
  tokenHash: Buffer,
  { notSeenSince, bornAfter }: { notSeenSince: Date; bornAfter: Date },
) {
  return db
    .selectFrom('staff_session')
    .select(['county', 'staff', 'seen_at'])
    .modifyFront(keptPlan)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('seen_at', '>', notSeenSince)
    .where('born_at', '>', bornAfter)
    .executeTakeFirst();
}

export async function touchStaffSession(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable('staff_session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export async function endStaffSession(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable('staff_session').set({ ended_at: now }).where('token_hash', '=', tokenHash).where('ended_at', 'is', null).execute();
}

/** When this session began. */
export async function findSessionBirth(db: Reader, tokenHash: Buffer): Promise<Date | undefined> {
  const row = await db.selectFrom('staff_session').select('born_at').where('token_hash', '=', tokenHash).executeTakeFirst();
  return row?.born_at;
}

/** All of hers but this one. */
export async function endOtherSessions(tx: Tx, scope: StaffScope, { keep, now }: { keep: Buffer; now: Date }): Promise<void> {
  await endSessionsOf(tx, scope, now).where('token_hash', '!=', keep).execute();
}

export async function endAllSessions(tx: Tx, scope: StaffScope, now: Date): Promise<void> {
  await endSessionsOf(tx, scope, now).execute();
}

function endSessionsOf(tx: Tx, scope: StaffScope, now: Date) {
  return tx
    .updateTable('staff_session')
    .set({ ended_at: now })
    .where('county', '=', scope.county)
    .where('staff', '=', scope.staff)
    .where('ended_at', 'is', null);
}

/** What she knows and what she holds, both new. */
export async function replaceProofs(tx: Tx, scope: StaffScope, change: { password_hash: string; totp_sealed: Buffer }): Promise<void> {
  await tx.updateTable('staff').set(change).where('county', '=', scope.county).where('id', '=', scope.staff).execute();
}

/** The tries of a key, locked: the next waits until these are counted. A key that was never tried has none. */
export async function lockTry(tx: Tx, key: Buffer, now: Date) {
  return tx
    .insertInto('staff_try')
    .values({ key_hash: key, wrong: 0, last_at: now, wait_until: now })
    .onConflict((conflict) => conflict.column('key_hash').doUpdateSet((eb) => ({ wrong: eb.ref('staff_try.wrong') })))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function moveTry(tx: Tx, { key_hash, ...change }: Insertable<Tables['staff_try']>): Promise<void> {
  await tx.updateTable('staff_try').set(change).where('key_hash', '=', key_hash).execute();
}

export async function forgetTry(db: Database, key: Buffer): Promise<void> {
  await db.deleteFrom('staff_try').where('key_hash', '=', key).execute();
}

export async function sweepTries(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('staff_try').where('last_at', '<', before).execute();
}
