import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { AddKey, KeyChallenge, NewKeyChallenge, StaffSignInWithKey } from '../../contract/staff.contract.ts';
import { Problem } from '../shared/problem.ts';
import type { KeyTrouble } from '../shared/words.ts';

/** Browsers know keys on encrypted pages under a name only: an address of figures has none. */
export function mayUseKeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** The browser has a key sign this, if somebody touches it. */
export async function touchKey(optionsJSON: KeyChallenge): Promise<Omit<StaffSignInWithKey, 'typed'>> {
  const { id, response } = await orProblem(startAuthentication({ optionsJSON }));
  return {
    credentialId: id,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    ...(response.userHandle ? { userHandle: response.userHandle } : {}),
  };
}

/** The browser has a key make a new entry for this person. */
export async function makeKey(optionsJSON: NewKeyChallenge): Promise<Omit<AddKey, 'submissionId' | 'name'>> {
  const { id, response } = await orProblem(startRegistration({ optionsJSON }));
  return {
    credentialId: id,
    clientData: response.clientDataJSON,
    attestation: response.attestationObject,
    transports: response.transports ?? [],
  };
}

/** By the names that browsers give to what went wrong; anything else is a fault of ours. */
const troubles: Record<string, KeyTrouble> = {
  NotAllowedError: 'key-not-touched',
  AbortError: 'key-not-touched',
  InvalidStateError: 'key-known-already',
  ConstraintError: 'key-unfit',
  NotSupportedError: 'key-unfit',
  UnknownError: 'key-unfit',
};

async function orProblem<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const trouble = troubles[(error as Error).name];
    throw trouble ? new Problem(trouble) : error;
  }
}
