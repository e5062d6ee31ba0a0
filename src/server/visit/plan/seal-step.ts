import type { Insertable } from 'kysely';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import type { DataKey } from '../../platform/vault.ts';

/** What lies sealed in a step. */
export interface StepWords {
  words: string;
  agreed?: 'by-phone';
}

interface Step {
  visit: string;
  number: number;
  kind: Tables['visit_step']['kind'];
  words: string;
  /** How she said yes, where somebody comes today. */
  agreed?: 'by-phone' | undefined;
  submissionId?: string;
  digest?: Buffer;
}

/** One row of what was done about a visit; its words are sealed. */
export function sealStep({ vault, clock }: House, scope: Scope, key: DataKey, step: Step): Insertable<Tables['visit_step']> {
  const { county } = scope;
  const id = newId(clock);
  return {
    county,
    id,
    visit: step.visit,
    number: step.number,
    kind: step.kind,
    actor: scope.kind === 'staff' ? scope.staff : null,
    at: clock.now(),
    submission_id: step.submissionId ?? null,
    digest: step.digest ?? null,
    sealed: vault.sealJson(key, { column: 'visit_step.sealed', county, row: id }, {
      words: step.words,
      ...(step.agreed ? { agreed: step.agreed } : {}),
    } satisfies StepWords),
  };
}
