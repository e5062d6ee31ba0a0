import type { Insertable } from 'kysely';
import type { Database, Reader, Tx } from '../platform/database.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

/* Accounts and sessions stand outside counties. */

export async function insertSignInCode(tx: Tx, row: Insertable<Tables['sign_in_code']>): Promise<void> {
  await tx.insertInto('sign_in_code').values(row).execute();
}

export async function forgetSignInCodes(db: Database, askedBefore: Date): Promise<void> {
  await db.deleteFrom('sign_in_code').where('asked_at', '<', askedBefore).execute();
}

/** When a code was last asked for, for this number. */
export async function findLastAsked(db: Reader, addressHash: Buffer): Promise<Date | undefined> {
  const row = await db
    .selectFrom('sign_in_code')
    .select('asked_at')
    .where('address_hash', '=', addressHash)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.asked_at;
}

/** The newest code of a number that can still be used. */
export async function findOpenSignInCode(tx: Tx, addressHash: Buffer, now: Date) {
  return tx
    .selectFrom('sign_in_code')
    .select(['id', 'code_hash', 'wrong_tries', 'address_sealed'])
    .where('address_hash', '=', addressHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function countWrongTryOfCode(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('sign_in_code')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function useSignInCode(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('sign_in_code').set({ used_at: now }).where('id', '=', id).execute();
}

export async function findAccountByAddress(db: Reader, addressHash: Buffer) {
  return db
    .selectFrom('account')
    .select(['id', 'verified_by'])
    .where((eb) => eb.or([eb('address_hash', '=', addressHash), eb('address_hash_next', '=', addressHash)]))
    .executeTakeFirst();
}

export async function findAccount(db: Reader, id: string) {
  return db.selectFrom('account').select(['id', 'address_hash', 'address_sealed', 'verified_by']).where('id', '=', id).executeTakeFirst();
}

export async function insertAccount(tx: Tx, row: Insertable<Tables['account']>): Promise<void> {
  await tx
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertSession(tx: Tx, row: Insertable<Tables['session']>): Promise<void> {
  await tx.insertInto('session').values(row).execute();
}

/** The account behind a token and the counties it has begun something in; nothing if ended or expired. */
export async function findSession(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ account: string; counties: string[] } | undefined> {
  const rows = await db
    .selectFrom('session')
    .leftJoin('account_county', 'account_county.account', 'session.account')
    .select(['session.account', 'account_county.county'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('session.ended_at', 'is', null)
    .execute();
  const [first] = rows;
  return first && { account: first.account, counties: rows.flatMap((row) => (row.county === null ? [] : [row.county])) };
}

/** The join of its WeChat, if it had one. */
export async function endSession(tx: Tx, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const row = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .returning('wechat_identity')
    .executeTakeFirst();
  return row?.wechat_identity ?? undefined;
}

export async function endSessionsOfWechat(tx: Tx, identity: string, now: Date): Promise<void> {
  await tx.updateTable('session').set({ ended_at: now }).where('wechat_identity', '=', identity).where('ended_at', 'is', null).execute();
}

export async function findLiveWechat(db: Reader, tokenHash: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('wechat_identity', 'wechat_identity.id', 'session.wechat_identity')
    .select('wechat_identity.id')
    .where('session.token_hash', '=', tokenHash)
    .where('wechat_identity.ended_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Its number is proved by six figures from now on, whatever WeChat said of it. */
export async function confirmAccount(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('account').set({ verified_by: 'sign-in-code' }).where('id', '=', id).execute();
}

/** Something was begun with it, or another WeChat opens it. */
export async function isInUse(tx: Tx, account: string): Promise<boolean> {
  const begun = await tx.selectFrom('account_county').select('county').where('account', '=', account).limit(1).executeTakeFirst();
  const joined = await tx
    .selectFrom('wechat_identity')
    .select('id')
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return begun !== undefined || joined !== undefined;
}

export async function deleteAccount(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('session').where('account', '=', id).execute();
  await tx.deleteFrom('account').where('id', '=', id).execute();
}

export function noteCounty(account: string, county: string): Write {
  return (db) =>
    db
      .insertInto('account_county')
      .values({ account, county })
      .onConflict((conflict) => conflict.doNothing());
}
