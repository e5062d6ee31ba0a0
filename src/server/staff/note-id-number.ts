import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { findLogin, setIdHash } from './staff.store.ts';

/** Hers, of whom none was known; false where one is known already or she is not in office. Kept as a keyed hash. */
export async function noteIdNumber(house: House, { login, idNumber }: { login: string; idNumber: string }): Promise<boolean> {
  const found = await findLogin(house.db, login);
  if (!found) return false;
  const scope = { kind: 'system', county: found.county } as const;
  return house.db.transaction().execute(async (tx) => {
    if (!(await setIdHash(tx, scope, found.staff, house.vault.hash('id-number', idNumber)))) return false;
    await recordLook(house, tx, scope, { act: 'identified', whatKind: 'staff', what: found.staff });
    return true;
  });
}
