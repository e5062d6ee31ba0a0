import { dayOf } from '../../../rules/day.ts';
import { whoOwesAnswer, type ReferralState } from '../../../rules/referral.ts';
import type { WindowEventKind } from '../../../rules/window-events.ts';
import type { CountedDay } from '../../../rules/working-day.ts';
import { recordWindowEvent } from '../../matter/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { StaffScope, SystemScope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { insertStep, moveReferral, type lockReferral } from '../refer.store.ts';
import type { StepPayload } from './open-referral.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockReferral>>>;

export interface NewStep {
  /** One row a body: several may be silent at once. */
  steps: { kind: string; body: string | null; payload: StepPayload }[];
  to: ReferralState;
  due: CountedDay | undefined;
  change: { body?: string; bounced?: string[]; parties?: string[]; concluded_at?: Date; raised_at?: Date | null };
  /** What she reads of it; nothing of an opinion. */
  told?: { kind: WindowEventKind; values: Record<string, string | undefined>; who: string } | undefined;
  submissionId?: string;
  digest?: Buffer;
  forWhom?: string | undefined;
}

/** What was said, where the referral stands now, and what she reads of it: together or not at all. */
export async function recordStep(
  house: House,
  tx: Tx,
  scope: StaffScope | SystemScope,
  row: Locked,
  key: DataKey,
  fresh: NewStep,
): Promise<void> {
  const now = house.clock.now();
  const { county } = scope;
  const written = fresh.steps.map(({ kind, body, payload }, at) => {
    const id = newId(house.clock);
    return insertStep({
      county,
      id,
      referral: row.id,
      number: row.version + 1 + at,
      kind,
      body,
      actor_kind: scope.kind === 'staff' ? 'staff' : 'clock',
      actor: scope.kind === 'staff' ? scope.staff : null,
      on_day: dayOf(now),
      at: now,
      sealed: house.vault.sealJson(key, { column: 'referral_step.sealed', county, row: id }, payload),
      submission_id: at === 0 ? (fresh.submissionId ?? null) : null,
      digest: at === 0 ? (fresh.digest ?? null) : null,
    });
  });
  const owes = whoOwesAnswer({
    state: fresh.to,
    body: fresh.change.body ?? row.body,
    parties: fresh.change.parties ?? row.parties,
    opinions: [],
  });
  const isRaised = (fresh.change.raised_at === undefined ? row.raised_at : fresh.change.raised_at) !== null;
  const moved = moveReferral(scope, row.id, {
    ...fresh.change,
    state: fresh.to,
    version: row.version + fresh.steps.length,
    changed_at: now,
    due_on: fresh.due?.day ?? null,
    due_certain: fresh.due?.certain ?? null,
    // Told once: what went up waits for a new day.
    late_on: isRaised || owes.length === 0 ? null : (fresh.due?.day ?? null),
  });
  await writeTogether(tx, ...written, moved);
  if (fresh.told) await recordWindowEvent(house, tx, scope, { matter: row.matter, ...fresh.told });
  await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'referral', what: row.id, forWhom: fresh.forWhom });
}
