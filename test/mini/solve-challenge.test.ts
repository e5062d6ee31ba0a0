import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { solveChallenge, startsWithZeroBits } from '../../src/mini/shared/solve-challenge.ts';

test('the nonce it finds satisfies a SHA-256 that is not its own', async () => {
  const nonce = await solveChallenge('a-challenge', '16900000001', 12);
  const digest = createHash('sha256').update(`a-challenge:16900000001:${nonce}`).digest();
  expect(digest.readUInt16BE(0) >> 4).toBe(0);
});

test('bits are counted from the left', () => {
  expect(startsWithZeroBits(Uint8Array.of(0x00, 0x1f), 11)).toBe(true);
  expect(startsWithZeroBits(Uint8Array.of(0x00, 0x1f), 12)).toBe(false);
  expect(startsWithZeroBits(Uint8Array.of(0xff), 0)).toBe(true);
});
