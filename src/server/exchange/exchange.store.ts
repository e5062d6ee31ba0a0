import type { Insertable } from 'kysely';
import type { ProvinceFormat } from '../../rules/province-format.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** The newest that has begun; none where the county has loaded none. */
export async function findProvinceFormat(db: Reader, scope: Scope, today: string): Promise<ProvinceFormat | undefined> {
  const rows = await db
    .selectFrom('province_format')
    .select('data')
    .where('county', '=', scope.county)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ data }) => data as unknown as ProvinceFormat).find(({ since }) => since <= today);
}

export async function listResultsOf(db: Reader, scope: Scope, matters: readonly string[]) {
  if (matters.length === 0) return [];
  return db
    .selectFrom('province_result')
    .select(['id', 'matter', 'state', 'on_day', 'sealed', 'digest', 'noted_at'])
    .where('county', '=', scope.county)
    .where('matter', 'in', [...matters])
    .orderBy('on_day', 'desc')
    .orderBy('noted_at', 'desc')
    .execute();
}

/** False where the same line of the same matter is noted already. */
export async function insertResult(tx: Tx, row: Insertable<Tables['province_result']>): Promise<boolean> {
  const result = await tx
    .insertInto('province_result')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'matter', 'digest']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
