import { sha256 as hash } from '@noble/hashes/sha2.js';

/** In plain JavaScript: crypto.subtle is missing in WeChat, and in a browser over http. A 300 KB photo takes about 20 ms. */
export function sha256(bytes: ArrayBuffer): string {
  return toHex(hash(new Uint8Array(bytes)));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
