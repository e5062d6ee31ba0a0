import { createHash } from 'node:crypto';
import type { PosterOrder } from '../poster-order.ts';

/** A fingerprint of all that stands on the pages: another liaison, another name, another code, and it is another. */
export function basisOf({ sheet, origin, demo, county, villages }: PosterOrder): string {
  const said = JSON.stringify([sheet, origin, demo, county, villages]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
