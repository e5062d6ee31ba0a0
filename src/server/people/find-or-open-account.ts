import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { outsideCounties } from '../platform/vault.ts';
import { confirmAccount, findAccountByAddress, insertAccount } from './account.store.ts';

/** The account of a number that has just been proved, made at its first sign-in. Six figures prove more than WeChat's word. */
export async function findOrOpenAccount(house: House, tx: Tx, phone: string, verifiedBy: 'sign-in-code' | 'wechat-phone'): Promise<string> {
  const { vault, clock } = house;
  const addressHash = vault.hash('phone', phone);
  const id = newId(clock);
  const key = vault.key(outsideCounties, 'accounts');
  await insertAccount(tx, {
    id,
    kind: 'phone',
    address_hash: addressHash,
    address_hash_next: null,
    address_sealed: vault.seal(key, { column: 'account.address_sealed', county: outsideCounties, row: id }, phone),
    born_at: clock.now(),
    verified_by: verifiedBy,
  });
  const account = (await findAccountByAddress(tx, addressHash))!;
  if (verifiedBy === 'sign-in-code' && account.verified_by !== verifiedBy) await confirmAccount(tx, account.id);
  return account.id;
}
