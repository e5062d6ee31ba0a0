import { forWhom, isWithin, type StaffScope, type StandIn } from '../../platform/scope.ts';
import type { Holder } from './hold.store.ts';

/** Who of her role has a matter in hand, as seen from her desk. */
export interface Hold {
  /** mine: hers, or that of the colleague she stands in for */
  state: 'mine' | 'free' | 'colleague';
  by?: { staff: string; name: string };
  /** The colleague she stands in for here. */
  forWhom?: StandIn | undefined;
}

/**
 * 首接负责: the first of a role keeps it. Free again is what was held by somebody who left her office, does not work for that place any
 * more, or turned out to be of this family. Whoever acts as a deputy acts for her colleague; what she takes so becomes the colleague's.
 */
export function judgeHold(scope: StaffScope, at: { village: string; town: string }, holder: Holder | undefined): Hold {
  if (!holder || !stillHolds(scope, at, holder)) return { state: 'free', forWhom: forWhom(scope, at) };
  const by = { staff: holder.staff, name: holder.name };
  if (holder.staff === scope.staff) return { state: 'mine', by };
  const standIn = scope.standsInFor.find((one) => one.staff === holder.staff);
  return standIn ? { state: 'mine', by, forWhom: standIn } : { state: 'colleague', by };
}

function stillHolds(scope: StaffScope, at: { village: string; town: string }, holder: Holder): boolean {
  if (holder.until !== null || holder.role !== scope.role || holder.ofFamily) return false;
  return isWithin(holder.role, holder.places.includes(scope.county) ? 'all' : holder.places, at);
}
