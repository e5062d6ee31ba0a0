import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { DataKey } from '../platform/vault.ts';
import type { VendorAnswer } from '../platform/vendor-answer.ts';
import type { lockDue } from './deliver/delivery.store.ts';
import type { Senders } from './senders.ts';

export type ClaimedDelivery = Awaited<ReturnType<typeof lockDue>>[number];

/** One that is due, with the key of its words and, of a notice, whom it is for. */
export interface DueDelivery {
  row: ClaimedDelivery;
  key: DataKey;
  person: string | undefined;
}

/** Hands the message to its vendor, naming our attempt. */
export type Hand = (attempt: string) => Promise<VendorAnswer>;

/** What becomes now of a delivery that is due; of one that nothing is said of there is nothing to send this way any more. */
export type Ready =
  | { id: string; does: 'hand'; hand: Hand; kind: string; number: Buffer | null; folds: readonly string[] }
  | { id: string; does: 'wait'; until: Date };

/** A way out to a person. All but the handing over happens in the transaction that moves the deliveries. */
export interface Channel {
  vendor: Tables['vendor_report']['vendor'];
  /** How these are handed over, those first that are said now. What is folded into another one is named there alone. */
  ready(house: House, tx: Tx, scope: SystemScope, what: { due: readonly DueDelivery[]; senders: Senders }): Promise<Ready[]>;
  /** What one refusal changes beside the delivery. */
  settleRefusal?(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery, code: string): Promise<void>;
  /** What is done instead once nothing will go out this way; of an SMS that is somebody who goes and says it. */
  fallBack?(house: House, tx: Tx, scope: SystemScope, row: ClaimedDelivery): Promise<void>;
}
