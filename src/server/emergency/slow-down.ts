import type { House } from '../platform/house.ts';
import { isWorkedOut } from '../platform/is-worked-out.ts';
import { Problem } from '../platform/problem.ts';

/** A county of half a million has a handful a day. */
const reportsAMinute = 20;
/** About a second of a cheap phone, which works it out unseen. */
const bits = 14;
const hourMs = 3_600_000;

/** The last and widest fence: it slows everybody a little and stops nobody. The sum is bound to the one report and stored nowhere. */
export async function slowDown(
  house: House,
  { county, submission, sum }: { county: string; submission: string; sum: string | undefined },
): Promise<void> {
  const many = await house.limits.count(`emergencies|${county}`, 60);
  if (many <= reportsAMinute) return;
  const hour = Math.floor(house.clock.now().getTime() / hourMs);
  const challenge = house.vault.hash('emergency-sum', `${submission}|${hour}`).toString('base64url');
  if (!isWorkedOut(challenge, sum, bits)) throw new Problem('sum-needed', { sum: { challenge, bits } });
}
