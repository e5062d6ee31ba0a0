import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

export type EntryRow = Selectable<Tables['sunshine_entry']>;
export type ReleaseRow = Selectable<Tables['sunshine_release']>;
export type ExportLine = Omit<Selectable<Tables['sunshine_export']>, 'file' | 'county'> & { bytes: number };
export type HangingRow = Selectable<Tables['sunshine_hanging']>;

/** One writer of a county at a time: entries, releases and what hangs are judged together. */
export async function lockSunshine(tx: Tx, scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`sunshine|${scope.county}`}))`.execute(tx);
}

export async function listEntries(db: Reader, scope: Scope): Promise<EntryRow[]> {
  return db
    .selectFrom('sunshine_entry')
    .selectAll()
    .where('county', '=', scope.county)
    .where('state', '=', 'kept')
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
}

export async function findEntry(db: Reader, scope: Scope, id: string): Promise<EntryRow | undefined> {
  return db.selectFrom('sunshine_entry').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function keepEntry(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['sunshine_entry']>, 'county'>): Promise<void> {
  const { version, data, state, changed_by, changed_at } = row;
  await tx
    .insertInto('sunshine_entry')
    .values({ county: scope.county, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet({ version, data, state, changed_by, changed_at }))
    .execute();
}

/** Newest first; what was proposed and dropped long ago is not told. */
export async function listReleases(db: Reader, scope: Scope, limit: number): Promise<ReleaseRow[]> {
  return db
    .selectFrom('sunshine_release')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findRelease(db: Reader, scope: Scope, id: string): Promise<ReleaseRow | undefined> {
  return db.selectFrom('sunshine_release').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** The one that holds; where none does, the last that was taken down. */
export async function findPublicRelease(db: Reader, scope: Scope): Promise<ReleaseRow | undefined> {
  return db
    .selectFrom('sunshine_release')
    .selectAll()
    .where('county', '=', scope.county)
    .where('state', 'in', ['released', 'taken-down'])
    .orderBy((eb) => eb.case().when('state', '=', 'released').then(0).else(1).end())
    .orderBy('released_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertRelease(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['sunshine_release']>, 'county'>): Promise<void> {
  await tx
    .insertInto('sunshine_release')
    .values({ county: scope.county, ...row })
    .execute();
}

export async function updateRelease(tx: Tx, scope: Scope, id: string, set: Updateable<Tables['sunshine_release']>): Promise<void> {
  await tx.updateTable('sunshine_release').set(set).where('county', '=', scope.county).where('id', '=', id).execute();
}

/** Those of a state, all at once: a proposal makes older ones void, a release replaces the one before. */
export async function endReleases(
  tx: Tx,
  scope: Scope,
  was: 'proposed' | 'released',
  set: Updateable<Tables['sunshine_release']>,
): Promise<void> {
  await tx.updateTable('sunshine_release').set(set).where('county', '=', scope.county).where('state', '=', was).execute();
}

export async function listExports(db: Reader, scope: Scope, releases: readonly string[]): Promise<ExportLine[]> {
  if (releases.length === 0) return [];
  return db
    .selectFrom('sunshine_export')
    .select(['id', 'release', 'form', 'sha256', 'made_by', 'made_at', sql<number>`length(file)`.as('bytes')])
    .where('county', '=', scope.county)
    .where('release', 'in', releases)
    .orderBy('made_at')
    .execute();
}

export async function findExport(db: Reader, scope: Scope, id: string): Promise<Selectable<Tables['sunshine_export']> | undefined> {
  return db.selectFrom('sunshine_export').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** False if one of this id stands already. */
export async function insertExport(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['sunshine_export']>, 'county'>): Promise<boolean> {
  const inserted = await tx
    .insertInto('sunshine_export')
    .values({ county: scope.county, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What still hangs, and of what was taken off the last few. */
export async function listHangings(db: Reader, scope: Scope, limit: number): Promise<HangingRow[]> {
  return db
    .selectFrom('sunshine_hanging')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy((eb) => eb.case().when('taken_off_at', 'is', null).then(0).else(1).end())
    .orderBy('put_up_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function findHanging(db: Reader, scope: Scope, id: string): Promise<HangingRow | undefined> {
  return db.selectFrom('sunshine_hanging').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function insertHanging(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['sunshine_hanging']>, 'county'>): Promise<void> {
  await tx
    .insertInto('sunshine_hanging')
    .values({ county: scope.county, ...row })
    .execute();
}

/** False if somebody took it off already. */
export async function takeOff(tx: Tx, scope: Scope, id: string, by: { staff: string; at: Date }): Promise<boolean> {
  const updated = await tx
    .updateTable('sunshine_hanging')
    .set({ taken_off_by: by.staff, taken_off_at: by.at })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('taken_off_at', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
