import { lanes, type Lane } from '../rules/notice/notice-kinds.ts';
import { workCampaigns } from './campaign/index.ts';
import { doWhatIsDue, raiseWhatWasDue } from './do-what-is-due.ts';
import { deliverLane, deliverRing, hasDue, deliverSignInCode, judgeVendorReport, settleRestore, type Senders } from './notify/index.ts';
import type { House } from './platform/house.ts';
import { tellDueNews } from './publish/index.ts';
import { makePosterJob } from './posters/index.ts';

/** What a worker does for each queue. */
export async function workJobs(house: House, senders: Senders): Promise<void> {
  const rows = await house.db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
  const counties = rows.map(({ id }) => id);
  await settleRestore(house, counties, (then) => raiseWhatWasDue(then, counties));
  // Side by side: each of them is awaited by somebody who holds the phone.
  await house.jobs.work('send-sign-in-code', (job) => deliverSignInCode(house, senders.sendSms, job), { together: 32 });
  await house.jobs.work('ring-desk', async (job) => {
    await house.vault.loadKeys(house.db, [job.county]);
    await deliverRing(house, senders.sendSms, job);
  });
  for (const lane of lanes) if (lane !== 'sign-in') workLane(house, senders, lane);
  await house.jobs.work('judge-vendor-report', (job) => judgeVendorReport(house, job));
  await house.jobs.work('make-posters', async (job) => {
    await house.vault.loadKeys(house.db, [job.county]);
    await makePosterJob(house, job);
  });
  await house.jobs.work('tell-news', async ({ county }) => {
    await house.vault.loadKeys(house.db, [county]);
    await tellDueNews(house, [county]);
  });
  await house.jobs.work('work-campaigns', async ({ county }) => {
    await house.vault.loadKeys(house.db, [county]);
    await workCampaigns(house, [county]);
  });
  await house.jobs.work('do-what-is-due', () => doWhatIsDue(house, senders));
  await house.jobs.everyMinute('do-what-is-due');
  // Knocks that died with an earlier process are made good now, not up to a minute later: someone may wait for her figures.
  await house.db.transaction().execute((tx) => house.jobs.send(tx, 'do-what-is-due', {}));
}

/** As many as a lane's worker hands over before it looks at the other counties again. */
const mostAtOnce = 2000;

/** A worker for each lane, so that a campaign never stands before a decision. */
function workLane(house: House, senders: Senders, lane: Exclude<Lane, 'sign-in'>): void {
  house.jobs.keepLooking(`deliver-${lane}`, async () => {
    const counties = await house.db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
    const deliver = async ({ id: county }: { id: string }) => {
      if (!(await hasDue(house.db, { kind: 'system', county }, { lanes: [lane], by: house.clock.now() }))) return 0;
      await house.vault.loadKeys(house.db, [county]);
      return deliverLane(house, senders, { county, lane, most: mostAtOnce });
    };
    // Every county's to its end: one that fails leaves no other's calls behind, without anybody who waits for them.
    const found = await Promise.allSettled(counties.map(deliver));
    const failed = found.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return found.some((one) => one.status === 'fulfilled' && one.value >= mostAtOnce) ? 'more' : 'done';
  });
}
