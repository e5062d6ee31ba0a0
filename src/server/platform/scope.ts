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
  /** Herself and who lives with her, as the county knows them: nothing of theirs is hers to see or to do, whatever else she may. */
  ownFamily: Family;
  /** Only while she rehearses: then county, staff, role and places are those of the practice ground, and nothing here is the real one's. */
  practice?: Practice;
}

/** Ids of persons and of households. */
export interface Family {
  people: readonly string[];
  households: readonly string[];
}

export interface Practice {
  /** Who she is outside. */
  real: StaffScope;
  /** How far the ground's own day runs ahead. */
  daysAhead: number;
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
  const mine = isWithin(scope.role, scope.places, at);
  return mine ? undefined : scope.standsInFor.find((one) => isWithin(scope.role, one.places, at));
}

/** Whether these places of a person in this role cover it. */
export function isWithin(role: StaffRole, places: Places, at: { village: string; town: string }): boolean {
  return places === 'all' || places.includes(roleRights[role].places === 'villages' ? at.village : at.town);
}
