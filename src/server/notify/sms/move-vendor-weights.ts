import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SmsVendorName } from '../../platform/settings.ts';
import { alibabaRefusals } from './alibaba/alibaba-refusals.ts';
import { readWeights, restingWeights } from './read-weights.ts';
import { listWeights, lockWeights, measureVendors, putWeight } from './sms.store.ts';
import { tencentRefusals } from './tencent/tencent-refusals.ts';

/*
 * As GOV.UK Notify does: a vendor is slow if more than 15 % of the messages of the last 15 minutes took over 5 minutes. Failing is measured
 * the same way: what nobody answered, and what the account as a whole was refused.
 */
const measuredMs = 15 * 60_000;
const slowAfterMs = 5 * 60_000;
const share = 0.15;
/** Fewer say nothing about a vendor: a few phones are switched off at any hour. */
const enough = 10;
const step = 10;
/** What was moved shows what it does before it is moved again. */
const settlesMs = 10 * 60_000;
const calmMs = 60 * 60_000;

/** With these nobody gets anything through an account. */
const ofAccount = Object.entries({ ...tencentRefusals, ...alibabaRefusals })
  .filter(([, { whose }]) => whose === 'account')
  .map(([code]) => code);

/** Moves ten hundredths from the vendor that is slow or failing to the one that is not, and back towards rest after an hour without trouble. */
export async function moveVendorWeights(house: House): Promise<void> {
  const { db, clock, settings, log } = house;
  const resting = restingWeights(settings.sms);
  const [one, other, ...more] = Object.keys(resting) as SmsVendorName[];
  if (!one || !other || more.length > 0) return;
  await db.transaction().execute(async (tx) => {
    await lockWeights(tx);
    const now = clock.now();
    const movedAt = Math.max(0, ...(await listWeights(tx)).map((row) => row.moved_at.getTime()));
    const since = now.getTime() - movedAt;
    if (since < settlesMs) return;
    const troubled = await findTroubled(house, tx);
    const weights = await readWeights(settings.sms, tx);
    const from = troubled.has(one) === troubled.has(other) ? undefined : troubled.has(one) ? one : other;
    const heavy = weights[one]! > resting[one]! ? one : weights[one]! < resting[one]! ? other : undefined;
    const lighter = from ?? (troubled.size === 0 && since >= calmMs ? heavy : undefined);
    if (!lighter) return;
    const gainer = lighter === one ? other : one;
    const by = from ? Math.min(step, weights[lighter]!) : Math.min(step, weights[lighter]! - resting[lighter]!);
    if (by <= 0) return;
    await putWeight(tx, { vendor: lighter, weight: weights[lighter]! - by, moved_at: now });
    await putWeight(tx, { vendor: gainer, weight: weights[gainer]! + by, moved_at: now });
    log.warn({ from: lighter, to: gainer, by, because: from ? 'slow or failing' : 'calm again' }, 'sms weight');
  });
}

async function findTroubled({ clock }: House, tx: Tx): Promise<Set<SmsVendorName>> {
  const now = clock.now();
  const measured = await measureVendors(tx, { now, since: new Date(now.getTime() - measuredMs), slowAfterMs, codes: ofAccount });
  const troubled = measured.filter(({ all, slow, failed }) => all >= enough && (slow / all > share || failed / all > share));
  return new Set(troubled.map(({ vendor }) => vendor));
}
