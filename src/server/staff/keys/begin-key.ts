import type { NewKeyChallenge } from '../../../contract/staff.contract.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findStaff } from '../staff.store.ts';
import { challengeMinutes, makeChallenge } from './challenge.ts';
import { listKeys } from './keys.store.ts';
import { hasJustSignedIn, staleSignIn } from './fresh-sign-in.ts';
import { algorithms, getRelyingParty } from './relying-party.ts';

/** One at the desk, one at home, one in the drawer, and two to change over. */
export const keysAtMost = 5;

/**
 * What the browser needs to have a key made. The key keeps its entry itself (`residentKey`), so that at the door nobody is sent a list
 * of somebody's keys; the maker's name of it is nobody's business (`attestation: none`).
 */
export async function beginKey(house: House, scope: StaffScope, headers: Record<string, unknown>): Promise<NewKeyChallenge> {
  if (!(await hasJustSignedIn(house, headers))) throw staleSignIn();
  const party = getRelyingParty(house);
  const keys = await listKeys(house.db, scope);
  if (keys.length >= keysAtMost) throw new Problem('not-now', { text: `最多${keysAtMost}把。先删一把不用的。` });
  const staff = (await findStaff(house.db, scope, scope.staff))!;
  return {
    challenge: await makeChallenge(house, scope.staff),
    rp: { id: party.id, name: '码上 · 工作人员' },
    user: { id: userHandle(scope.staff), name: staff.login, displayName: staff.name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeMinutes * 60_000,
    attestation: 'none',
    excludeCredentials: keys.map((key) => ({ id: key.credential.toString('base64url'), type: 'public-key' })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
  };
}

/** What the key keeps of its owner: an id that says nothing. */
export function userHandle(staff: string): string {
  return Buffer.from(staff.replaceAll('-', ''), 'hex').toString('base64url');
}
