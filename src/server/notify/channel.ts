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

/** A message that may go: what its attempt says of it, and how it is handed over. */
export interface Readied {
  vendor: Tables['sms_attempt']['vendor'];
  /** Of the number it goes to; none where it goes to no number. */
  addressHash: Buffer | null;
  hand: Hand;
}

/** A way out to a person. All but the handing over happens in the transaction that moves the delivery. */
export interface Channel {
  /** By whom and how this delivery is handed over; nothing if there is no longer anything to send this way. */
  ready(
    house: House,
    tx: Tx,
    scope: SystemScope,
    what: { row: ClaimedDelivery; key: DataKey; senders: Senders },
  ): Promise<Readied | undefined>;
  /** What one refusal changes beside the delivery. */
  settleRefusal?(house: House, tx: Tx, row: ClaimedDelivery, code: string): Promise<void>;
  /** What goes out instead once nothing will go out this way. */
  fallBack?(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void>;
}
