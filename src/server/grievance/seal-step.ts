import type { Insertable } from 'kysely';
import type { House } from '../platform/house.ts';
import type { Tables } from '../platform/tables.ts';
import type { DataKey } from '../platform/vault.ts';
import { insertStep, type GrievanceRow } from './grievance.store.ts';
import type { Write } from '../platform/write-together.ts';
import { stepAt } from './told.ts';

interface Step {
  kind: Tables['grievance_step']['kind'];
  number: number;
  actor: string | null;
  words: string;
  submissionId?: string;
  digest?: Buffer;
}

/** One row of what was done about it, for the caller to write; its words are sealed. */
export function sealStep(
  { vault, clock }: House,
  key: DataKey,
  of: Pick<GrievanceRow, 'county' | 'id' | 'desk'>,
  { kind, number, actor, words, submissionId, digest }: Step,
): Write {
  const { county, id, desk } = of;
  const row: Insertable<Tables['grievance_step']> = {
    county,
    grievance: id,
    number,
    kind,
    desk,
    actor,
    at: clock.now(),
    submission_id: submissionId ?? null,
    digest: digest ?? null,
    sealed: vault.sealJson(key, stepAt(county, id, number), { words }),
  };
  return insertStep(row);
}
