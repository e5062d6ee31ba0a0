import { createHash } from 'node:crypto';
import { leadingZeroBits } from './leading-zero-bits.ts';

/** The phone's own formula for a sum that is bound to nothing but its challenge. */
export function isWorkedOut(challenge: string, sum: string | undefined, bits: number): boolean {
  if (sum === undefined || sum.length > 20) return false;
  return leadingZeroBits(createHash('sha256').update(`${challenge}::${sum}`).digest()) >= bits;
}
