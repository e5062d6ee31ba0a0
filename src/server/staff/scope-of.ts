import type { StaffRole } from '../../rules/role-rights.ts';
import type { StaffScope } from '../platform/scope.ts';

/** What a member of staff may see of her own; for whom she stands in and who lives with her are added where somebody asks. */
export function scopeOf(staff: { county: string; id: string; role: StaffRole; places: string[]; body?: string | null }): StaffScope {
  return {
    kind: 'staff',
    county: staff.county,
    staff: staff.id,
    role: staff.role,
    places: staff.places.includes(staff.county) ? 'all' : staff.places,
    standsInFor: [],
    ownFamily: { people: [], households: [] },
    body: staff.body ?? undefined,
  };
}
