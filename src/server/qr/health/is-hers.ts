import type { Village } from '../../places/index.ts';
import { isWithin, placesOf, type StaffScope } from '../../platform/scope.ts';

/** Whether a village lies in the places she works for today, her own or a colleague's. */
export function isHers(scope: StaffScope, village: Village): boolean {
  return village.county.id === scope.county && isWithin(scope.role, placesOf(scope), { village: village.id, town: village.town.id });
}
