import type { House } from './house.ts';
import { isWorkedOut } from './is-worked-out.ts';
import { Problem } from './problem.ts';

/** About a second of a cheap phone, which works it out unseen. */
const bits = 14;
const hourMs = 3_600_000;

interface Asked {
  of: 'emergencies' | 'complaints';
  county: string;
  submission: string;
  sum: string | undefined;
  /** So many a minute in the county without a sum. */
  free: number;
}

/** The last and widest fence: it slows everybody a little and stops nobody. The sum is bound to the one report and stored nowhere. */
export async function slowDown(house: House, { of, county, submission, sum, free }: Asked): Promise<void> {
  const many = free > 0 ? await house.limits.count(`${of}|${county}`, 60) : 1;
  if (many <= free) return;
  const hour = Math.floor(house.clock.now().getTime() / hourMs);
  const challenge = house.vault.hash(`${of}-sum`, `${submission}|${hour}`).toString('base64url');
  if (!isWorkedOut(challenge, sum, bits)) throw new Problem('sum-needed', { sum: { challenge, bits } });
}
