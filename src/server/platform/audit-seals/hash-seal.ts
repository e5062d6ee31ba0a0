import { createHash } from 'node:crypto';
import { encodeFields } from './encode-fields.ts';

export interface SealContent {
  county: string;
  number: number;
  first: number;
  count: number;
  /** To the microsecond, in UTC. */
  at: string;
  root: Buffer;
  /** The hash of the seal before; zeros in the first. */
  previous: Buffer;
}

export const noSealBefore = Buffer.alloc(32);

/** What the next seal holds and what is written down outside. Its first byte keeps it apart from leaves and nodes. */
export function hashSeal({ county, number, first, count, at, root, previous }: SealContent): Buffer {
  const fields = {
    county,
    number: String(number),
    first: String(first),
    count: String(count),
    at,
    root: root.toString('hex'),
    previous: previous.toString('hex'),
  };
  return createHash('sha256').update(Buffer.of(2)).update(encodeFields(fields)).digest();
}
