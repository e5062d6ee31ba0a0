import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Tables } from '../platform/tables.ts';
import { outsideCounties } from '../platform/vault.ts';
import { closeReport, lockReport } from './notify.store.ts';
import { judgeSmsReport } from './sms/judge-sms-report.ts';
import { judgeWechatEvent } from './wechat/judge-wechat-event.ts';

/** An event may come before we have written down what it speaks of. */
const patienceMs = 2 * 60_000;

/**
 * Moves the attempts that a report names up their ladder, ends what WeChat says has ended, and does nothing else: it
 * starts no sending, and a word that contradicts what is settled changes nothing. Judged once, whoever gets to it.
 */
export async function judgeVendorReport(house: House, { report }: { report: string }): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = await lockReport(tx, report);
    if (!row) return;
    const now = house.clock.now();
    const key = house.vault.key(outsideCounties, 'accounts');
    const at = { column: 'vendor_report.body', county: outsideCounties, row: report };
    const text = openReport(() => house.vault.open(key, at, row.body));
    const verdict = text === undefined ? 'not-understood' : await judge(house, tx, row.vendor, text);
    const early = verdict === 'message-unknown' && now.getTime() - row.received_at.getTime() < patienceMs;
    if (!early) await closeReport(tx, report, { now, verdict });
  });
}

function judge(house: House, tx: Tx, vendor: Tables['vendor_report']['vendor'], text: string): Promise<string> {
  return vendor === 'wechat' ? judgeWechatEvent(house, tx, text) : judgeSmsReport(house, tx, text, vendor);
}

/** One that cannot be opened must not stand in the way of the next. */
function openReport(open: () => string): string | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
