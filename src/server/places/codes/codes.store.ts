import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export type NewCode = Insertable<Tables['village_code']>;
type NewAlias = Insertable<Tables['code_alias']>;

/** PostgreSQL takes at most 65,535 values a statement. */
const rowsAStatement = 1000;

/** Living villages, locked in one order, so that two who issue at once do it one after the other. */
export async function lockVillages(tx: Tx, scope: Scope, ids: readonly string[]) {
  const found: { id: string; division_code: string }[] = [];
  for (const some of batches([...new Set(ids)].toSorted())) {
    const rows = await tx
      .selectFrom('place')
      .select(['id', 'division_code'])
      .where('county', '=', scope.county)
      .where('kind', '=', 'village')
      .where('until', 'is', null)
      .where('id', 'in', some)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Those of these villages that have or had a code. */
export async function listVillagesWithCode(tx: Tx, scope: Scope, villages: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of batches(villages)) {
    const rows = await tx
      .selectFrom('village_code')
      .select('village')
      .distinct()
      .where('county', '=', scope.county)
      .where('village', 'in', some)
      .execute();
    for (const { village } of rows) found.add(village);
  }
  return found;
}

/** Every id that begins with one of these numbers, of whichever village: the state gives numbers anew. */
export async function listIdsOfNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const some of batches([...new Set(numbers)])) {
    const rows = await tx
      .selectFrom('village_code')
      .select('id')
      .where(({ eb, fn, val }) => eb(fn<string>('left', ['id', val(12)]), 'in', some))
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

export async function insertCodes(tx: Tx, rows: readonly NewCode[]): Promise<void> {
  for (const some of batches(rows)) await tx.insertInto('village_code').values(some).execute();
}

/** A village of this county, also one that is none any more, locked: who changes its codes comes one after the other. */
export async function lockVillage(tx: Tx, scope: Scope, id: string) {
  return tx
    .selectFrom('place')
    .select(['id', 'name', 'parent', 'division_code', 'until'])
    .where('county', '=', scope.county)
    .where('kind', '=', 'village')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Oldest first. */
export async function listCodesOfVillage(tx: Tx, scope: Scope, village: string) {
  return tx
    .selectFrom('village_code')
    .selectAll()
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
}

export async function findVillageOfCode(db: Reader, scope: Scope, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('village_code')
    .select('village')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.village;
}

export async function endCode(
  tx: Tx,
  scope: Scope,
  { id, ...ended }: { id: string; revoked_at: Date; revoked_by: string; revoked_why: string; replaced_by: string | null },
): Promise<void> {
  await tx.updateTable('village_code').set(ended).where('county', '=', scope.county).where('id', '=', id).execute();
}

/** False where this alias stands already, whosever it is. */
export async function insertAlias(tx: Tx, scope: Scope, row: Omit<NewAlias, 'county' | 'until'>): Promise<boolean> {
  const result = await tx
    .insertInto('code_alias')
    .values({ ...row, county: scope.county, until: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Whichever county's: an alias points in, and opens one village. */
export async function lockAlias(tx: Tx, alias: string) {
  return tx.selectFrom('code_alias').selectAll().where('alias', '=', alias).forUpdate().executeTakeFirst();
}

/** One that had ended opens this village from now on. */
export async function reviveAlias(tx: Tx, scope: Scope, { alias, ...row }: Omit<NewAlias, 'county' | 'until'>): Promise<void> {
  await tx
    .updateTable('code_alias')
    .set({ ...row, county: scope.county, until: null })
    .where('alias', '=', alias)
    .where('until', 'is not', null)
    .execute();
}

export async function endAliasRow(tx: Tx, scope: Scope, alias: string, until: Date): Promise<void> {
  await tx.updateTable('code_alias').set({ until }).where('county', '=', scope.county).where('alias', '=', alias).execute();
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAStatement) yield rows.slice(at, at + rowsAStatement);
}
