import type { Insertable } from 'kysely';
import type { House } from '../platform/house.ts';
import type { Tables } from '../platform/tables.ts';

interface Step {
  lead: string;
  number: number;
  kind: Tables['lead_step']['kind'];
  actor: string | null;
  words: string;
  submissionId?: string;
  digest?: Buffer;
}

/** One row of what was done about a lead; its words are sealed. */
export function sealStep({ vault, clock }: House, county: string, step: Step): Insertable<Tables['lead_step']> {
  const at = { column: 'lead_step.sealed', county, row: `${step.lead}/${step.number}` };
  return {
    county,
    lead: step.lead,
    number: step.number,
    kind: step.kind,
    actor: step.actor,
    at: clock.now(),
    submission_id: step.submissionId ?? null,
    digest: step.digest ?? null,
    sealed: vault.sealJson(vault.key(county, 'people'), at, { words: step.words }),
  };
}
