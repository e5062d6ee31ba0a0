import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { ClaimedDelivery } from '../channel.ts';
import { channels, type VendorChannel } from '../channels.ts';
import { lockFolded } from './delivery.store.ts';

/** Nothing will go out this way: what is done instead, for this delivery and for each that it carried. */
export async function fallBack(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void> {
  const { fallBack: instead } = channels[row.channel as VendorChannel];
  if (!instead) return;
  for (const one of [row, ...(await lockFolded(tx, scope, [row.id]))]) await instead(house, tx, scope, one);
}
