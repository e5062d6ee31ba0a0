import { randomBytes } from 'node:crypto';
import nacl from 'tweetnacl';
import { sealingKeyOf } from '../../src/server/platform/envelope.ts';
import type { Vault } from '../../src/server/platform/vault.ts';
import { writeEnvelope } from '../../src/rules/envelope.ts';

/** What a phone makes of a form that waits: an envelope to the county's key, as text. */
export function sealToCounty(vault: Vault, county: string, said: unknown): string {
  const { id, key } = sealingKeyOf(vault, county)!;
  const own = nacl.box.keyPair();
  const nonce = randomBytes(24);
  const box = nacl.box(Buffer.from(JSON.stringify(said) ?? ''), nonce, new Uint8Array(Buffer.from(key, 'base64')), own.secretKey);
  return Buffer.from(writeEnvelope({ keyId: id, publicKey: own.publicKey, nonce, box })).toString('base64');
}
