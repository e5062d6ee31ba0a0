import { randomBytes } from 'node:crypto';
import { Refused } from './refused.ts';

/** Codes that a phone carries to the county and the county changes once, within five minutes. */
export interface Codes<Meaning> {
  issue(meaning: Meaning): string;
  /** What the code stands for, without using it up. */
  peek(code: unknown): Meaning | undefined;
  /** @throws Refused 40029 unknown or expired, 40163 used before */
  redeem(code: unknown): Meaning;
}

const lifeMs = 5 * 60_000;

export function createCodes<Meaning>(clock: () => number): Codes<Meaning> {
  const issued = new Map<string, { meaning: Meaning; until: number; state: 'fresh' | 'used' }>();

  return {
    issue(meaning) {
      const code = randomBytes(24).toString('base64url');
      issued.set(code, { meaning, until: clock() + lifeMs, state: 'fresh' });
      return code;
    },
    peek: (code) => issued.get(code as string)?.meaning,
    redeem(code) {
      const found = issued.get(code as string);
      if (found?.state === 'used') throw new Refused(40163, 'code been used');
      if (!found || clock() >= found.until) throw new Refused(40029, 'invalid code');
      found.state = 'used';
      return found.meaning;
    },
  };
}
