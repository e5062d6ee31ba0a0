import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { outsideCounties } from '../../platform/vault.ts';
import { closeReport, findAttempt, findAttemptBySerial, insertOutcome, listOutcomes, lockReport, moveDelivery } from '../notify.store.ts';

/** One line of a push of Tencent Cloud SMS; every field is somebody's word. */
interface ReportLine {
  report_status?: unknown;
  errmsg?: unknown;
  sid?: unknown;
  ext?: unknown;
}

/** Tencent's serials are figures, letters and colons; anything else could not even be asked of the database (a NUL). */
const vendorSerial = /^[\w:.-]{1,100}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Moves the attempts that a report names up their ladder, and does nothing else: it starts no sending, and a word that
 * contradicts what is settled changes nothing. Judged once, whoever gets to it.
 */
export async function judgeVendorReport(house: House, { report }: { report: string }): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = await lockReport(tx, report);
    if (!row) return;
    const key = house.vault.key(outsideCounties, 'accounts');
    const at = { column: 'vendor_report.body', county: outsideCounties, row: report };
    const lines = readLines(() => house.vault.openBytes(key, at, row.body));
    let moved = 0;
    for (const line of lines ?? []) moved += (await judgeLine(house, tx, line)) ? 1 : 0;
    const verdict = lines === undefined ? 'not-understood' : `${moved} of ${lines.length}`;
    await closeReport(tx, report, { now: house.clock.now(), verdict });
  });
}

/** One that cannot be opened or read must not stand in the way of the next. */
function readLines(open: () => Buffer): ReportLine[] | undefined {
  try {
    const read: unknown = JSON.parse(open().toString('utf8'));
    return Array.isArray(read)
      ? read.filter((line): line is ReportLine => typeof line === 'object' && line !== null).slice(0, 100)
      : undefined;
  } catch {
    return undefined;
  }
}

async function judgeLine(house: House, tx: Tx, line: ReportLine): Promise<boolean> {
  const serial = typeof line.sid === 'string' && vendorSerial.test(line.sid) ? line.sid : undefined;
  const ours = typeof line.ext === 'string' && uuid.test(line.ext) ? await findAttempt(tx, line.ext) : undefined;
  const attempt = ours ?? (serial ? await findAttemptBySerial(tx, serial) : undefined);
  if (!attempt || serial === undefined) return false;
  const known = await listOutcomes(tx, attempt.id);
  const saidSerial = known.find((outcome) => outcome.vendor_serial)?.vendor_serial;
  // Another serial than the vendor's own answer named: forged or mixed up.
  if (saidSerial && saidSerial !== serial) return false;
  if (known.some((outcome) => outcome.state === 'delivered' || outcome.state === 'undelivered')) return false;
  const state = line.report_status === 'SUCCESS' ? 'delivered' : line.report_status === 'FAIL' ? 'undelivered' : undefined;
  if (!state) return false;
  const now = house.clock.now();
  await insertOutcome(tx, {
    id: newId(house.clock),
    attempt: attempt.id,
    state,
    source: 'report',
    vendor_serial: serial,
    vendor_code: typeof line.errmsg === 'string' ? line.errmsg.replace(/[^\x20-\x7e]/g, '').slice(0, 40) : null,
    at: now,
  });
  if (attempt.delivery && attempt.county) {
    const to = state === 'delivered' ? 'delivered' : 'failed';
    await moveDelivery(tx, { kind: 'system', county: attempt.county }, attempt.delivery, {
      from: ['calling', 'handed-over', 'unknown'],
      to,
      now,
    });
  }
  return true;
}
