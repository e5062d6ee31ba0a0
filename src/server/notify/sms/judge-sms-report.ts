import { isNoticeKind, noticeKinds } from '../../../rules/notice/notice-kinds.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SmsVendorName } from '../../platform/settings.ts';
import { outsideCounties } from '../../platform/vault.ts';
import { isNews } from '../is-news.ts';
import { findAttempt, findAttemptBySerial } from '../notify.store.ts';
import { settleAttempt } from '../settle-attempt.ts';
import { readAlibabaLine } from './alibaba/read-alibaba-line.ts';
import { doubtedPhoneAt } from './doubted-phone.ts';
import type { ReportLine } from './report-line.ts';
import { insertDoubt } from './sms.store.ts';
import { readTencentLine } from './tencent/read-tencent-line.ts';

const readLine: Record<SmsVendorName, (line: Record<string, unknown>) => ReportLine | undefined> = {
  tencent: readTencentLine,
  alibaba: readAlibabaLine,
};

/** How many of the report's lines moved their attempt. */
export async function judgeSmsReport(house: House, tx: Tx, text: string, vendor: SmsVendorName): Promise<string> {
  const lines = readLines(text);
  if (!lines) return 'not-understood';
  let moved = 0;
  for (const line of lines) {
    const read = readLine[vendor](line);
    if (read && (await judgeLine(house, tx, vendor, read))) moved += 1;
  }
  return `${moved} of ${lines.length}`;
}

function readLines(text: string): Record<string, unknown>[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read)
      ? read.filter((line): line is Record<string, unknown> => typeof line === 'object' && line !== null).slice(0, 100)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Vendor, message and number must all be those of an attempt of ours. */
async function judgeLine(house: House, tx: Tx, vendor: SmsVendorName, line: ReportLine): Promise<boolean> {
  const named = line.attempt === undefined ? undefined : await findAttempt(tx, line.attempt, vendor);
  const attempt = named ?? (await findAttemptBySerial(tx, line.serial, vendor));
  if (!attempt?.address_hash?.equals(house.vault.hash('phone', line.phone))) return false;
  if (line.state === 'delivered' || !mustReach(attempt.kind)) return settleAttempt(house, tx, attempt, line);
  if (!(await isNews(tx, attempt.id, line.serial))) return false;
  await insertDoubt(tx, {
    attempt: attempt.id,
    vendor,
    serial: line.serial,
    code: line.code,
    phone_sealed: house.vault.seal(house.vault.key(outsideCounties, 'accounts'), doubtedPhoneAt(attempt.id), line.phone),
    due_at: house.clock.now(),
  });
  return true;
}

/** A decision, money or an emergency: that it did not arrive is asked of the vendor before it is believed. */
function mustReach(kind: string): boolean {
  if (!isNoticeKind(kind)) return false;
  const { lane, policy } = noticeKinds[kind];
  return policy === 'once' && (lane === 'decision' || lane === 'emergency');
}
