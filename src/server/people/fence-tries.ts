import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';

const wrongADevice = 20;
/** One guess at each of a million numbers is stopped here, long before it hits. WeChat's codes nobody guesses: no cap, which is a lock for all. */
const wrongADay: Partial<Record<TriesOf, number>> = { 'wrong-codes': 10_000 };
const hourSeconds = 3600;
const daySeconds = 86_400;

/** Wrong tries at a kind of code, of one device and, where they can be guessed, of all together. */
export type TriesOf = 'wrong-codes' | 'wrong-wechat-codes';

export async function refuseTooManyTries({ limits }: House, of: TriesOf, deviceId: string): Promise<void> {
  const most = wrongADay[of];
  const tooMany =
    (most !== undefined && (await limits.read(of, daySeconds)) >= most) ||
    (await limits.read(`${of}|${deviceId}`, hourSeconds)) >= wrongADevice;
  if (tooMany) throw new Problem('too-many-tries', { retryAfterSeconds: hourSeconds });
}

export async function countWrongTry({ limits }: House, of: TriesOf, deviceId: string): Promise<void> {
  if (wrongADay[of] !== undefined) await limits.count(of, daySeconds);
  await limits.count(`${of}|${deviceId}`, hourSeconds);
}
