import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import { keepLiaisons } from './files.store.ts';
import type { LiaisonNext } from './judge-liaisons.ts';

export async function writeLiaisons(house: House, tx: Tx, scope: Scope, plan: readonly LiaisonNext[]): Promise<void> {
  await keepLiaisons(
    tx,
    scope,
    plan.map((one) => ({ ...one, id: one.id ?? newId(house.clock) })),
  );
}
