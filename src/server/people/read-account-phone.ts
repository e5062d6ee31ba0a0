import type { House } from '../platform/house.ts';
import { openAccountPhone } from './open-account-phone.ts';
import { findAccount } from './account.store.ts';

/** The verified number of a signed-in account, unsealed for one comparison; whoever calls this shows it to nobody. */
export async function readAccountPhone(house: House, account: string): Promise<string> {
  return openAccountPhone(house, (await findAccount(house.db, account))!);
}
