import type { Reader } from '../../platform/database.ts';
import { isWithin, type StaffScope } from '../../platform/scope.ts';
import type { MatterRow } from '../matter.store.ts';
import { listColleaguesOf, listFamilyHashes } from './hand-over.store.ts';

/** Colleagues of her role who work for this place and are not of this family. */
export async function listTakers(db: Reader, scope: StaffScope, row: MatterRow): Promise<{ id: string; name: string }[]> {
  const colleagues = await listColleaguesOf(db, scope);
  const near = colleagues.filter(({ places }) => isWithin(scope.role, places.includes(scope.county) ? 'all' : places, row));
  if (near.length === 0) return [];
  const family = await listFamilyHashes(db, scope, row);
  return near.filter(({ id_hash }) => !id_hash || !family.some((hash) => hash.equals(id_hash))).map(({ id, name }) => ({ id, name }));
}
