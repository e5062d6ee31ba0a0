import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** What is known of one village, each a statement. */

export async function getPlace(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('place')
    .select(['id', 'name', 'raw_name', 'division_code', 'since'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Villages that became part of it, those that had become part of these too. */
export async function listMergedInto(db: Reader, scope: Scope, id: string) {
  return db
    .withRecursive('part', (one) =>
      one
        .selectFrom('place')
        .select(['id', 'name', 'division_code'])
        .where('county', '=', scope.county)
        .where('merged_into', '=', id)
        .union(
          one
            .selectFrom('place as former')
            .innerJoin('part', 'part.id', 'former.merged_into')
            .select(['former.id', 'former.name', 'former.division_code'])
            .where('former.county', '=', scope.county),
        ),
    )
    .selectFrom('part')
    .select(['id', 'name'])
    .orderBy('division_code')
    .execute();
}

export async function listPlaceChanges(db: Reader, scope: Scope, place: string) {
  return db
    .selectFrom('place_change')
    .select(['kind', 'at', 'was'])
    .where('county', '=', scope.county)
    .where('place', '=', place)
    .orderBy('at', 'desc')
    .execute();
}

export async function listCodesOfVillage(db: Reader, scope: Scope, village: string) {
  return db
    .selectFrom('village_code')
    .select(['id', 'issued_at', 'hangs_at', 'revoked_at', 'revoked_why', 'replaced_by'])
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function listAliasesOfVillage(db: Reader, scope: Scope, village: string) {
  return db
    .selectFrom('code_alias')
    .select(['alias', 'registered_at'])
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .where('until', 'is', null)
    .orderBy('registered_at', 'desc')
    .execute();
}

export async function listChecksOfVillage(db: Reader, scope: Scope, village: string, limit: number) {
  return db
    .selectFrom('code_check')
    .select(['on_day', 'finding', 'by_kind', 'photo'])
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
}

/** Openings since a day, a row for each day and way. */
export async function listScansOfVillage(db: Reader, scope: Scope, { village, from }: { village: string; from: string }) {
  return db
    .selectFrom('scan_day')
    .select((eb) => ['day', 'way', eb.fn.sum<string>('count').as('count')])
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .where('day', '>=', from)
    .groupBy(['day', 'way'])
    .execute();
}
