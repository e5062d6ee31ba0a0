import { randomBytes } from 'node:crypto';
import type { House } from '../../platform/house.ts';
import type { Reader } from '../../platform/database.ts';
import { deleteChallenge, insertChallenge, sweepChallenges } from './keys.store.ts';

/** Long enough to look for the key in a drawer and type its PIN. */
export const challengeMinutes = 3;

/** 32 bytes that nobody could guess, good once, for this person's new key or, for nobody, at a sign-in. */
export async function makeChallenge(house: House, staff: string | null): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const expires = new Date(house.clock.now().getTime() + challengeMinutes * 60_000);
  await insertChallenge(house.db, { challenge_hash: hashOf(house, challenge), staff, expires_at: expires });
  return challenge;
}

/** The challenge that this answer of a browser was made for, used up by asking; nothing if it is not one of ours that still stands. */
export async function useChallenge(house: House, db: Reader, staff: string | null, clientData: string): Promise<string | undefined> {
  const challenge = challengeIn(clientData);
  if (challenge === undefined) return undefined;
  const used = await deleteChallenge(db, { hash: hashOf(house, challenge), staff, now: house.clock.now() });
  return used ? challenge : undefined;
}

export async function forgetOldChallenges({ db, clock }: House): Promise<void> {
  await sweepChallenges(db, clock.now());
}

function challengeIn(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    // Not even JSON: no browser wrote it.
    return undefined;
  }
}

function hashOf(house: House, challenge: string): Buffer {
  return house.vault.hash('staff-challenge', challenge);
}
