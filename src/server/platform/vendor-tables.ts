import type { Generated } from 'kysely';
import type { SmsVendorName } from './settings-of-sms.ts';

/** Of the vendors of SMS, over all counties. */
export interface VendorTables {
  sms_vendor_weight: { vendor: SmsVendorName; weight: number; moved_at: Date };
  /** A report of what did not arrive, not believed yet. */
  sms_doubt: {
    attempt: string;
    vendor: SmsVendorName;
    serial: string;
    code: string | null;
    /** Under the key of accounts. */
    phone_sealed: Buffer;
    /** How often the vendor was asked without a word from it. */
    asked: Generated<number>;
    due_at: Date;
  };
}
