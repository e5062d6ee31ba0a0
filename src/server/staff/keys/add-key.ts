import { verifyRegistrationResponse, type VerifiedRegistrationResponse } from '@simplewebauthn/server';
import type { AddKey } from '../../../contract/staff.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { keysAtMost } from './begin-key.ts';
import { useChallenge } from './challenge.ts';
import { findKey, insertCredential, insertKey, listKeys, lockFigures } from './keys.store.ts';
import { hasJustSignedIn, staleSignIn } from './fresh-sign-in.ts';
import { algorithms, getRelyingParty } from './relying-party.ts';

type Made = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

/** A key that has just been made for this person, from now on a way in. */
export async function addKey(house: House, scope: StaffScope, headers: Record<string, unknown>, given: AddKey): Promise<void> {
  const credential = Buffer.from(given.credentialId, 'base64url');
  const before = await findKey(house.db, scope, given.submissionId);
  if (before) {
    if (before.staff === scope.staff && before.credential.equals(credential)) return;
    throw new Problem('already-sent-differently');
  }
  if (!(await hasJustSignedIn(house, headers))) throw staleSignIn();
  const made = await judge(house, scope, given);
  if (!made) throw notUnderstood();
  if (made.credentialDeviceType === 'multiDevice')
    throw new Problem('field-refused', { field: 'credentialId', text: '这把会被抄到网上的账号里。请换一把拿在手里的密钥。' });
  await house.db.transaction().execute((tx) => keep(house, tx, scope, { ...given, credential, made }));
}

const notUnderstood = () => new Problem('field-refused', { field: 'credentialId', text: '这把密钥没认出来。请再试一次，或换一把。' });

/** What the key made, if it was made for us, for this question and just now. */
async function judge(house: House, scope: StaffScope, given: AddKey): Promise<Made | undefined> {
  const party = getRelyingParty(house);
  const challenge = await useChallenge(house, house.db, scope.staff, given.clientData);
  if (challenge === undefined) return undefined;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: given.credentialId,
        rawId: given.credentialId,
        type: 'public-key',
        response: { clientDataJSON: given.clientData, attestationObject: given.attestation },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    return registrationInfo;
  } catch (error) {
    // The library says no by throwing, and its words quote what was sent.
    house.log.info({ problem: 'field-refused', because: `key not added: ${(error as Error).name}` }, 'refused');
    return undefined;
  }
}

async function keep(house: House, tx: Tx, scope: StaffScope, given: AddKey & { credential: Buffer; made: Made }): Promise<void> {
  const { submissionId: id, credential, made } = given;
  await lockFigures(tx, scope);
  if ((await listKeys(tx, scope)).length >= keysAtMost) throw new Problem('not-now', { text: `最多${keysAtMost}把。先删一把不用的。` });
  if (!Buffer.from(made.credential.id, 'base64url').equals(credential)) throw notUnderstood();
  if (!(await insertCredential(tx, { credential, county: scope.county, key: id }))) throw notUnderstood();
  await insertKey(tx, {
    county: scope.county,
    id,
    staff: scope.staff,
    name: given.name.trim() || '安全密钥',
    credential,
    public_key: Buffer.from(made.credential.publicKey),
    counter: String(made.credential.counter),
    transports: given.transports,
    added_at: house.clock.now(),
    last_used_at: null,
    doubted_at: null,
    removed_at: null,
  });
  await recordLook(house, tx, scope, { act: 'added', whatKind: 'staff-key', what: id });
}
