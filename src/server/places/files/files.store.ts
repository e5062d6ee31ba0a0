import type { Insertable, Updateable } from 'kysely';
import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { firstRows } from '../../platform/first-rows.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import type { LiaisonNow } from './judge-liaisons.ts';
import type { StationNow } from './judge-stations.ts';
import type { KnownCounty, KnownPlace } from './places-plan.ts';

/** PostgreSQL takes at most 65,535 values a statement. */
const rowsAStatement = 2000;

/** Whoever changes a county's places does it alone; who only points at the county goes on meanwhile. */
export async function lockCounty(tx: Tx, scope: Scope): Promise<void> {
  await tx.selectFrom('county').select('id').where('id', '=', scope.county).forNoKeyUpdate().executeTakeFirst();
}

export async function getCountyRow(db: Reader, scope: Scope) {
  return db.selectFrom('county').selectAll().where('id', '=', scope.county).executeTakeFirstOrThrow();
}

export async function readKnownCounty(db: Reader, scope: Scope): Promise<KnownCounty> {
  const { id, name, division_code, province, city, city_code } = await getCountyRow(db, scope);
  return { id, name, divisionCode: division_code, province, city, cityCode: city_code };
}

export async function insertCounty(db: Reader, { id, name, divisionCode }: KnownCounty, bornAt: Date): Promise<void> {
  const row = { id, name, division_code: divisionCode, hotline: '12349', sms_sign: `${name}民政局`, born_at: bornAt };
  await db
    .insertInto('county')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Also those that are none any more, in the order of their ids. */
export async function listKnownPlaces(db: Reader, scope: Scope): Promise<KnownPlace[]> {
  const rows = await db.selectFrom('place').selectAll().where('county', '=', scope.county).orderBy('id').execute();
  return rows.map(({ id, kind, name, raw_name, division_code, parent, until, merged_into }) => ({
    id,
    kind,
    name,
    rawName: raw_name,
    divisionCode: division_code,
    parent,
    until,
    mergedInto: merged_into,
  }));
}

/** Those of these ids that some county's place has. */
export async function listTakenIds(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const some of batches(ids))
    for (const { id } of await db.selectFrom('place').select('id').where('id', 'in', some).execute()) taken.add(id);
  return taken;
}

export async function insertPlaces(tx: Tx, rows: readonly Insertable<Tables['place']>[]): Promise<void> {
  for (const some of batches(rows)) await tx.insertInto('place').values(some).execute();
}

/** Rows that stand already; their ids, county and first day stay. */
export async function updatePlaces(tx: Tx, rows: readonly Insertable<Tables['place']>[]): Promise<void> {
  for (const some of batches(rows))
    await tx
      .insertInto('place')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          raw_name: eb.ref('excluded.raw_name'),
          division_code: eb.ref('excluded.division_code'),
          parent: eb.ref('excluded.parent'),
          until: eb.ref('excluded.until'),
          merged_into: eb.ref('excluded.merged_into'),
        })),
      )
      .execute();
}

export async function insertChanges(tx: Tx, rows: readonly Insertable<Tables['place_change']>[]): Promise<void> {
  for (const some of batches(rows)) await tx.insertInto('place_change').values(some).execute();
}

export async function updateCounty(tx: Tx, scope: Scope, row: Updateable<Tables['county']>): Promise<void> {
  await tx.updateTable('county').set(row).where('id', '=', scope.county).execute();
}

export async function listAllStations(db: Reader, scope: Scope): Promise<StationNow[]> {
  return db
    .selectFrom('station')
    .select(['place', 'address', 'hours', 'phone'])
    .where('county', '=', scope.county)
    .orderBy('place')
    .execute();
}

export async function keepStations(tx: Tx, scope: Scope, rows: readonly StationNow[], at: Date): Promise<void> {
  for (const some of batches(rows))
    await tx
      .insertInto('station')
      .values(some.map((one) => ({ ...one, county: scope.county, changed_at: at })))
      .onConflict((conflict) =>
        conflict.columns(['county', 'place']).doUpdateSet((eb) => ({
          address: eb.ref('excluded.address'),
          hours: eb.ref('excluded.hours'),
          phone: eb.ref('excluded.phone'),
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute();
}

/** Also those who left. */
export async function listAllLiaisons(db: Reader, scope: Scope): Promise<LiaisonNow[]> {
  const rows = await db.selectFrom('liaison').selectAll().where('county', '=', scope.county).orderBy('village').orderBy('id').execute();
  return rows.map(({ id, village, name, phone, since, until, print_consent_on }) => ({
    id,
    village,
    name,
    phone,
    since,
    until,
    printConsentOn: print_consent_on,
  }));
}

export async function keepLiaisons(tx: Tx, scope: Scope, rows: readonly LiaisonNow[]): Promise<void> {
  for (const some of batches(rows))
    await tx
      .insertInto('liaison')
      .values(some.map(({ printConsentOn, ...one }) => ({ ...one, county: scope.county, print_consent_on: printConsentOn })))
      .onConflict((conflict) =>
        conflict.columns(['county', 'id']).doUpdateSet((eb) => ({
          phone: eb.ref('excluded.phone'),
          since: eb.ref('excluded.since'),
          until: eb.ref('excluded.until'),
          print_consent_on: eb.ref('excluded.print_consent_on'),
        })),
      )
      .execute();
}

/** One that had ended opens its village again. How many were written: one that opens another village is left as it is. */
export async function keepAliases(
  tx: Tx,
  scope: Scope,
  rows: readonly { alias: string; village: string; registered_at: Date; registered_by: string | null }[],
): Promise<number> {
  let written = 0n;
  for (const some of batches(rows)) {
    const result = await tx
      .insertInto('code_alias')
      .values(some.map((one) => ({ ...one, county: scope.county, until: null })))
      .onConflict((conflict) =>
        conflict
          .column('alias')
          .doUpdateSet((eb) => ({
            county: eb.ref('excluded.county'),
            village: eb.ref('excluded.village'),
            registered_at: eb.ref('excluded.registered_at'),
            registered_by: eb.ref('excluded.registered_by'),
            until: null,
          }))
          .where('code_alias.until', 'is not', null),
      )
      .executeTakeFirst();
    written += result.numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(written);
}

// ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function findFile(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('places_file').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function lockFile(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('places_file').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Newest first. */
export async function listFiles(db: Reader, scope: Scope) {
  const all = db
    .selectFrom('places_file')
    .select(['id', 'kind', 'name', 'state', 'tried_by', 'tried_at', 'report'])
    .where('county', '=', scope.county);
  return firstRows(all.orderBy('tried_at', 'desc').orderBy('id', 'desc'));
}

/** False where a file of this id is there already. */
export async function insertFile(tx: Tx, row: Insertable<Tables['places_file']> & { kind: PlacesFileKind }): Promise<boolean> {
  const result = await tx
    .insertInto('places_file')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateFile(
  tx: Tx,
  scope: Scope,
  id: string,
  row: { report: string; report_digest: string } | { state: 'confirmed' | 'dropped'; closed_by: string; closed_at: Date },
): Promise<void> {
  await tx.updateTable('places_file').set(row).where('county', '=', scope.county).where('id', '=', id).execute();
}

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAStatement) yield rows.slice(at, at + rowsAStatement);
}
