import { roles, type Role } from '../../rules/procedure-shape.ts';
import { mayDo, staffRoles } from '../../rules/role-rights.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { StaffScope } from '../platform/scope.ts';
import { bodyPlayed, letPlay } from './rehearse.ts';
import { scopeOf } from './scope-of.ts';

/**
 * One invented colleague for each role that can be rehearsed: who acts in a practice ground until it opens, and then leaves (`dismissColleagues`).
 * `body`: which department is played there.
 */
export async function addColleagues(
  house: House,
  { ground, body }: { ground: string; body: string },
): Promise<Partial<Record<Role, StaffScope>>> {
  const colleagues: Partial<Record<Role, StaffScope>> = {};
  for (const role of staffRoles.filter((one) => mayDo(one, 'practise'))) {
    const as = roles.find((one) => one === role);
    if (!as) continue;
    const scope = scopeOf({ county: ground, id: newId(house.clock), role, places: [ground], body: bodyPlayed(role, body) });
    await letPlay(house, scope, '练习同事');
    colleagues[as] = scope;
  }
  return colleagues;
}
