import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import { worksFor } from './duty-places.ts';
import { listDesks, listShifts } from './duty.store.ts';

export interface OnDuty {
  staff: string;
  name: string;
  until: Date;
}

/** Who is on duty at a town, or at the county by its own id, at that moment; more than one where the roster says so, nobody where it has a hole. */
export async function whoIsOnDuty(house: House, scope: Scope, place: string, now: Date): Promise<OnDuty[]> {
  const shifts = await listShifts(house.db, scope, { places: [place], since: now, until: new Date(now.getTime() + 1) });
  return shifts.filter((one) => worksFor(one, place, scope.county)).map(({ staff, name, until }) => ({ staff, name, until }));
}

/** Under which number each duty desk of the county answers, by its place. */
export async function readDutyPhones(house: House, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const key = house.vault.key(scope.county, 'staff');
  const desks = await listDesks(house.db, scope);
  return new Map(desks.map(({ place, phone_sealed }) => [place, house.vault.open(key, phoneAt(scope.county, place), phone_sealed)]));
}

export function phoneAt(county: string, place: string): { column: string; county: string; row: string } {
  return { column: 'duty_desk.phone_sealed', county, row: place };
}
