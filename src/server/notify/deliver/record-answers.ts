import type { House } from '../../platform/house.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';
import { channels, type VendorChannel } from '../channels.ts';
import type { Call } from './claim-deliveries.ts';
import { insertOutcomes, moveDeliveries } from './delivery.store.ts';
import { fallBack } from './fall-back.ts';

export interface Answered {
  call: Call;
  answer: VendorAnswer;
}

const attemptsAtMost = 5;
/** 1, 6, 36, 216 minutes: what certainly did not leave outlasts a vendor that is down for a morning. */
const waitLonger = (triedBefore: number) => 60 * 6 ** triedBefore;

/** Writes down what the vendors said to these calls, in one transaction however many they are. */
export async function recordAnswers(house: House, scope: SystemScope, answered: readonly Answered[]): Promise<void> {
  const { db, clock, log } = house;
  await db.transaction().execute(async (tx) => {
    const now = clock.now();
    await insertOutcomes(
      tx,
      answered.map(({ call, answer }) => ({
        id: newId(clock),
        attempt: call.attempt,
        state: answer.state,
        source: 'answer',
        vendor_serial: answer.state === 'handed-over' ? answer.serial : null,
        vendor_code: answer.state === 'handed-over' ? null : answer.code,
        at: now,
      })),
    );
    // From calling only: a report that was faster than the answer has moved it on already.
    for (const to of ['handed-over', 'unknown'] as const) {
      const ids = answered.flatMap(({ call, answer }) => (answer.state === to ? [call.row.id] : []));
      await moveDeliveries(tx, scope, ids, { from: ['calling'], to, now });
    }
    for (const { call, answer } of answered) if (answer.state === 'refused') await recordRefusal(house, tx, scope, { call, answer });
  });
  for (const { call, answer } of answered)
    log.info(
      { attempt: call.attempt, state: answer.state, ...(answer.state === 'handed-over' ? {} : { vendorCode: answer.code }) },
      call.row.channel,
    );
}

type Refusal = Extract<VendorAnswer, { state: 'refused' }>;

async function recordRefusal(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { call: { row, triedBefore }, answer }: { call: Call; answer: Refusal },
): Promise<void> {
  const now = house.clock.now();
  await channels[row.channel as VendorChannel].settleRefusal?.(house, tx, scope, row, answer.code);
  const again = triedBefore + 1 < attemptsAtMost ? answer.again : undefined;
  if (again !== undefined) {
    const dueAt = new Date(now.getTime() + Math.max(again, waitLonger(triedBefore)) * 1000);
    await moveDeliveries(tx, scope, [row.id], { from: ['calling'], to: 'waiting', now, dueAt });
    return;
  }
  const moved = await moveDeliveries(tx, scope, [row.id], { from: ['calling'], to: 'failed', now });
  if (moved.length > 0) await fallBack(house, tx, scope, row);
}
