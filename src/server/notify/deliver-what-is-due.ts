import type { House } from '../platform/house.ts';
import { deliverNotice } from './deliver-notice.ts';
import { deliverSignInCode } from './deliver-sign-in-code.ts';
import { judgeVendorReport } from './judge-vendor-report.ts';
import { listDueDeliveries, listDueSignInCodes, listWaitingReports, moveSignInCode } from './notify.store.ts';
import { settleSilence } from './settle-silence.ts';
import type { Senders } from './senders.ts';

const batch = 200;

/** Everything whose knock was lost or whose time has come: codes first, then reports, then notices. */
export async function deliverWhatIsDue(house: House, senders: Senders, counties: readonly string[]): Promise<void> {
  const { db, clock } = house;
  const now = clock.now();
  for (const code of await listDueSignInCodes(db, { now, limit: batch })) {
    if (code.state === 'calling') await moveSignInCode(db, code.id, { from: 'calling', to: 'unknown' });
    else if (code.expires_at <= now) await moveSignInCode(db, code.id, { from: 'waiting', to: 'failed' });
    else await deliverSignInCode(house, senders.sendSms, { signInCode: code.id });
  }
  for (const report of await listWaitingReports(db, batch)) await judgeVendorReport(house, { report: report.id });
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const delivery of await listDueDeliveries(db, scope, { now, limit: batch })) {
      if (delivery.state === 'waiting') await deliverNotice(house, senders, { county, delivery: delivery.id });
      else await settleSilence(house, scope, delivery.id);
    }
  }
}
