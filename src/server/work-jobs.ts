import { workCampaigns } from './campaign/index.ts';
import { doWhatIsDue } from './do-what-is-due.ts';
import { deliverNotice, deliverRing, deliverSignInCode, judgeVendorReport, type Senders } from './notify/index.ts';
import type { House } from './platform/house.ts';
import { tellDueNews } from './publish/index.ts';
import { makePosterJob } from './posters/index.ts';

/** What a worker does for each queue. */
export async function workJobs(house: House, senders: Senders): Promise<void> {
  await house.jobs.work('send-sign-in-code', (job) => deliverSignInCode(house, senders.sendSms, job));
  await house.jobs.work('ring-desk', async (job) => {
    await house.vault.loadKeys(house.db, [job.county]);
    await deliverRing(house, senders.sendSms, job);
  });
  await house.jobs.work('deliver-notice', async (job) => {
    await house.vault.loadKeys(house.db, [job.county]);
    await deliverNotice(house, senders, job);
  });
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
