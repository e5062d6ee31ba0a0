import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** False if a set with this id stands already. */
export async function insertCheckedFact(tx: Tx, row: Insertable<Tables['fact_set']>): Promise<boolean> {
  const result = await tx
    .insertInto('fact_set')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function getFactSet(db: Reader, scope: StaffScope, id: string) {
  return db.selectFrom('fact_set').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function getStaffName(db: Reader, scope: StaffScope): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('county', '=', scope.county)
    .where('id', '=', scope.staff)
    .executeTakeFirstOrThrow();
  return row.name;
}
