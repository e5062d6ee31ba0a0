import { randomBytes } from 'node:crypto';
import nacl from 'tweetnacl';
import type { OpenedCode } from '../../src/contract/qr.contract.ts';
import { writeEnvelope } from '../../src/rules/envelope.ts';

/** What a phone leaves waiting: an envelope that this key alone opens. */
export function sealFor({ id, key }: OpenedCode['sealingKey'] & object, bytes: Uint8Array): Buffer {
  const own = nacl.box.keyPair();
  const nonce = randomBytes(nacl.box.nonceLength);
  const box = nacl.box(new Uint8Array(bytes), nonce, new Uint8Array(Buffer.from(key, 'base64')), own.secretKey);
  return Buffer.from(writeEnvelope({ keyId: id, publicKey: own.publicKey, nonce, box }));
}
