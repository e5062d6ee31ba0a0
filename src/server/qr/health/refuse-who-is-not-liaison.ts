import { dayOf } from '../../../rules/day.ts';
import { readAccountPhone } from '../../people/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { listVillagesOfLiaison } from './liaison.store.ts';

/** Only whose number is that of a liaison who serves there today; anybody else gets `not-found`, as if there were no such door. */
export async function refuseWhoIsNotLiaison(house: House, scope: CitizenScope, village: string): Promise<void> {
  const { db, clock } = house;
  const phone = await readAccountPhone(house, scope.account);
  const hers = await listVillagesOfLiaison(db, [scope], { phone, today: dayOf(clock.now()) });
  if (!hers.some((one) => one.village === village)) throw new Problem('not-found', { because: 'not the liaison there' });
}
