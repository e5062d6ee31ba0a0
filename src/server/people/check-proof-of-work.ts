import { createHash } from 'node:crypto';
import type { House } from '../platform/house.ts';
import { leadingZeroBits } from '../platform/leading-zero-bits.ts';
import { Problem } from '../platform/problem.ts';
import { markOf } from './make-challenge.ts';

const daySeconds = 86_400;

/** The sum was made for this challenge and this phone, and is used once; else `proof-of-work-wrong`. */
export async function checkProofOfWork(
  house: House,
  { phone, challenge, nonce }: { phone: string; challenge: string; nonce: string },
): Promise<void> {
  const wrong = (because: string) => new Problem('proof-of-work-wrong', { because });
  const body = challenge.slice(0, challenge.lastIndexOf('.'));
  const [expires, bits] = body.split('.').map(Number);
  if (challenge !== `${body}.${markOf(house, body)}`) throw wrong('not our challenge');
  if (!(expires! > house.clock.now().getTime())) throw wrong('challenge expired');
  const digest = createHash('sha256').update(`${challenge}:${phone}:${nonce}`).digest();
  if (leadingZeroBits(digest) < bits!) throw wrong('sum not done');
  if ((await house.limits.count(`challenge|${markOf(house, body)}`, daySeconds)) > 1) throw wrong('challenge used before');
}
