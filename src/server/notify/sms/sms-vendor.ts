import type { SmsVendorName } from '../../platform/settings.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';

/** A message as one vendor is given it: sign and template are those filed there. */
export interface VendorOrder {
  app: 'notice' | 'code';
  sign: string;
  templateId: string;
  /** The values in the order of `names`. */
  params: readonly string[];
  names: readonly string[];
  phone: string;
  /** Our attempt's id; comes back with the delivery report. */
  attempt: string;
}

/** A message that was handed over, as its vendor can be asked about it. */
export interface AskedMessage {
  app: 'notice' | 'code';
  phone: string;
  /** The vendor's own name of it. */
  serial: string;
  at: Date;
}

/** What became of a message, by its vendor's books. `no-word`: it does not know yet, or does not answer. */
export type VendorWord = { state: 'delivered' } | { state: 'undelivered'; code: string | null } | { state: 'no-word' };

/** What a vendor is to us. A third one (the bank's or a carrier's port) is these functions, its settings and an entry in open-sms.ts. */
export interface SmsVendor {
  name: SmsVendorName;
  send(order: VendorOrder): Promise<VendorAnswer>;
  /** Absent where it cannot be asked. */
  pull?(asked: AskedMessage): Promise<VendorWord>;
}

/**
 * Why a vendor certainly did not send. The lists are closed: a code that is on none may stand for a message that went out.
 * again: seconds after which the same message may be tried anew
 * whose: of this number or these words alone, or of the account, through which nobody gets anything then
 */
export interface Refusal {
  again?: number;
  whose: 'number' | 'message' | 'account';
}

export const minute = 60;
export const hour = 3600;
export const day = 86_400;
