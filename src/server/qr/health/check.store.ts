import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { PlaceTables } from '../../platform/place-tables.ts';
import type { Scope } from '../../platform/scope.ts';

/** False if there is one with this id already. */
export async function insertCheck(tx: Tx, row: Insertable<PlaceTables['code_check']>): Promise<boolean> {
  const result = await tx
    .insertInto('code_check')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findCheck(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('code_check').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** The newest of each of these villages. */
export async function listLastChecks(db: Reader, scope: Scope, villages: readonly string[]) {
  return db
    .selectFrom('code_check')
    .distinctOn('village')
    .select(['village', 'on_day', 'finding'])
    .where('county', '=', scope.county)
    .where((eb) => eb('village', '=', eb.fn.any(eb.val([...villages]))))
    .orderBy('village')
    .orderBy('at', 'desc')
    .execute();
}

/** False if there is one with this id already. */
export async function insertPhoto(db: Reader, row: Insertable<PlaceTables['code_photo']>): Promise<boolean> {
  const result = await db
    .insertInto('code_photo')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findPhoto(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('code_photo').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}
