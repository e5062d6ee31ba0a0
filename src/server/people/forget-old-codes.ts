import type { House } from '../platform/house.ts';
import { forgetSignInCodes } from './account.store.ts';

const keptForMs = 2 * 86_400_000;

/** Figures that no longer open anything, and the numbers they went to, are not kept. */
export async function forgetOldCodes(house: House): Promise<void> {
  await forgetSignInCodes(house.db, new Date(house.clock.now().getTime() - keptForMs));
}
