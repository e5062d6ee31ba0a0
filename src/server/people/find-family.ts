import type { Reader } from '../platform/database.ts';
import type { Family, Scope } from '../platform/scope.ts';
import { listHouseholdsByIdHash } from './people.store.ts';

/** The person with this ID number and whoever lives with her today; empty where the county does not know her as a person. */
export async function findFamily(db: Reader, scope: Scope, idHash: Buffer): Promise<Family> {
  const rows = await listHouseholdsByIdHash(db, scope, idHash);
  const each = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  return { people: each(rows.flatMap((row) => [row.id, row.other])), households: each(rows.map((row) => row.household)) };
}
