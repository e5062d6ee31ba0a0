import { randomBytes } from 'node:crypto';
import { addDays, dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { cookiePrefix, readCookie } from './cookies.ts';

/** A desk at which this login signed in within so many days is known. */
const knownForDays = 180;

/**
 * The mark of a desk where this login has signed in, or nothing. It opens nothing: it only says whose tries these are, so that a
 * stranger who knows a login cannot lock its owner out.
 */
export function findKnownDesk(house: House, headers: Record<string, unknown>, login: string): string | undefined {
  const value = readCookie(headers, cookieName(house, login));
  const [, mark, day, seal] = /^([\w-]{22})\.(\d{4}-\d{2}-\d{2})\.([\w-]{43})$/.exec(value ?? '') ?? [];
  if (!mark || !day || !seal || day < addDays(dayOf(house.clock.now()), -knownForDays)) return undefined;
  return house.vault.sameHash(Buffer.from(seal, 'base64url'), sealOf(house, login, mark, day)) ? mark : undefined;
}

/** The cookie that makes this desk known to this login, for as long as it was used. */
export function knowDesk(house: House, login: string): string {
  const mark = randomBytes(16).toString('base64url');
  const day = dayOf(house.clock.now());
  const value = `${mark}.${day}.${sealOf(house, login, mark, day).toString('base64url')}`;
  return `${cookieName(house, login)}=${value}; Max-Age=${knownForDays * 86_400}`;
}

/** Two who share a desk are both known there. */
function cookieName(house: House, login: string): string {
  return `${cookiePrefix(house)}mashang-desk-${house.vault.hash('staff-desk-of', login).toString('hex').slice(0, 8)}`;
}

function sealOf(house: House, login: string, mark: string, day: string): Buffer {
  return house.vault.hash('staff-desk', JSON.stringify([login, mark, day]));
}
