import type { Database } from '../database.ts';
import type { Scope } from '../scope.ts';
import { findLastSeal } from './audit-seals.store.ts';

/** What is to be written down outside the database: the last seal's hash stands for everything up to `last`. */
export async function readLastSeal(
  db: Database,
  scope: Scope,
): Promise<{ number: number; last: number; at: Date; hash: string } | undefined> {
  const seal = await findLastSeal(db, scope);
  return seal && { number: seal.number, last: seal.first + seal.count - 1, at: seal.at, hash: seal.hash.toString('hex') };
}
