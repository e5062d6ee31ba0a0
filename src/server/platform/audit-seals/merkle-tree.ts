import { createHash } from 'node:crypto';

/** The hash of a leaf's data (RFC 6962, 2.1): its first byte keeps a leaf from ever passing for a node. */
export function hashLeaf(data: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(data).digest();
}

/** The root over hashes of leaves (RFC 6962, 2.1); the hash of nothing where there is none. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  let level: readonly Uint8Array[] = leaves;
  // Pair by pair from the left, the odd one carried up as it is: the same tree as splitting at the largest power of two.
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, at) => {
      const right = level[2 * at + 1];
      return right ? hashNode(level[2 * at]!, right) : level[2 * at]!;
    });
  }
  return Buffer.from(level[0]!);
}

function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}
