import type { Day } from '../../rules/day.ts';
import { roleRights, type StaffRole } from '../../rules/role-rights.ts';

/** Whose rows a statement may touch. The first argument of every store function of a county table. */
export type Scope = CitizenScope | StaffScope | SystemScope;

/** A signed-in account, in one of the counties it has begun something in. */
export interface CitizenScope {
  kind: 'citizen';
  county: string;
  account: string;
}

export interface StaffScope {
  kind: 'staff';
  county: string;
  staff: string;
  role: StaffRole;
  /** Her own. */
  places: Places;
  /** Whose deputy she is today; same role, and only what is theirs: what somebody passed on to them is not passed on again. */
  standsInFor: readonly StandIn[];
  /** The one body she works for, if her role is a department's. */
  body: string | undefined;
}

/** Ids of villages or towns, as `role-rights` says of the role, or 'all' for the whole county. */
export type Places = readonly string[] | 'all';

export interface StandIn {
  staff: string;
  name: string;
  places: Places;
  until: Day;
}

/** The county's own clock and deliveries. */
export interface SystemScope {
  kind: 'system';
  county: string;
}

/** Her own places and those of whom she stands in for. */
export function placesOf({ places, standsInFor }: StaffScope): Places {
  const each = [places, ...standsInFor.map((one) => one.places)];
  return each.includes('all') ? 'all' : [...new Set(each.flat())];
}

/** For whom she looks or acts at this place as a deputy; nobody where she works herself. */
export function forWhom(scope: Scope, at: { village: string; town: string }): StandIn | undefined {
  if (scope.kind !== 'staff') return undefined;
  const place = roleRights[scope.role].places === 'villages' ? at.village : at.town;
  const holds = (places: Places) => places === 'all' || places.includes(place);
  return holds(scope.places) ? undefined : scope.standsInFor.find((one) => holds(one.places));
}
