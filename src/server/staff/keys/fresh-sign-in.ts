import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { staffSessionHash } from '../find-staff-session.ts';
import { findSessionBirth } from '../staff.store.ts';

/** Whoever finds an open desk must not be able to add a key of his own: it is done right after proving who one is. */
const freshMinutes = 10;

export async function hasJustSignedIn(house: House, headers: Record<string, unknown>): Promise<boolean> {
  const hash = staffSessionHash(house, headers);
  const born = hash && (await findSessionBirth(house.db, hash));
  return born !== undefined && house.clock.now().getTime() - born.getTime() < freshMinutes * 60_000;
}

export function staleSignIn(): Problem {
  return new Problem('not-now', { text: `登录超过${freshMinutes}分钟了。改登录办法，先再登录一次。` });
}
