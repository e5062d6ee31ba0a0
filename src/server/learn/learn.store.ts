import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** The newest version of the county's catalogue that is in force on that day and was not withdrawn; without its content, which is read once. */
export async function findVersionInForce(db: Reader, scope: Scope, day: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('catalogue')
    .select('version')
    .where('county', '=', scope.county)
    .where('effective_from', '<=', day)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version;
}

export async function findCatalogueVersion(db: Reader, scope: Scope, version: number) {
  return db
    .selectFrom('catalogue')
    .select(['version', 'data'])
    .where('county', '=', scope.county)
    .where('version', '=', version)
    .executeTakeFirst();
}
