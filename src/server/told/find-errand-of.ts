import { dayOf } from '../../rules/day.ts';
import { findErrand } from '../notify/index.ts';
import { readAccountPhone } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { listVillagesOfLiaison } from '../qr/index.ts';

/** The county of a card of hers: of a village that she is the liaison of today. Whoever was it yesterday finds nothing. */
export async function findErrandOf(house: House, book: CodeBook, citizen: Citizen, id: string): Promise<CitizenScope> {
  const phone = await readAccountPhone(house, citizen.account);
  const scopes = book.counties.map((county) => inCounty(citizen, county.id));
  const hers = await listVillagesOfLiaison(house.db, scopes, { phone, today: dayOf(house.clock.now()) });
  for (const [county, rows] of Map.groupBy(hers, (one) => one.county)) {
    const scope = inCounty(citizen, county);
    const errand = await findErrand(house.db, scope, id);
    if (errand && rows.some(({ village }) => village === errand.village)) return scope;
  }
  throw new Problem('not-found', { because: 'no card of hers' });
}
