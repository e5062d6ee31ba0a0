import { isDay, type Day } from './day.ts';
import type { Source } from './procedure-shape.ts';

/**
 * From this day on, what is filed for this program in this town follows this procedure. So a county lets a town decide on 低保
 * (83号通知四（一）; who may let whom, the province says: 社会救助法44); taken back by a later one that names the usual procedure.
 */
export interface Delegation extends Source {
  program: string;
  town: string;
  since: Day;
  procedure: string;
}

/** The procedure that holds for a program in a town on a day; none where nobody has delegated it. */
export function delegatedProcedure(
  delegations: readonly Delegation[],
  asked: { program: string; town: string; day: Day },
): string | undefined {
  return delegations
    .filter(({ program, town, since }) => program === asked.program && town === asked.town && since <= asked.day)
    .reduce<Delegation | undefined>((latest, one) => (latest && latest.since >= one.since ? latest : one), undefined)?.procedure;
}

/** What is wrong with a county's delegations, one sentence each. */
export function checkDelegations(
  delegations: readonly Delegation[],
  county: { programs: ReadonlySet<string>; procedures: ReadonlySet<string>; towns: ReadonlySet<string> },
): string[] {
  const seen = new Set<string>();
  return delegations.flatMap(({ program, town, since, procedure, kind, ref }) => {
    const name = `${program} in ${town} from ${since}`;
    const isTwice = seen.has(name);
    seen.add(name);
    if (isTwice) return [`${name} is delegated twice`];
    if (!county.programs.has(program)) return [`${name}: there is no such program to apply for`];
    if (!county.towns.has(town)) return [`${name}: there is no such town`];
    if (!county.procedures.has(procedure)) return [`${name}: there is no procedure ${procedure}`];
    const isMarked = (kind === 'law') !== /演示|承诺/.test(ref);
    return isDay(since) && ref !== '' && isMarked ? [] : [`${name} lacks a day or a source`];
  });
}
