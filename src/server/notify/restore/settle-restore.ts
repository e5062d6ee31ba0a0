import type { House } from '../../platform/house.ts';
import { errorForLog } from '../../platform/log.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { smsVendorNames } from '../../platform/settings-of-sms.ts';
import type { Tx } from '../../platform/database.ts';
import { countAttemptsOf, insertAttempts, insertOutcomes } from '../deliver/delivery.store.ts';
import { readMark, refuseWithoutMark, writeMark } from './attempt-mark.ts';
import { countKnownAttempts, loseCodes, loseDeliveries, loseRings, newestAttempt, raiseEpoch, type LostDelivery } from './restore.store.ts';

const MINUTE = 60_000;
/** So much is gone through again minute by minute, for what has a pace; whatever was due before is found by the first of them. */
const goneThroughMs = 24 * 60 * MINUTE;
const chunk = 500;

/**
 * Before a worker begins. A mark of an attempt that this database does not know: it was put back from a copy, and what waits in it may have
 * been sent since the copy was made. No mark although something was sent: the disk that held it is gone, and it may be a copy. What the
 * time alone brought about since is written down anew by `raise`, a minute after the other; then all that could have been sent becomes
 * unknown and is told by a person. What was due only after the last sending cannot have been sent, and waits on.
 */
export async function settleRestore(house: House, counties: readonly string[], raise: (then: House) => Promise<void>): Promise<void> {
  const { db, clock, log } = house;
  refuseWithoutMark(house);
  const newest = await newestAttempt(db);
  const until = await findEndOfGap(house, newest !== undefined);
  if (!until) return;
  await raiseAgain(house, { from: newest?.at ?? until, until }, raise);
  let lost = 0;
  const epoch = await db.transaction().execute(async (tx) => {
    const gap = { until, now: clock.now() };
    for (const county of counties) {
      const scope: SystemScope = { kind: 'system', county };
      const deliveries = await loseDeliveries(tx, scope, gap);
      lost += deliveries.length + (await loseRings(tx, scope, gap));
      for (let from = 0; from < deliveries.length; from += chunk)
        await noteLost(house, tx, scope, { deliveries: deliveries.slice(from, from + chunk), ...gap });
    }
    lost += await loseCodes(tx, until);
    return raiseEpoch(tx);
  });
  const known = await newestAttempt(db);
  writeMark(house, { attempts: known ? [known.id] : [], at: until });
  log.warn({ epoch, count: lost }, 'the database is an older copy: what waited in it is not sent again');
}

/** When something was sent last that this database may not know of; nothing where it knows all. */
async function findEndOfGap(house: House, hasSent: boolean): Promise<Date | undefined> {
  const mark = readMark(house);
  if (!mark) return hasSent ? house.clock.now() : undefined;
  return (await countKnownAttempts(house.db, mark.attempts)) < mark.attempts.length ? mark.at : undefined;
}

async function raiseAgain(
  house: House,
  { from, until }: { from: Date; until: Date },
  raise: (then: House) => Promise<void>,
): Promise<void> {
  let now = new Date(Math.max(from.getTime(), until.getTime() - goneThroughMs));
  const then: House = { ...house, clock: { now: () => now } };
  while (now < until) {
    now = new Date(Math.min(now.getTime() + MINUTE, until.getTime()));
    // A room that cannot is no reason to keep messages from everybody else.
    await raise(then).catch((error: unknown) => house.log.error(errorForLog(error), 'not raised again'));
  }
}

/** The call that a lost attempt stood for, or would have: no report can name it, a person settles it. */
async function noteLost(
  { clock, settings }: House,
  tx: Tx,
  { county }: SystemScope,
  { deliveries, until, now }: { deliveries: readonly LostDelivery[]; until: Date; now: Date },
): Promise<void> {
  // Which of them it was went with the lost rows.
  const anySmsVendor = smsVendorNames.find((name) => settings.sms[name])!;
  const tried = await countAttemptsOf(
    tx,
    deliveries.map(({ id }) => id),
  );
  const attempts = deliveries.map((row) => ({
    id: newId(clock),
    vendor: row.channel === 'wechat' ? ('wechat' as const) : anySmsVendor,
    kind: row.template,
    county,
    delivery: row.id,
    sign_in_code: null,
    number: (tried.get(row.id) ?? 0) + 1,
    at: until,
  }));
  await insertAttempts(tx, attempts);
  const unknown = { state: 'unknown', source: 'restore', vendor_serial: null, vendor_code: null, at: now } as const;
  await insertOutcomes(
    tx,
    attempts.map(({ id: attempt }) => ({ ...unknown, id: newId(clock), attempt })),
  );
}
