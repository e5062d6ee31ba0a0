import { readDutyPhones, whoIsOnDuty } from '../staff/index.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';

export interface Desk {
  place: string;
  phone: string | undefined;
  manned: 'yes' | 'no';
}

export interface Desks {
  /** Where it happened: a town's, or the county's own where nobody knows which town. */
  first: Desk;
  county: Desk;
}

/** Who would be rung at that moment. Asked before a transaction: whoever waits in one for the other must not wait for a second connection. */
export async function readDesks(house: House, scope: Scope, place: string): Promise<Desks> {
  const now = house.clock.now();
  const phones = await readDutyPhones(house, scope);
  const desk = async (id: string): Promise<Desk> => ({
    place: id,
    phone: phones.get(id),
    manned: (await whoIsOnDuty(house, scope, id, now)).length > 0 ? 'yes' : 'no',
  });
  const county = await desk(scope.county);
  return { first: place === scope.county ? county : await desk(place), county };
}
