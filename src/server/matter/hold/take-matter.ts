import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { lockMatter } from '../matter.store.ts';
import { getMatterToActOn } from './get-matter-to-act-on.ts';
import { isTaskOf, wasHeld } from './hold.store.ts';
import { takeOrRefuse } from './take-or-refuse.ts';

/**
 * Taken by an explicit act, before anything is recorded. Only where her role has something to do now, or had and whoever had it has gone:
 * what is in hand may be looked at, so nobody may take what is not hers to do.
 */
export async function takeMatter(house: House, scope: StaffScope, id: string): Promise<{ staff: string; name: string }> {
  await getMatterToActOn(house, scope, id);
  return house.db.transaction().execute(async (tx) => {
    const matter = (await lockMatter(tx, scope, id))!;
    if (!(await isTaskOf(tx, scope, id)) && !(await wasHeld(tx, scope, id)))
      throw new Problem('not-now', { text: '这一步不归您的岗位办，先不用接。' });
    return (await takeOrRefuse(house, tx, scope, matter)).by!;
  });
}
