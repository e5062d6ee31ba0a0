import type { House } from '../house.ts';
import type { SystemScope } from '../scope.ts';
import { findLastSeal, hasUnsealed, holdSealing, insertLeaves, insertSeal, readLooks, takeUnsealed } from './audit-seals.store.ts';
import { hashLook } from './hash-look.ts';
import { hashSeal, noSealBefore } from './hash-seal.ts';
import { rootOf } from './merkle-tree.ts';

/** Rows of one seal at most: what a county left lying for days is sealed over some minutes. */
export const rowsOfSeal = 10_000;

/**
 * Seals what a county's audit holds and no seal does yet: all in one transaction, one worker at a time. What a transaction
 * wrote that is still open waits for the next seal, whatever its time says.
 */
export async function sealAudit(house: House, scope: SystemScope): Promise<void> {
  if (!(await hasUnsealed(house.db, scope))) return;
  await house.db.transaction().execute(async (tx) => {
    if (!(await holdSealing(tx, scope))) return;
    const looks = await takeUnsealed(tx, scope, rowsOfSeal);
    if (looks.length === 0) return;
    const rows = await readLooks(tx, scope, looks);
    const before = await findLastSeal(tx, scope);
    const first = before ? before.first + before.count : 1;
    const leaves = looks.map((look, at) => ({ position: first + at, look, hash: hashLook(first + at, look, rows.get(look)) }));
    const at = house.clock.now();
    const content = {
      county: scope.county,
      number: (before?.number ?? 0) + 1,
      first,
      count: leaves.length,
      root: rootOf(leaves.map((leaf) => leaf.hash)),
      previous: before?.hash ?? noSealBefore,
    };
    const hash = hashSeal({ ...content, at: at.toISOString().replace('Z', '000Z') });
    await insertLeaves(tx, scope, leaves);
    await insertSeal(tx, { ...content, at, hash, signature: house.vault.hash('audit-seal', hash) });
  });
}
