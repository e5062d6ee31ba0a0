import type { Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { findSession } from './account.store.ts';

/** The signed-in account of a request, or `sign-in-needed`. */
export async function findCitizen(house: House, headers: Record<string, unknown>): Promise<Citizen> {
  const hash = sessionHash(house, headers);
  const session = hash && (await findSession(house.db, hash, house.clock.now()));
  if (!session) throw new Problem('sign-in-needed');
  return session;
}

export function sessionHash(house: House, headers: Record<string, unknown>): Buffer | undefined {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(String(headers['authorization'] ?? ''))?.[1];
  return token === undefined ? undefined : house.vault.hash('session', token);
}
