import type { Insertable } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

export type NewCode = Insertable<Tables['village_code']>;

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

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAStatement) yield rows.slice(at, at + rowsAStatement);
}
