import { dayOf } from '../../../rules/day.ts';
import type { ReferralNow } from '../../../rules/referral.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { ReferralRow } from '../refer.store.ts';

/** What is asked, sealed under the application's key. */
export interface ReferralPayload {
  asked: string;
  reason: string;
  /** Ids of what was filled in, and of photos: so much the body sees. */
  facts: string[];
  papers: string[];
  consent?: string;
}

/** What was said in a step. */
export interface StepPayload {
  text?: string;
  amountFen?: number;
  /** Whose it is, or who gets it. */
  body?: string;
  consent?: string;
  /** Who said it there, when the window wrote it down. */
  clerk?: string;
}

/** The key of the household's application; none after it was erased. */
export function keyOf(house: House, scope: Scope, row: { application: string; key_wrapped: Buffer | null }): DataKey {
  if (!row.key_wrapped) throw new Problem('not-found', { because: 'erased' });
  return house.vault.applicationKey(scope.county, row.application, row.key_wrapped);
}

export function openReferral(house: House, scope: Scope, key: DataKey, row: { id: string; sealed: Buffer }): ReferralPayload {
  return house.vault.openJson(key, { column: 'referral.sealed', county: scope.county, row: row.id }, row.sealed);
}

export function openStep(house: House, scope: Scope, key: DataKey, step: { id: string; sealed: Buffer }): StepPayload {
  return house.vault.openJson(key, { column: 'referral_step.sealed', county: scope.county, row: step.id }, step.sealed);
}

type Standing = Pick<ReferralRow, 'state' | 'body' | 'bounced' | 'parties' | 'concluded_at' | 'due_on'>;

/** What the rules read of it. */
export function standingOf(house: House, row: Standing, steps: readonly { kind: string; body: string | null }[]): ReferralNow {
  return {
    state: row.state,
    body: row.body,
    bounced: row.bounced,
    parties: row.parties,
    opinions: steps.flatMap(({ kind, body }) => (kind === 'opinion' && body ? [body] : [])),
    concluded: row.concluded_at ? 'yes' : 'not-yet',
    due: row.due_on !== null && row.due_on < dayOf(house.clock.now()) ? 'past' : 'open',
  };
}
