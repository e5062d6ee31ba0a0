import type { Database } from '../database.ts';
import type { Scope } from '../scope.ts';
import type { Vault } from '../vault.ts';
import { listInserted, listLeaves, listSealsAfter, listUnsealed, readTail } from './audit-seals.store.ts';
import { hashLook } from './hash-look.ts';
import { hashSeal, noSealBefore } from './hash-seal.ts';
import { rootOf } from './merkle-tree.ts';
import { rowsOfSeal } from './seal-audit.ts';

/** Something that is not as it was sealed. A position counts through the county; `seal` is absent where that seal is missing. */
export type Damage =
  | { what: 'changed' | 'deleted' | 'backdated'; look: string; position: number; seal?: number }
  | { what: 'deleted-unsealed' | 'inserted'; look: string }
  | { what: 'leaf-missing'; position: number; seal?: number }
  | { what: 'leaves-changed'; seal: number; first: number; last: number }
  | { what: 'seal-changed' | 'seal-missing'; seal: number };

export interface Verified {
  seals: number;
  /** Rows that were sealed, and those that wait for the next seal. */
  sealed: number;
  unsealed: number;
  damages: number;
  /** Hashes of sound seals by their hex, among those asked for. */
  found: Map<string, { seal: number; last: number }>;
}

type Seal = Awaited<ReturnType<typeof listSealsAfter>>[number];

/** How much earlier than what was sealed before it a row may say it was: no act takes so long, no two clocks differ so much. */
const lateMs = 10 * 60_000;

/**
 * Reads a county's whole audit against its seals and tells each damage as it is found. `roots` are hashes of seals that were
 * written down elsewhere. Sealing and looking may go on meanwhile.
 */
export async function verifyAudit(
  { db, vault }: { db: Database; vault: Vault },
  scope: Scope,
  { roots, tell }: { roots: ReadonlySet<string>; tell: (damage: Damage) => void },
): Promise<Verified> {
  const verified: Verified = { seals: 0, sealed: 0, unsealed: 0, damages: 0, found: new Map() };
  const report = (damage: Damage): void => {
    verified.damages += 1;
    tell(damage);
  };
  let last: Pick<Seal, 'number' | 'hash'> = { number: 0, hash: noSealBefore };
  let lastSeen = 0;
  let next = 1;
  let tookAllAt: Date | undefined;

  for (let tail = await readTail(db, scope, next); ; tail = await readTail(db, scope, next)) {
    if (tail.lastSeal !== null && tail.lastSeal > lastSeen) {
      for (const seal of await listSealsAfter(db, scope, lastSeen, 500)) await checkSeal(seal);
      continue;
    }
    if (tail.lastLeaf !== null) {
      if (last.number === lastSeen) report({ what: 'seal-missing', seal: lastSeen + 1 });
      await checkUnheldLeaves(tail.lastLeaf);
    }
    break;
  }
  for (const look of await listInserted(db, scope)) report({ what: 'inserted', look });
  for (const { id, there } of await listUnsealed(db, scope)) {
    if (there === null) report({ what: 'deleted-unsealed', look: id });
    else verified.unsealed += 1;
  }
  return verified;

  async function checkSeal(seal: Seal): Promise<void> {
    for (let number = lastSeen + 1; number < seal.number; number += 1) report({ what: 'seal-missing', seal: number });
    lastSeen = seal.number;
    if (!isSound(seal)) {
      report({ what: 'seal-changed', seal: seal.number });
      return;
    }
    if (seal.first > next) await checkUnheldLeaves(seal.first - 1);
    await checkHeldLeaves(seal);
    last = seal;
    next = seal.first + seal.count;
    verified.seals += 1;
    const hex = seal.hash.toString('hex');
    if (roots.has(hex)) verified.found.set(hex, { seal: seal.number, last: next - 1 });
    // A full seal may have left older rows behind for the next one.
    if (seal.count < rowsOfSeal) tookAllAt = seal.at;
  }

  function isSound(seal: Seal): boolean {
    const hash = hashSeal({ ...seal, at: seal.atText });
    const follows = seal.number !== last.number + 1 || (seal.previous.equals(last.hash) && seal.first === next);
    return hash.equals(seal.hash) && vault.sameHash(vault.hash('audit-seal', hash), seal.signature) && follows && seal.first >= next;
  }

  async function checkHeldLeaves(seal: Seal): Promise<void> {
    const end = seal.first + seal.count - 1;
    const leaves = await checkLeaves(seal.first, end, seal.number);
    const whole = leaves.length === seal.count;
    if (whole && !rootOf(leaves.map((leaf) => leaf.hash)).equals(seal.root))
      report({ what: 'leaves-changed', seal: seal.number, first: seal.first, last: end });
  }

  /** From `next` on, where the seal that held them is missing or no longer to be trusted. */
  async function checkUnheldLeaves(end: number): Promise<void> {
    for (let from = next; from <= end; from += rowsOfSeal) await checkLeaves(from, Math.min(end, from + rowsOfSeal - 1));
    next = end + 1;
  }

  async function checkLeaves(first: number, end: number, number?: number) {
    const seal = number === undefined ? {} : { seal: number };
    const leaves = await db.transaction().execute((tx) => listLeaves(tx, scope, { first, last: end }));
    let expected = first;
    for (const { position, look, hash, at, row } of leaves) {
      for (; expected < position; expected += 1) report({ what: 'leaf-missing', position: expected, ...seal });
      expected = position + 1;
      verified.sealed += 1;
      if (row === null || at === null) report({ what: 'deleted', look, position, ...seal });
      else if (!hashLook(position, look, row).equals(hash)) report({ what: 'changed', look, position, ...seal });
      else if (tookAllAt && at.getTime() < tookAllAt.getTime() - lateMs) report({ what: 'backdated', look, position, ...seal });
    }
    for (; expected <= end; expected += 1) report({ what: 'leaf-missing', position: expected, ...seal });
    return leaves;
  }
}
