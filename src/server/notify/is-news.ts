import type { Reader } from '../platform/database.ts';
import { listOutcomes } from './notify.store.ts';

/** Whether a vendor's word on an attempt may still move it: it names the message as the vendor's own answer did, and nothing is settled. */
export async function isNews(db: Reader, attempt: string, serial: string): Promise<boolean> {
  const known = await listOutcomes(db, attempt);
  const saidSerial = known.find((outcome) => outcome.vendor_serial)?.vendor_serial;
  // Another serial than the vendor's own answer named: forged or mixed up.
  if (saidSerial && saidSerial !== serial) return false;
  return !known.some((outcome) => outcome.state === 'delivered' || outcome.state === 'undelivered');
}
