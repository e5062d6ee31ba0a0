import nacl from 'tweetnacl';
import type { OpenedCode } from '../../../contract/qr.contract.ts';
import { writeEnvelope } from '../../../rules/envelope.ts';
import { fromBase64 } from '../base64.ts';
import { secureRandom } from '../new-id.ts';

/* What waits on this phone is written to the county alone: once sealed, not even this phone opens it again. */

export type SealingKey = OpenedCode['sealingKey'] & object;

/**
 * An envelope with a key pair of its own. Undefined where the phone has no randomness to be trusted, or the county's key is damaged:
 * then what is to be sent stays as it is. 300 KB take some milliseconds, and up to a hundred without a compiler (WeChat on iOS).
 */
export async function seal(bytes: Uint8Array, to: SealingKey): Promise<Uint8Array | undefined> {
  const { secretKeyLength, publicKeyLength, nonceLength } = nacl.box;
  const theirs = fromBase64(to.key);
  if (theirs?.length !== publicKeyLength) return undefined;
  const random = await secureRandom(secretKeyLength + nonceLength);
  if (!random) return undefined;
  const own = nacl.box.keyPair.fromSecretKey(random.slice(0, secretKeyLength));
  const nonce = random.slice(secretKeyLength);
  return writeEnvelope({ keyId: to.id, publicKey: own.publicKey, nonce, box: nacl.box(bytes, nonce, theirs, own.secretKey) });
}

/** In ASCII alone: a phone without TextEncoder writes the same bytes. */
export function sealJson(value: unknown, to: SealingKey): Promise<Uint8Array | undefined> {
  const text = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return seal(
    Uint8Array.from(text, (character) => character.charCodeAt(0)),
    to,
  );
}
