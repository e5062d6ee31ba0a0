import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { endAllStaff } from './staff.store.ts';

/** The invented colleagues of a ground that nobody plays in yet leave their office, so nothing there is in anybody's hands. */
export async function dismissColleagues(house: House, ground: string): Promise<void> {
  await endAllStaff(house.db, { kind: 'system', county: ground }, dayOf(house.clock.now()));
}
