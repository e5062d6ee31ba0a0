import type { House } from './house.ts';
import type { CitizenScope, StaffScope } from './scope.ts';

/** A signed-in account and the counties it has begun something in; every one of them is asked by itself. */
export interface Citizen {
  account: string;
  counties: string[];
}

/** How a request says who it is. Given by the rooms that know sessions, so that platform knows no room. */
export interface WhoIsAsking {
  citizen(house: House, headers: Record<string, unknown>): Promise<Citizen>;
  staff(house: House, headers: Record<string, unknown>): Promise<StaffScope>;
}

/** The account's scope in a county. */
export function inCounty(citizen: Citizen, county: string): CitizenScope {
  return { kind: 'citizen', county, account: citizen.account };
}
