import type { CatalogueDesk } from '../../../contract/catalogue.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { listVersions, lockCatalogue, withdrawVersion as writeWithdrawn } from './catalogue.store.ts';
import { readDesk } from './read-desk.ts';

/**
 * The newest version is taken out of force and the one before holds again. One officer may: what is wrong on every phone must not wait for
 * a colleague. What was filed under it keeps it. Withdrawn again is the same.
 */
export async function withdrawVersion(
  house: House,
  shelf: CatalogueShelf,
  scope: StaffScope,
  { version, why }: { version: number; why: string },
): Promise<CatalogueDesk> {
  const today = dayOf(house.clock.now());
  await house.db.transaction().execute(async (tx) => {
    await lockCatalogue(tx, scope);
    const rows = await listVersions(tx, scope);
    const row = rows.find((one) => one.version === version);
    if (!row) throw new Problem('not-found', { because: 'no such version' });
    if (row.withdrawn_at !== null) return;
    const standing = rows.filter(({ withdrawn_at }) => withdrawn_at === null);
    if (standing[0] !== row) throw new Problem('not-now', { text: `后面还有第${standing[0]!.version}版。请先撤回那一版。` });
    if (!standing.some((one) => one !== row && one.effective_from <= today))
      throw new Problem('not-now', { text: '前面没有能用的一版。撤了，手机上就什么都没有了。' });
    await writeWithdrawn(tx, scope, version, { withdrawn_at: house.clock.now(), withdrawn_by: scope.staff, withdrawn_why: why });
    await recordLook(house, tx, scope, { act: 'revoked', whatKind: 'catalogue-version', what: String(version) });
  });
  shelf.lookAgain(scope.county);
  return readDesk(house, scope);
}
