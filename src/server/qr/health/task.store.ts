import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** All that are open in the county, oldest first; there is at most one a code. */
export async function listOpenTasks(db: Reader, scope: Scope) {
  return db
    .selectFrom('code_task')
    .select(['id', 'village', 'code', 'kind', 'reports', 'opened_at'])
    .where('county', '=', scope.county)
    .where('closed_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}
