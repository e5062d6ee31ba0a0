import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isWithin, placesOf, type StaffScope } from '../../platform/scope.ts';
import { lockVillage } from './codes.store.ts';

export type VillageToChange = NonNullable<Awaited<ReturnType<typeof lockVillage>>>;

/** The village, locked until the transaction ends. `otherwise` where there is none, or it is none of her places: she learns no difference. */
export async function getVillageToChange(
  tx: Tx,
  scope: StaffScope,
  id: string | undefined,
  otherwise: 'not-found' | 'code-unknown' = 'not-found',
): Promise<VillageToChange> {
  const village = id === undefined ? undefined : await lockVillage(tx, scope, id);
  if (!village || !isWithin(scope.role, placesOf(scope), { village: village.id, town: village.parent! }))
    throw new Problem(otherwise, { because: 'no village of hers' });
  return village;
}
