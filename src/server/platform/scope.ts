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
  role: 'town' | 'county' | 'finance';
  /** Place ids of towns, or 'all' for the whole county. */
  towns: readonly string[] | 'all';
}

/** The county's own clock and deliveries. */
export interface SystemScope {
  kind: 'system';
  county: string;
}
