import type { Reader } from './database.ts';
import type { Scope } from './scope.ts';

/** Names of colleagues by their ids, for whoever reads what they did; also of those who left. */
export async function listStaffNames(db: Reader, scope: Scope, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('county', '=', scope.county).where('id', 'in', wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
