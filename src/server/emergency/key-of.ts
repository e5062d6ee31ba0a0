import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { DataKey } from '../platform/vault.ts';
import { findApplicationKey } from './emergency.store.ts';

type Kept = Pick<Tables['emergency'], 'id' | 'key_wrapped'>;

/** What was said opens with the emergency's own key, and once it is an application with that of the application, which is the same one. */
export async function keyOf(house: House, db: Reader, scope: Scope, row: Kept): Promise<DataKey> {
  const wrapped = row.key_wrapped ?? (await findApplicationKey(db, scope, row.id))?.key_wrapped;
  if (!wrapped) throw new Problem('not-found', { because: 'erased' });
  return house.vault.applicationKey(scope.county, row.id, wrapped);
}

export function reportAt(county: string, row: string): { column: string; county: string; row: string } {
  return { column: 'emergency_report.sealed', county, row };
}

/** What is sealed in a report. */
export interface Said {
  where: string;
  phone: string;
  whosePhone: string;
}
