import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { delegatedProcedure } from '../../rules/delegations.ts';
import type { Day } from '../../rules/day.ts';
import type { Village } from '../places/index.ts';

/** Beside what the contract tells: who does what by when, where a town decides. Stays in the county. */
type WithDelegated = Program & { delegated?: Record<string, Pick<Program, 'steps' | 'figures'>> };

/** The catalogue as it is true in this village or its town, and a tag of its own where that differs from the county's. */
export function tellVillage(
  { catalogue, etag }: { catalogue: Catalogue; etag: string },
  village: Pick<Village, 'county' | 'town'>,
  day: Day,
): { catalogue: Catalogue; etag: string } {
  const delegated: string[] = [];
  const programs = catalogue.programs.map((program: WithDelegated) => {
    const procedure = delegatedProcedure(village.county.delegations, { program: program.id, town: village.town.id, day });
    const told = procedure === undefined ? undefined : program.delegated?.[procedure];
    if (!told) return program;
    delegated.push(procedure!);
    return { ...program, ...told };
  });
  if (delegated.length === 0) return { catalogue, etag };
  return { catalogue: { ...catalogue, programs }, etag: `${etag.slice(0, -1)}-${delegated.join('-')}"` };
}
