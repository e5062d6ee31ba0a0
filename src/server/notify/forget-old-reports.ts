import type { House } from '../platform/house.ts';
import { forgetReports } from './notify.store.ts';

const keptForMs = 2 * 86_400_000;

/** What a vendor reported names people and was judged: what it settled stays, its text does not. */
export async function forgetOldReports(house: House): Promise<void> {
  await forgetReports(house.db, new Date(house.clock.now().getTime() - keptForMs));
}
