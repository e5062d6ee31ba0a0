import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { insertReport } from './notify.store.ts';

/** Stored as it came and answered at once; a job judges it. Reports are not signed, so by themselves they never cause a sending. */
export async function keepVendorReport(house: House, vendor: string, body: Buffer): Promise<void> {
  const id = newId(house.clock);
  await house.db.transaction().execute(async (tx) => {
    await insertReport(tx, { id, vendor, body, received_at: house.clock.now(), judged_at: null, verdict: null });
    await house.jobs.send(tx, 'judge-vendor-report', { report: id });
  });
}
