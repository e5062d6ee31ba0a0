import type { MyKeys } from '../../../contract/staff.contract.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findStaff } from '../staff.store.ts';
import { keysAtMost } from './begin-key.ts';
import { listKeys } from './keys.store.ts';
import { hasJustSignedIn } from './fresh-sign-in.ts';
import { findRelyingParty } from './relying-party.ts';

/** With what I sign in, and whether I may change it now. */
export async function viewKeys(house: House, scope: StaffScope, headers: Record<string, unknown>): Promise<MyKeys> {
  const keys = await listKeys(house.db, scope);
  const staff = (await findStaff(house.db, scope, scope.staff))!;
  return {
    keys: keys.map((key) => ({
      keyId: key.id,
      name: key.name,
      addedAt: key.added_at.toISOString(),
      ...(key.last_used_at ? { lastUsedAt: key.last_used_at.toISOString() } : {}),
      state: key.doubted_at ? 'doubted' : 'in-use',
    })),
    figures: staff.totp_sealed ? 'in-use' : 'stopped',
    mayChange: (await hasJustSignedIn(house, headers)) ? 'now' : 'after-signing-in',
    mayAdd: !findRelyingParty(house) ? 'needs-a-name' : keys.length < keysAtMost ? 'yes' : 'enough',
  };
}
