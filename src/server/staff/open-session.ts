import { randomBytes } from 'node:crypto';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { insertStaffSession } from './staff.store.ts';

/** A new session of somebody who has proved who she is; gives the token that only her browser keeps. */
export async function openSession(house: House, tx: Tx, scope: StaffScope): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = house.vault.hash('staff-session', token);
  await insertStaffSession(tx, { token_hash: hash, county: scope.county, staff: scope.staff, now: house.clock.now() });
  await recordLook(house, tx, scope, { act: 'signed-in', whatKind: 'staff', what: scope.staff });
  return token;
}
