import { randomBytes, randomInt } from 'node:crypto';
import { beijingDay } from '../shared/beijing-time.ts';
import { Refused } from './refused.ts';

/** The access tokens of one mini-program: the stable one and, apart from it, the old one. */
export interface Tokens {
  /**
   * The same token until five minutes before its end.
   * @throws Refused 45009 when forced more than twenty times a day
   */
  stable(refresh: 'when-due' | 'forced'): Grant;
  /** A new token every time; the one before lives five minutes more. */
  old(): Grant;
  /** @throws Refused 41001 missing, 40014 malformed, 42001 expired, 40001 unknown or no longer the latest */
  check(token: string | null): void;
  /** From now on nobody knows any token given so far: 40001. */
  forget(): void;
}

export interface Grant {
  access_token: string;
  /** Seconds left to it. */
  expires_in: number;
}

const lifeMs = 7200_000;
const overlapMs = 300_000;
const forcedPerDay = 20;
const forcedApartMs = 30_000;

export function createTokens(clock: () => number): Tokens {
  const ends = new Map<string, number>();
  let stableToken = '';
  let oldToken = '';
  const forced: number[] = [];

  function make(): string {
    const token = `${randomInt(10, 100)}_${randomBytes(96).toString('base64url')}`;
    ends.set(token, clock() + lifeMs);
    return token;
  }

  function grant(token: string): Grant {
    return { access_token: token, expires_in: Math.floor((endOf(token) - clock()) / 1000) };
  }

  function endOf(token: string): number {
    return ends.get(token) ?? 0;
  }

  return {
    stable(refresh) {
      if (refresh === 'forced' && refreshes(forced, clock())) {
        forced.push(clock());
        ends.delete(stableToken);
      }
      if (endOf(stableToken) - overlapMs <= clock()) stableToken = make();
      return grant(stableToken);
    },
    old() {
      if (ends.has(oldToken)) ends.set(oldToken, Math.min(endOf(oldToken), clock() + overlapMs));
      oldToken = make();
      return grant(oldToken);
    },
    check(token) {
      if (!token) throw new Refused(41001, 'access_token missing');
      if (!/^[\w-]{20,512}$/.test(token)) throw new Refused(40014, 'invalid access_token');
      const end = ends.get(token);
      if (end === undefined) throw new Refused(40001, 'invalid credential, access_token is invalid or not latest');
      if (clock() >= end) throw new Refused(42001, 'access_token expired');
    },
    forget() {
      ends.clear();
    },
  };
}

/** Twenty a day; sooner than thirty seconds after the last it does not refresh, and says nothing of it. */
function refreshes(forced: number[], now: number): boolean {
  const today = forced.filter((at) => beijingDay(at) === beijingDay(now));
  if (today.length >= forcedPerDay) throw new Refused(45009, 'reach max api daily quota limit');
  return now - (forced.at(-1) ?? -Infinity) >= forcedApartMs;
}
