/**
 * What a phone seals to its county's key: format (1 byte) · key id (4, big-endian) · the phone's own public key, made for this envelope
 * alone (32) · nonce (24) · box (X25519, XSalsa20, Poly1305 as in NaCl). This file knows where the parts lie and no cipher.
 */
export const envelopeFormat = 1;
const publicKeyBytes = 32;
const nonceBytes = 24;
const authenticationBytes = 16;
const headerBytes = 1 + 4 + publicKeyBytes + nonceBytes;

export interface Envelope {
  keyId: number;
  publicKey: Uint8Array;
  nonce: Uint8Array;
  box: Uint8Array;
}

export function writeEnvelope({ keyId, publicKey, nonce, box }: Envelope): Uint8Array {
  const bytes = new Uint8Array(headerBytes + box.length);
  bytes[0] = envelopeFormat;
  for (let at = 0; at < 4; at += 1) bytes[1 + at] = (keyId >>> (24 - 8 * at)) & 0xff;
  bytes.set(publicKey, 5);
  bytes.set(nonce, 5 + publicKeyBytes);
  bytes.set(box, headerBytes);
  return bytes;
}

/** Undefined for what no release of ours has written. */
export function readEnvelope(bytes: Uint8Array): Envelope | undefined {
  if (bytes.length < headerBytes + authenticationBytes || bytes[0] !== envelopeFormat) return undefined;
  const keyId = bytes.slice(1, 5).reduce((id, byte) => id * 256 + byte, 0);
  return {
    keyId,
    publicKey: bytes.slice(5, 5 + publicKeyBytes),
    nonce: bytes.slice(5 + publicKeyBytes, headerBytes),
    box: bytes.slice(headerBytes),
  };
}
