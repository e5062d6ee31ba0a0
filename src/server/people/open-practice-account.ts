import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { outsideCounties } from '../platform/vault.ts';
import { findAccountByAddress, insertAccount } from './account.store.ts';

/** The account of an invented person of a practice ground. Nobody signs in to it: no number that a phone proves has its hash. */
export async function openPracticeAccount(house: House, tx: Tx, { county, phone }: { county: string; phone: string }): Promise<string> {
  const { vault, clock } = house;
  const addressHash = vault.hash('practice-phone', `${county}|${phone}`);
  const id = newId(clock);
  const key = vault.key(outsideCounties, 'accounts');
  await insertAccount(tx, {
    id,
    kind: 'practice',
    address_hash: addressHash,
    address_hash_next: null,
    address_sealed: vault.seal(key, { column: 'account.address_sealed', county: outsideCounties, row: id }, phone),
    born_at: clock.now(),
  });
  return (await findAccountByAddress(tx, addressHash))!.id;
}
