import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { listKeys } from './keys/keys.store.ts';
import { dropKey } from './keys/remove-key.ts';
import { hashPassword } from './password.ts';
import { scopeOf } from './scope-of.ts';
import { endAllSessions, findStaffByLogin, replaceProofs } from './staff.store.ts';

/**
 * Somebody lost what she signed in with: from now on only this new password and this new authenticator open, no key of hers and no
 * session. False if nobody in office has this login; then nothing is changed.
 */
export async function renewStaff(
  house: House,
  tx: Tx,
  { login, password, totpSecret }: { login: string; password: string; totpSecret: string },
): Promise<boolean> {
  const staff = await findStaffByLogin(tx, login);
  if (!staff) return false;
  const { county, id } = staff;
  const hers = scopeOf(staff);
  const by = { kind: 'system', county } as const;
  for (const key of await listKeys(tx, hers)) await dropKey(house, tx, by, key);
  const totp_sealed = house.vault.seal(house.vault.key(county, 'staff'), { column: 'staff.totp_sealed', county, row: id }, totpSecret);
  await replaceProofs(tx, hers, { password_hash: await hashPassword(password), totp_sealed });
  await endAllSessions(tx, hers, house.clock.now());
  await recordLook(house, tx, by, { act: 'changed', whatKind: 'staff', what: id });
  return true;
}
