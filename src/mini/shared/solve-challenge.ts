import { sha256 } from '@noble/hashes/sha2.js';

/** So many tries at a stretch take some 10 ms on a slow phone: the page stays alive between them. */
const slice = 1_000;

/** Finds the nonce that makes SHA-256 of `challenge:whose:nonce` begin with `bits` zero bits. `whose`: a number, or nothing where the challenge says it. */
export async function solveChallenge(challenge: string, whose: string, bits: number): Promise<string> {
  // The beginning is the same every time: it is hashed once and copied.
  const beginning = sha256.create().update(bytesOf(`${challenge}:${whose}:`));
  for (let nonce = 0; ; nonce += 1) {
    if (
      startsWithZeroBits(
        beginning
          .clone()
          .update(bytesOf(String(nonce)))
          .digest(),
        bits,
      )
    )
      return String(nonce);
    if (nonce % slice === slice - 1) await breath();
  }
}

export function startsWithZeroBits(digest: Uint8Array, bits: number): boolean {
  for (let at = 0; at < bits; at += 1) {
    if (((digest[at >> 3]! >> (7 - (at & 7))) & 1) === 1) return false;
  }
  return true;
}

/** WeChat has no TextEncoder; all of this is ASCII. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
