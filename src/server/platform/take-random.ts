import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let taken = pool.length;

/** Random bytes for what has to be unique and is no secret (ids, nonces): the system is asked once for many of them. Keys ask it themselves. */
export function takeRandom(bytes: number): Buffer {
  if (taken + bytes > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += bytes;
  return Buffer.from(pool.subarray(taken - bytes, taken));
}
