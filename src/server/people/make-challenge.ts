import { randomBytes } from 'node:crypto';
import type { Challenge } from '../../contract/people.contract.ts';
import type { House } from '../platform/house.ts';

/** About a second of a cheap phone; nothing for one family, costly for whoever wants ten thousand codes. */
const bits = 14;
const validMinutes = 10;

/** Stateless: what it is, until when, and our mark on both. */
export function makeChallenge(house: House): Challenge {
  const expires = house.clock.now().getTime() + validMinutes * 60_000;
  const body = `${expires}.${bits}.${randomBytes(12).toString('base64url')}`;
  return { challenge: `${body}.${markOf(house, body)}`, bits, expiresAt: new Date(expires).toISOString() };
}

export function markOf(house: House, body: string): string {
  return house.vault.hash('challenge', body).toString('base64url');
}
