import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { findAttempt, findAttemptBySerial } from '../notify.store.ts';
import { settleAttempt } from '../settle-attempt.ts';

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

/** How many of the report's lines moved their attempt. */
export async function judgeSmsReport(house: House, tx: Tx, text: string): Promise<string> {
  const lines = readLines(text);
  if (!lines) return 'not-understood';
  let moved = 0;
  for (const line of lines) moved += (await judgeLine(house, tx, line)) ? 1 : 0;
  return `${moved} of ${lines.length}`;
}

function readLines(text: string): ReportLine[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read)
      ? read.filter((line): line is ReportLine => typeof line === 'object' && line !== null).slice(0, 100)
      : undefined;
  } catch {
    return undefined;
  }
}

async function judgeLine(house: House, tx: Tx, line: ReportLine): Promise<boolean> {
  const serial = typeof line.sid === 'string' && vendorSerial.test(line.sid) ? line.sid : undefined;
  const ours = typeof line.ext === 'string' && uuid.test(line.ext) ? await findAttempt(tx, line.ext, 'tencent') : undefined;
  const attempt = ours ?? (serial ? await findAttemptBySerial(tx, serial, 'tencent') : undefined);
  if (!attempt || serial === undefined) return false;
  const state = line.report_status === 'SUCCESS' ? 'delivered' : line.report_status === 'FAIL' ? 'undelivered' : undefined;
  if (!state) return false;
  const code = typeof line.errmsg === 'string' ? line.errmsg.replace(/[^\x20-\x7e]/g, '').slice(0, 40) : null;
  return settleAttempt(house, tx, attempt, { state, serial, code });
}
