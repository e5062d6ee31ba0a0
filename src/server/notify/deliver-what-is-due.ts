import { lanes } from '../../rules/notice/notice-kinds.ts';
import type { House } from '../platform/house.ts';
import { deliverLane } from './deliver/deliver-lane.ts';
import { deliverSignInCode } from './deliver-sign-in-code.ts';
import { judgeVendorReport } from './judge-vendor-report.ts';
import { listDueSignInCodes, listWaitingReports, moveSignInCode } from './notify.store.ts';
import { settleSilence } from './settle-silence.ts';
import type { Senders } from './senders.ts';

const batch = 200;

/**
 * Everything whose knock was lost or whose time has come: codes first, then reports, then notices lane by lane. Of a lane in which much is
 * due only a batch is handed over here, its own worker does the rest: nothing after it stands behind a campaign.
 */
export async function deliverWhatIsDue(house: House, senders: Senders, counties: readonly string[]): Promise<void> {
  const { db, clock } = house;
  const now = clock.now();
  for (const code of await listDueSignInCodes(db, { now, limit: batch })) {
    if (code.state === 'calling') await moveSignInCode(db, code.id, { from: 'calling', to: 'unknown' });
    else if (code.expires_at <= now) await moveSignInCode(db, code.id, { from: 'waiting', to: 'failed' });
    else await deliverSignInCode(house, senders.sendSms, { signInCode: code.id });
  }
  for (const report of await listWaitingReports(db, batch)) await judgeVendorReport(house, { report: report.id });
  for (const county of counties) await settleSilence(house, { kind: 'system', county });
  for (const lane of lanes) {
    if (lane === 'sign-in') continue;
    for (const county of counties) {
      await deliverLane(house, senders, { county, lane, most: batch });
    }
  }
}
