import { findUnconsentedAmong } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { SystemScope } from '../platform/scope.ts';
import { listHaving } from './audience.store.ts';
import { listNoes } from './campaign.store.ts';

interface Found {
  person: string;
  application: string;
  /** None where the household was erased. */
  key_wrapped: Buffer | null;
}

/**
 * What has become known since they were found counts, whoever would tell them: who said no, asked for it herself, took a consent back or was
 * erased is told nothing. Gives why for one of them, or nothing where she may be told.
 */
export async function whoIsLeftOut(
  tx: Tx,
  scope: SystemScope,
  { program, found }: { program: string; found: readonly Found[] },
): Promise<(one: Found) => 'said-no' | 'left' | undefined> {
  const persons = found.map(({ person }) => person);
  const saidNo = await listNoes(tx, scope, persons);
  const having = await listHaving(tx, scope, { persons, program });
  const kinds = ['household-check', 'sensitive-data'] as const;
  const isUnconsented = await findUnconsentedAmong(tx, scope, { applications: found.map(({ application }) => application), kinds });
  return ({ person, application, key_wrapped }) => {
    if (saidNo.has(person)) return 'said-no';
    return !key_wrapped || having.has(person) || isUnconsented(application, 'm1') ? 'left' : undefined;
  };
}
