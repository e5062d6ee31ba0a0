import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { outsideCounties } from '../../platform/vault.ts';
import { insertReport } from '../notify.store.ts';

/** Stored as it came, sealed for it names phones, and answered at once; a job judges it. Reports are not signed, so by themselves they never cause a sending. */
export async function keepVendorReport(house: House, vendor: string, body: Buffer): Promise<void> {
  const id = newId(house.clock);
  const key = house.vault.key(outsideCounties, 'accounts');
  const sealed = house.vault.seal(key, { column: 'vendor_report.body', county: outsideCounties, row: id }, body);
  await house.db.transaction().execute(async (tx) => {
    await insertReport(tx, { id, vendor, body: sealed, received_at: house.clock.now(), judged_at: null, verdict: null });
    await house.jobs.send(tx, 'judge-vendor-report', { report: id });
  });
}
