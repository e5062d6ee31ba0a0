import { type StaffRole } from '../../rules/role-rights.ts';

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
  /** Ids of villages or towns, as `role-rights` says of the role, or 'all' for the whole county. */
  places: readonly string[] | 'all';
}

/** The county's own clock and deliveries. */
export interface SystemScope {
  kind: 'system';
  county: string;
}
