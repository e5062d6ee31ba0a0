import { lanes } from '../../../rules/notice/notice-kinds.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { Senders } from '../senders.ts';
import { claimDeliveries, type Call, type Wanted } from './claim-deliveries.ts';
import { hasDue, type DeliveryLane } from './delivery.store.ts';
import { recordAnswers, type Answered } from './record-answers.ts';

/**
 * Calls of vendors that are under way at once; half of them are taken in one transaction, so that what the database costs is shared by
 * many. A vendor takes 3,000 a second (Tencent Cloud, SendSms); a campaign leaves room for the others, and is more than a county's hotline
 * could answer for at 32.
 */
const callsAtOnce: Readonly<Record<DeliveryLane, number>> = { emergency: 32, decision: 128, reminder: 32, campaign: 32 };
/** After an answer so long is waited for others that are under way: a transaction costs the same for one as for twenty. */
const gatherMs = 100;
/** So many are not worth a wait. */
const few = 8;
/** While calls are still out, what became due meanwhile is looked for this often. */
const lookAgainMs = 250;

interface Lane {
  county: string;
  lane: DeliveryLane;
  /** No more than so many are taken. */
  most: number;
}

const mayWait: ReadonlySet<DeliveryLane> = new Set(['reminder', 'campaign']);
/** What a lane before this one may be behind without this one standing back. */
const patienceMs = 1000;

/**
 * Hands over what is due of a lane, the longest due first; returns how many were found, so that `most` says that there may be more. New ones
 * are taken while others are still being called: one vendor's call that hangs holds nobody up. Where lanes before it are behind, what can
 * wait takes nothing more and leaves them the machine.
 */
export async function deliverLane(house: House, senders: Senders, { county, lane, most }: Lane): Promise<number> {
  const atOnce = callsAtOnce[lane];
  const scope: SystemScope = { kind: 'system', county };
  const before = lanes.slice(0, lanes.indexOf(lane)).filter((one) => one !== 'sign-in');
  let found = 0;
  await callAll(house, scope, atOnce, async (room) => {
    const limit = Math.min(room, most - found);
    if (limit <= 0 || house.jobs.state === 'stopping') return [];
    const behind = new Date(house.clock.now().getTime() - patienceMs);
    if (mayWait.has(lane) && (await hasDue(house.db, scope, { lanes: before, by: behind }))) return [];
    const claimed = await claimDeliveries(house, senders, scope, { lane, limit });
    found += claimed.found;
    // All that was due waits for another hour: what stands behind it is looked at now.
    return claimed.calls.length === 0 && claimed.found === limit ? 'look-again' : claimed.calls;
  });
  return found;
}

/** Hands over one delivery, and with it what meets it at its number. */
export async function deliverNotice(
  house: House,
  senders: Senders,
  { county, delivery }: { county: string; delivery: string },
): Promise<void> {
  const scope: SystemScope = { kind: 'system', county };
  const wanted: Wanted = { id: delivery };
  let first = true;
  await callAll(house, scope, 1, async () => {
    if (!first) return [];
    first = false;
    return (await claimDeliveries(house, senders, scope, wanted)).calls;
  });
}

type Take = (room: number) => Promise<Call[] | 'look-again'>;

/** Calls what `take` gives, at most so many at once, until it gives nothing and every call has ended. */
async function callAll(house: House, scope: SystemScope, atOnce: number, take: Take): Promise<void> {
  const under = new Set<Promise<void>>();
  const answered: Answered[] = [];
  let broken: { error: unknown } | undefined;
  const begin = (call: Call) => {
    const ended = call
      .hand(call.attempt)
      .then((answer) => void answered.push({ call, answer }))
      // Nobody knows what became of it: it stays as it is until its silence is judged.
      .catch((error: unknown) => void (broken ??= { error }))
      .finally(() => under.delete(ended));
    under.add(ended);
  };
  for (;;) {
    if (answered.length > 0) await recordAnswers(house, scope, answered.splice(0));
    const room = atOnce - under.size;
    const taken = room * 2 >= atOnce && !broken ? await take(room) : [];
    if (taken === 'look-again') continue;
    for (const call of taken) begin(call);
    if (taken.length > 0) continue;
    if (under.size === 0 && answered.length === 0) break;
    if (answered.length === 0) await Promise.race([...under, later(lookAgainMs)]);
    if (under.size > few) await later(gatherMs);
  }
  if (broken) throw broken.error;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
