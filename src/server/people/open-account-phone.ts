import type { House } from '../platform/house.ts';
import { outsideCounties } from '../platform/vault.ts';

/** The number of an account, from its sealed form. */
export function openAccountPhone({ vault }: House, account: { id: string; address_sealed: Buffer }): string {
  const at = { column: 'account.address_sealed', county: outsideCounties, row: account.id };
  return vault.open(vault.key(outsideCounties, 'accounts'), at, account.address_sealed);
}
