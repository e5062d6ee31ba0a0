import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { endDeputyRow, findDeputy } from './deputies.store.ts';

/** Ended at once, by whoever was away or whoever stands in; ended already stays as it is. */
export async function endDeputy(house: House, scope: StaffScope, id: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const found = await findDeputy(tx, scope, id);
    if (!found || ![found.away, found.deputy].includes(scope.staff)) throw new Problem('not-found');
    if (found.ended_at) return;
    await endDeputyRow(tx, scope, id, house.clock.now());
    await recordLook(house, tx, scope, { act: 'ended', whatKind: 'deputy', what: id });
  });
}
