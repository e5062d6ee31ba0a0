import { sweepUnsent } from './apply/index.ts';
import { makeMornings } from './digest/index.ts';
import { workCampaigns } from './campaign/index.ts';
import { ringAgain } from './emergency/index.ts';
import { raiseLateGrievances } from './grievance/index.ts';
import { doByItself, recountDates } from './matter/index.ts';
import { deliverDueRings, deliverWhatIsDue, forgetOldReports, moveVendorWeights, settleDoubts, type Senders } from './notify/index.ts';
import { forgetOldCodes } from './people/index.ts';
import { sweepBegunFiles } from './platform/begun-files.ts';
import { sealAudit } from './platform/audit-seals/seal-audit.ts';
import { raiseGuesses } from './qr/index.ts';
import { endWhatNobodyAsks, raiseSilence } from './refer/index.ts';
import { forgetOldChallenges, forgetOldTries } from './staff/index.ts';
import { listPracticeGrounds } from './places/index.ts';
import type { House } from './platform/house.ts';
import { houseAhead } from './platform/house-ahead.ts';
import { tellDueNews } from './publish/index.ts';
import { callOffVisits, tellDueVisits } from './visit/index.ts';
import { lookAfterErrands } from './told/index.ts';
import { raiseLateLeads } from './watch/index.ts';
import { raiseLateWords } from './word/index.ts';
import { makeDuePosters, sweepPosters } from './posters/index.ts';

/** Longer than anything is on its way: what is older was left by a process that died. */
const quarantinedForMs = 3_600_000;

/**
 * Everything with a date, found by its due_at and the time of our own clock. A cron job only knocks here once a minute;
 * tests move the clock and knock themselves.
 */
export async function doWhatIsDue(house: House, senders: Senders): Promise<void> {
  const counties = await house.db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
  const ids = counties.map((county) => county.id);
  await house.vault.loadKeys(house.db, ids);
  // Before everything else: somebody may be waiting outside in the night.
  await ringAgain(house, ids);
  await deliverDueRings(house, senders.sendSms, ids);
  await raiseWhatIsDue(house, ids);
  await deliverWhatIsDue(house, senders, ids);
  await settleDoubts(house, senders.askSms);
  await moveVendorWeights(house);
  await workCampaigns(house, ids);
  await forgetOldCodes(house);
  await forgetOldReports(house);
  await forgetOldTries(house);
  await forgetOldChallenges(house);
  await house.limits.sweep();
  for (const county of ids) await sealAudit(house, { kind: 'system', county });
  await recountDates(house, ids);
  await sweepUnsent(house, ids);
  await sweepBegunFiles(house, ids);
  await house.quarantine.sweep(new Date(house.clock.now().getTime() - quarantinedForMs));
  await doWhatIsDueInPractice(house);
  await sweepPosters(house, ids);
  // Last: drawing a county takes seconds, and nobody's money waits for it.
  await makeDuePosters(house, ids);
}

/** What follows from the time alone is written down, with whom it tells; nothing leaves the county here. */
async function raiseWhatIsDue(house: House, counties: readonly string[]): Promise<void> {
  await doByItself(house, counties);
  await raiseLateWords(house, counties);
  await endWhatNobodyAsks(house, counties);
  await raiseSilence(house, counties);
  await raiseLateLeads(house, counties);
  await raiseLateGrievances(house, counties);
  await lookAfterErrands(house, counties);
  await raiseGuesses(house, counties);
  await tellDueNews(house, counties);
  await callOffVisits(house, counties);
  await tellDueVisits(house, counties);
  await makeMornings(house, counties);
}

/** The same of a minute that is over, for a database that was put back from a copy: what may have been told then, and is not told again. */
export async function raiseWhatWasDue(house: House, counties: readonly string[]): Promise<void> {
  await ringAgain(house, counties);
  await raiseWhatIsDue(house, counties);
  await workCampaigns(house, counties);
}

/** On a ground's own day, and nothing that leads out of it: there is no delivery in one that could be due. */
async function doWhatIsDueInPractice(house: House): Promise<void> {
  for (const { ground, days_ahead } of await listPracticeGrounds(house.db)) {
    const there = houseAhead(house, days_ahead);
    await house.vault.loadKeys(house.db, [ground]);
    await doByItself(there, [ground]);
    await endWhatNobodyAsks(there, [ground]);
    await raiseSilence(there, [ground]);
    await sealAudit(there, { kind: 'system', county: ground });
    await sweepBegunFiles(there, [ground]);
  }
}
