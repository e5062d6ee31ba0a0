import { normalizeAlias } from '../../../rules/code-alias.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { endAliasRow, lockAlias } from './codes.store.ts';
import { getVillageToChange } from './get-village-to-change.ts';

/** An older code opens this village no longer. `not-found` where it never did. */
export async function endAlias(house: House, scope: StaffScope, wish: { village: string; alias: string }): Promise<void> {
  const alias = normalizeAlias(wish.alias);
  await house.db.transaction().execute(async (tx) => {
    const village = await getVillageToChange(tx, scope, wish.village);
    const stands = await lockAlias(tx, alias);
    if (stands?.village !== village.id) throw new Problem('not-found', { because: 'no alias of this village' });
    if (stands.until) return;
    await endAliasRow(tx, scope, alias, house.clock.now());
    const standIn = forWhom(scope, { village: village.id, town: village.parent! });
    await recordLook(house, tx, scope, { act: 'ended', whatKind: 'code-alias', what: village.id, forWhom: standIn?.staff });
  });
}
