import { LookAsLiaison, LookAtReceipt, SeenReceipt } from './receipt.contract.ts';

/** What goes in and comes out where a receipt is held. */
export const receiptSchemas = {
  lookAtReceipt: { body: LookAtReceipt, answer: SeenReceipt },
  lookAtReceiptAsLiaison: { body: LookAsLiaison, answer: SeenReceipt },
} as const;
