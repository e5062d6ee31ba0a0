import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The secure mode of message push, by the official description and on nothing but node:crypto. */
const block = 32;

/** sha1 over the sorted pieces: token, timestamp, nonce, and in the secure mode what is encrypted. */
export function signPush(...pieces: string[]): string {
  return createHash('sha1').update(pieces.toSorted().join('')).digest('hex');
}

/** @param random 16 bytes; only a vector brings its own */
export function encryptPush(text: string, { encodingAesKey, appId, random = randomBytes(16) }: PushKey & { random?: Buffer }): string {
  const content = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([random, length, content, Buffer.from(appId)]);
  const padding = block - (plain.length % block);
  const key = keyOf(encodingAesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
}

export interface PushKey {
  /** 43 letters and figures */
  encodingAesKey: string;
  appId: string;
}

/** @throws when it was not encrypted with this key for this mini-program */
export function decryptPush(encrypted: string, { encodingAesKey, appId }: PushKey): string {
  const key = keyOf(encodingAesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const end = 20 + plain.readUInt32BE(16);
  if (plain.toString('utf8', end) !== appId) throw new Error('encrypted for another mini-program');
  return plain.toString('utf8', 20, end);
}

function keyOf(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}
