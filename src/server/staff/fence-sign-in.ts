import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forgetTry, lockTry, moveTry, sweepTries } from './staff.store.ts';

/** So many may be wrong in a row for nothing: fingers slip, and the figures change while one types. */
const freeWrong = 4;
/** After the fifth, the sixth … each in seconds; half an hour is the longest, for whoever waits may be the officer herself. */
const waits = [60, 120, 300, 900, 1800];
/** A day without a try, and one begins anew. */
const forgottenAfterMs = 86_400_000;
/** Of one address, from desks that nobody knows: a town hall comes behind one, so it is wide and only slows. */
const strangersAMinute = 60;

export interface SignInTry {
  login: string;
  /** The desk this login has signed in at before; its tries are counted by themselves, so that no stranger can lock it. */
  desk: string | undefined;
  address: string;
}

/**
 * Takes one try before it is judged, so that a hundred sent at once are still five. Answers alike whether or not there is such
 * a login. Gives the seconds to wait should this one be wrong; throws `too-many-tries` while one has to wait.
 */
export async function takeTry(house: House, given: SignInTry): Promise<number> {
  if (!given.desk) await fenceStrangers(house, 'tries', given.address);
  const now = house.clock.now();
  return house.db.transaction().execute(async (tx) => {
    const key = keyOf(house, given);
    const before = await lockTry(tx, key, now);
    const leftMs = before.wait_until.getTime() - now.getTime();
    if (leftMs > 0) throw new Problem('too-many-tries', { retryAfterSeconds: Math.ceil(leftMs / 1000) });
    const wrong = (now.getTime() - before.last_at.getTime() < forgottenAfterMs ? before.wrong : 0) + 1;
    const wait = wrong > freeWrong ? waits[Math.min(wrong - freeWrong, waits.length) - 1]! : 0;
    await moveTry(tx, { key_hash: key, wrong, last_at: now, wait_until: new Date(now.getTime() + wait * 1000) });
    return wait;
  });
}

/** One address that asks too much at the door is slowed for a minute. */
export async function fenceStrangers(house: House, what: 'tries' | 'challenges', address: string): Promise<void> {
  if ((await house.limits.count(`staff-${what}|${networkOf(address)}`, 60)) > strangersAMinute)
    throw new Problem('too-many-tries', { retryAfterSeconds: 60 });
}

/** She was right: the wrong ones of this desk, or of all strangers if hers was one, are forgotten. */
export async function forgetWrongTries(house: House, given: SignInTry): Promise<void> {
  await forgetTry(house.db, keyOf(house, given));
}

export async function forgetOldTries({ db, clock }: House): Promise<void> {
  await sweepTries(db, new Date(clock.now().getTime() - forgottenAfterMs));
}

/** What is typed as a login may be a password by mistake: only its hash is kept. */
function keyOf(house: House, { login, desk }: SignInTry): Buffer {
  return house.vault.hash('staff-try', JSON.stringify([login, desk ?? null]));
}

/** /24, or /64: whoever has one address of a network has its neighbours too. */
function networkOf(address: string): string {
  const mapped = /(\d+\.\d+\.\d+)\.\d+$/.exec(address);
  return mapped ? mapped[1]! : address.split(':').slice(0, 4).join(':');
}
