import { dayOf } from '../../rules/day.ts';
import { roles, type Role } from '../../rules/procedure-shape.ts';
import { mayDo, staffRoles } from '../../rules/role-rights.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { StaffScope } from '../platform/scope.ts';
import { letPlay } from './rehearse.ts';

/** One invented colleague for each role that can be rehearsed: who acted in a practice ground before anybody came. */
export async function addColleagues(house: House, ground: string): Promise<Partial<Record<Role, StaffScope>>> {
  const colleagues: Partial<Record<Role, StaffScope>> = {};
  for (const role of staffRoles.filter((one) => mayDo(one, 'practise'))) {
    const as = roles.find((one) => one === role);
    if (!as) continue;
    const scope: StaffScope = {
      kind: 'staff',
      county: ground,
      staff: newId(house.clock),
      role,
      places: 'all',
      standsInFor: [],
      ownFamily: { people: [], households: [] },
    };
    // Gone by the time somebody comes: what she began is free to take.
    await letPlay(house, scope, { name: '练习同事', until: dayOf(house.clock.now()) });
    colleagues[as] = scope;
  }
  return colleagues;
}
