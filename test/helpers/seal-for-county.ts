import { randomBytes } from 'node:crypto';
import nacl from 'tweetnacl';
import { writeEnvelope } from '../../src/rules/envelope.ts';
import type { TestCounty } from './test-county.ts';
import { ask } from './villager.ts';

/** As a phone that opened this code seals it: in bytes. */
export async function sealForCounty(county: TestCounty, bytes: Uint8Array, codeId = county.codeId): Promise<Buffer> {
  const { id, key } = (await ask(county.publicUrl, 'openCode', { params: { codeId } })).body.sealingKey!;
  const own = nacl.box.keyPair();
  const nonce = randomBytes(24);
  const box = nacl.box(new Uint8Array(bytes), nonce, new Uint8Array(Buffer.from(key, 'base64')), own.secretKey);
  return Buffer.from(writeEnvelope({ keyId: id, publicKey: own.publicKey, nonce, box }));
}

/** Words, as they go in a body. */
export const sealPart = async (county: TestCounty, part: unknown, codeId = county.codeId): Promise<string> =>
  (await sealForCounty(county, Buffer.from(JSON.stringify(part)), codeId)).toString('base64');
