import type { Compiled } from './compile-catalogue.ts';
import type { Answer, Household } from './precheck-data.ts';

/** A household out of a file, with what is so for nearly everybody where it says nothing. Whoever is asked on a phone has not said it. */
export function completeWithDefaults({ facts }: Pick<Compiled, 'facts'>, household: Household): Household {
  const groups: Record<string, Record<string, Answer>> = {};
  const presumed = new Set<string>();
  const members = (household.facts.members ?? []).map((member) => ({ ...member }));
  for (const [group, answers] of Object.entries(household.facts))
    if (group !== 'members') groups[group] = { ...(answers as Record<string, Answer>) };
  for (const { id, scope, default: usual } of facts.values()) {
    if (usual === null) continue;
    const point = id.indexOf('.');
    const key = id.slice(point + 1);
    const places: Record<string, Answer>[] = scope === 'person' ? members : [(groups[id.slice(0, point)] ??= {})];
    for (const [at, answers] of places.entries()) {
      if (answers[key] !== undefined && answers[key] !== null) continue;
      answers[key] = usual;
      presumed.add(scope === 'person' ? `${id}@${at}` : id);
    }
  }
  return { ...household, facts: { ...groups, members }, presumed };
}
