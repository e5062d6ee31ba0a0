import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { KeyChallenge, StaffSignInWithKey } from '../../../contract/staff.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { fenceStrangers, forgetWrongTries, takeTry } from '../fence-sign-in.ts';
import { findKnownDesk } from '../known-desk.ts';
import { openSession } from '../open-session.ts';
import { isPasswordOf } from '../password.ts';
import { scopeOf } from '../scope-of.ts';
import { findStaff, findStaffByLogin } from '../staff.store.ts';
import { userHandle } from './begin-key.ts';
import { challengeMinutes, makeChallenge, useChallenge } from './challenge.ts';
import { changeKey, countUse, findCredential, findKey } from './keys.store.ts';
import { findRelyingParty, getRelyingParty } from './relying-party.ts';

type Key = NonNullable<Awaited<ReturnType<typeof findKey>>>;
type Staff = NonNullable<Awaited<ReturnType<typeof findStaff>>>;

/** The same for everybody, known or not. */
export async function askKeyChallenge(house: House, address: string): Promise<KeyChallenge> {
  const { id } = getRelyingParty(house);
  await fenceStrangers(house, 'challenges', address);
  return {
    challenge: await makeChallenge(house, null),
    rpId: id,
    timeout: challengeMinutes * 60_000,
    userVerification: 'preferred',
  };
}

/**
 * A session token for a key. One that asked its owner for a PIN or a finger is two proofs by itself, something held and something known,
 * and a forged page gets neither; any other opens beside login and password only. Tries are counted like those of the figures.
 */
export async function signInWithKey(
  house: House,
  given: StaffSignInWithKey,
  at: { headers: Record<string, unknown>; address: string },
): Promise<{ token: string; login: string }> {
  const credential = Buffer.from(given.credentialId, 'base64url');
  const found = await findOwner(house, credential);
  const login = given.typed?.login ?? found?.staff.login ?? `key ${given.credentialId}`;
  const mine = { login, desk: findKnownDesk(house, at.headers, login), address: at.address };
  const wait = await takeTry(house, mine);
  const token = await open(house, given, found);
  if (!token)
    throw new Problem('staff-sign-in-wrong', {
      text: given.typed ? '账号、密码或安全密钥不对。请再试。' : '这把密钥没认出来。请再试，或用密码登录。',
      ...(wait > 0 ? { retryAfterSeconds: wait } : {}),
    });
  await forgetWrongTries(house, mine);
  return { token, login };
}

/** Of a key that is in use by somebody in office. */
async function findOwner({ db }: House, credential: Buffer): Promise<{ key: Key; staff: Staff } | undefined> {
  const entry = await findCredential(db, credential);
  const scope = entry && ({ kind: 'system', county: entry.county } as const);
  const key = scope && (await findKey(db, scope, entry.key));
  const staff = key && (await findStaff(db, scope!, key.staff));
  return key && staff && !key.removed_at && !key.doubted_at ? { key, staff } : undefined;
}

async function open(house: House, given: StaffSignInWithKey, found: { key: Key; staff: Staff } | undefined): Promise<string | undefined> {
  const challenge = await useChallenge(house, house.db, null, given.clientData);
  const typed = given.typed && (await findStaffByLogin(house.db, given.typed.login));
  const passwordRight = !given.typed || (await isPasswordOf(typed, given.typed.password));
  if (!challenge || !passwordRight || !found) return undefined;
  const { key, staff } = found;
  if (given.typed && typed?.id !== staff.id) return undefined;
  if (given.userHandle !== undefined && given.userHandle !== userHandle(staff.id)) return undefined;
  const counter = await judge(house, given, key, challenge);
  if (counter === undefined) return undefined;
  const scope = scopeOf(staff);
  const token = await house.db.transaction().execute(async (tx) => {
    if (!(await countUse(tx, scope, { key: key.id, counter, now: house.clock.now() }))) return undefined;
    await recordLook(house, tx, scope, { act: 'used', whatKind: 'staff-key', what: key.id });
    return openSession(house, tx, scope);
  });
  if (!token) await doubt(house, key);
  return token;
}

/** The key's own count of its uses, if it signed this challenge on our page; nothing if it did not. */
async function judge(house: House, given: StaffSignInWithKey, key: Key, challenge: string): Promise<number | undefined> {
  const party = findRelyingParty(house);
  if (!party) return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: given.credentialId,
        rawId: given.credentialId,
        type: 'public-key',
        response: { clientDataJSON: given.clientData, authenticatorData: given.authenticatorData, signature: given.signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: !given.typed,
      // 0 leaves the count to us: it is compared where it is written, so that two at once cannot both be the next.
      credential: { id: given.credentialId, publicKey: new Uint8Array(key.public_key), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch (error) {
    // The library says no by throwing, and its words quote what was sent.
    house.log.info({ problem: 'staff-sign-in-wrong', because: `key refused: ${(error as Error).name}` }, 'refused');
    return undefined;
  }
}

/** It counted backwards, so there are two of it and nobody knows which is hers: neither opens any more. */
async function doubt(house: House, key: Key): Promise<never> {
  const scope = { kind: 'system', county: key.county } as const;
  await house.db.transaction().execute(async (tx) => {
    await changeKey(tx, scope, key.id, { doubted_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'doubted', whatKind: 'staff-key', what: key.id });
  });
  throw new Problem('staff-sign-in-wrong', { text: '这把密钥像是被复制过，已停用。请用别的办法登录，再告诉县里。' });
}
