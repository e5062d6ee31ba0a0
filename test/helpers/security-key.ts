import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { AddKey, KeyChallenge, NewKeyChallenge, StaffSignInWithKey } from '../../src/contract/staff.contract.ts';

type Made = Pick<AddKey, 'credentialId' | 'clientData' | 'attestation' | 'transports'>;

/** What a forger, a copy or an odd key does otherwise. */
export interface Odd {
  origin?: string;
  rpId?: string;
  type?: string;
  /** Nobody touched it, it did not ask for its PIN. */
  flags?: { present?: boolean; verified?: boolean; synced?: boolean };
  counter?: number;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** A security key (WebAuthn, ES256) in this process, with the browser around it: it does what it is told, wrong things too. */
export class SecurityKey {
  readonly id = randomBytes(32);
  readonly #origin: string;
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  counter = 0;
  owner: string | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  make(options: NewKeyChallenge, odd: Odd = {}): Made {
    this.owner = options.user.id;
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x!, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y!, 'base64url'),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([this.#authData(options.rp.id, odd, 0x40), Buffer.alloc(16), length, this.id, cose]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(authData.length);
    // {fmt: 'none', attStmt: {}, authData: bytes} in CBOR.
    const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'), size, authData]);
    return {
      credentialId: this.id.toString('base64url'),
      clientData: this.#clientData('webauthn.create', options.challenge, odd).toString('base64url'),
      attestation: attestation.toString('base64url'),
      transports: ['usb'],
    };
  }

  sign(options: KeyChallenge, odd: Odd = {}): Omit<StaffSignInWithKey, 'typed'> {
    this.counter += 1;
    const authenticatorData = this.#authData(options.rpId, odd, 0);
    const clientData = this.#clientData('webauthn.get', options.challenge, odd);
    const signature = createSign('sha256')
      .update(Buffer.concat([authenticatorData, sha256(clientData)]))
      .sign(this.#keys.privateKey);
    return {
      credentialId: this.id.toString('base64url'),
      clientData: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(this.owner ? { userHandle: this.owner } : {}),
    };
  }

  #authData(rpId: string, odd: Odd, more: number): Buffer {
    const { present = true, verified = true, synced = false } = odd.flags ?? {};
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? this.counter);
    const flags = (present ? 1 : 0) | (verified ? 4 : 0) | (synced ? 0x18 : 0) | more;
    return Buffer.concat([sha256(odd.rpId ?? rpId), Buffer.from([flags]), counter]);
  }

  #clientData(type: string, challenge: string, odd: Odd): Buffer {
    return Buffer.from(JSON.stringify({ type: odd.type ?? type, challenge, origin: odd.origin ?? this.#origin, crossOrigin: false }));
  }
}
