import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { DataKey } from '../platform/vault.ts';
import type { VendorAnswer } from '../platform/vendor-answer.ts';
import type { claimDelivery } from './notify.store.ts';
import type { Senders } from './senders.ts';

export type ClaimedDelivery = NonNullable<Awaited<ReturnType<typeof claimDelivery>>>;
/** Hands the message to its vendor, naming our attempt. */
export type Hand = (attempt: string) => Promise<VendorAnswer>;

/** A way out to a person. All but the handing over happens in the transaction that moves the delivery. */
export interface Channel {
  vendor: Tables['vendor_report']['vendor'];
  /** How this delivery is handed over; nothing if there is no longer anything to send this way. */
  ready(
    house: House,
    tx: Tx,
    scope: SystemScope,
    what: { row: ClaimedDelivery; key: DataKey; senders: Senders },
  ): Promise<Hand | undefined>;
  /** What one refusal changes beside the delivery. */
  settleRefusal?(house: House, tx: Tx, row: ClaimedDelivery, code: string): Promise<void>;
  /** What goes out instead once nothing will go out this way. */
  fallBack?(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void>;
}
