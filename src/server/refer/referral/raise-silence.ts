import { dayOf } from '../../../rules/day.ts';
import type { Body } from '../../../rules/receiver.ts';
import { whoOwesAnswer } from '../../../rules/referral.ts';
import { dueInWords, getApplicationOf } from '../../matter/index.ts';
import { readBodies } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { listLateReferrals, listSteps, lockReferral, moveReferral } from '../refer.store.ts';
import { keyOf, standingOf } from './open-referral.ts';
import { recordStep } from './record-step.ts';

const batch = 100;

/** A body that let its day pass: the referral goes up to the county by itself, it is counted for the body, and she is told. */
export async function raiseSilence(house: House, counties: readonly string[]): Promise<void> {
  const today = dayOf(house.clock.now());
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    const late = await listLateReferrals(house.db, scope, { today, limit: batch });
    if (late.length === 0) continue;
    const bodies = await readBodies(house.db, scope);
    for (const { id } of late) await raise(house, scope, id, bodies);
  }
}

async function raise(house: House, scope: SystemScope, id: string, bodies: readonly Body[]): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    const row = (await lockReferral(tx, scope, id))!;
    // Somebody answered just now.
    if (row.late_on === null || row.late_on >= dayOf(house.clock.now())) return;
    const application = await getApplicationOf(tx, scope, row.application);
    const silent = whoOwesAnswer(standingOf(house, row, await listSteps(tx, scope, [id])));
    // Nobody owes a word, or the household was erased: nothing to raise, now or later.
    if (silent.length === 0 || !application.key_wrapped) return writeTogether(tx, moveReferral(scope, id, { late_on: null }));
    const key = keyOf(house, scope, { application: row.application, key_wrapped: application.key_wrapped });
    const due = { day: row.due_on!, certain: row.due_certain ?? false };
    const names = silent.map((body) => bodies.find((one) => one.id === body)?.name ?? '那个单位').join('、');
    await recordStep(house, tx, scope, row, key, {
      steps: silent.map((body) => ({ kind: 'silent', body, payload: {} })),
      to: row.state,
      due,
      change: { raised_at: house.clock.now() },
      told: { kind: 'referral-silent', values: { body: names, due: dueInWords({ ...due, certain: true }) }, who: '到了日子' },
    });
  });
}
