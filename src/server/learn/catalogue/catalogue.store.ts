import type { Insertable, Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';

/** Versions are numbered and published one after the other. */
export async function lockCatalogue(tx: Tx, scope: Scope): Promise<void> {
  await tx.selectFrom('county').select('id').where('id', '=', scope.county).forNoKeyUpdate().executeTakeFirst();
}

const versionColumns = [
  'version',
  'effective_from',
  'published_at',
  'offered_by',
  'approved_by',
  'withdrawn_at',
  'withdrawn_by',
  'withdrawn_why',
] as const;

/** The newest first. */
export async function listVersions(db: Reader, scope: Scope) {
  return db.selectFrom('catalogue').select(versionColumns).where('county', '=', scope.county).orderBy('version', 'desc').execute();
}

/** The newest that was not withdrawn, in force or coming. */
export async function findNewestVersion(db: Reader, scope: Scope) {
  return db
    .selectFrom('catalogue')
    .select(['version', 'data', 'effective_from'])
    .where('county', '=', scope.county)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findVersion(db: Reader, scope: Scope, version: number) {
  return db
    .selectFrom('catalogue')
    .select([...versionColumns, 'data'])
    .where('county', '=', scope.county)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** Numbers of withdrawn ones are not given again. */
export async function findLastNumber(db: Reader, scope: Scope): Promise<number> {
  const row = await db
    .selectFrom('catalogue')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('county', '=', scope.county)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function insertVersion(tx: Tx, row: Insertable<Tables['catalogue']>): Promise<void> {
  await tx.insertInto('catalogue').values(row).execute();
}

export async function withdrawVersion(
  tx: Tx,
  scope: Scope,
  version: number,
  row: { withdrawn_at: Date; withdrawn_by: string; withdrawn_why: string },
): Promise<void> {
  await tx.updateTable('catalogue').set(row).where('county', '=', scope.county).where('version', '=', version).execute();
}

// ── drafts ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DraftRow = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

export async function findDraft(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('catalogue_draft').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function lockDraft(tx: Tx, scope: Scope, id: string) {
  return tx
    .selectFrom('catalogue_draft')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Open ones, the last changed first. */
export async function listOpenDrafts(db: Reader, scope: Scope) {
  return db
    .selectFrom('catalogue_draft')
    .select(['id', 'base', 'state', 'first_day', 'changed_by', 'changed_at'])
    .where('county', '=', scope.county)
    .where('state', 'in', ['drafting', 'offered'])
    .orderBy('changed_at', 'desc')
    .execute();
}

/** False where a draft of this id is there already. */
export async function insertDraft(tx: Tx, row: Insertable<Tables['catalogue_draft']>): Promise<boolean> {
  const result = await tx
    .insertInto('catalogue_draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateDraft(
  tx: Tx,
  scope: Scope,
  id: string,
  row: Omit<Updateable<Tables['catalogue_draft']>, 'county' | 'id'>,
): Promise<void> {
  await tx.updateTable('catalogue_draft').set(row).where('county', '=', scope.county).where('id', '=', id).execute();
}

// ── beside them ───────────────────────────────────────────────────────────────────────────────────────────────────

export async function listTrialHouseholds(db: Reader, scope: Scope) {
  return db.selectFrom('trial_household').select(['id', 'title', 'data']).where('county', '=', scope.county).orderBy('id').execute();
}

/** What a program may name: bodies that answer for it, procedures of the county. */
export async function listNames(db: Reader, scope: Scope): Promise<{ bodies: Set<string>; procedures: Set<string> }> {
  const bodies = await db.selectFrom('body').select('name').where('county', '=', scope.county).where('until', 'is', null).execute();
  const procedures = await db.selectFrom('procedure').select('id').distinct().where('county', '=', scope.county).execute();
  return { bodies: new Set(bodies.map(({ name }) => name)), procedures: new Set(procedures.map(({ id }) => id)) };
}
