import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** The newest catalogue of the county that is in force on that day and was not withdrawn. */
export async function findCatalogueInForce(db: Reader, scope: Scope, day: string) {
  return db
    .selectFrom('catalogue')
    .select(['version', 'data'])
    .where('county', '=', scope.county)
    .where('effective_from', '<=', day)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findCatalogueVersion(db: Reader, scope: Scope, version: number) {
  return db
    .selectFrom('catalogue')
    .select(['version', 'data'])
    .where('county', '=', scope.county)
    .where('version', '=', version)
    .executeTakeFirst();
}
