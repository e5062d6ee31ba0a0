import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Tables } from '../platform/tables.ts';
import { outsideCounties } from '../platform/vault.ts';
import { insertReport } from './notify.store.ts';

interface Kept {
  vendor: Tables['vendor_report']['vendor'];
  body: string | Uint8Array;
  /** What a repeat of the same report has in common with it; the first is kept. */
  sameAs?: string;
}

/** Stored as it came, sealed for it names people, and answered at once; a job judges it. By itself it never causes a sending. */
export async function keepVendorReport(house: House, { vendor, body, sameAs }: Kept): Promise<void> {
  const { clock, vault, db, jobs } = house;
  const id = newId(clock);
  const key = vault.key(outsideCounties, 'accounts');
  const sealed = vault.seal(key, { column: 'vendor_report.body', county: outsideCounties, row: id }, body);
  const same_as = sameAs === undefined ? null : vault.hash('vendor-report', `${vendor}|${sameAs}`);
  await db.transaction().execute(async (tx) => {
    const report = { id, vendor, body: sealed, received_at: clock.now(), judged_at: null, verdict: null, same_as };
    if (await insertReport(tx, report)) await jobs.send(tx, 'judge-vendor-report', { report: id });
  });
}
