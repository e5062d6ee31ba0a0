import type { Catalogue, CatalogueList } from '../../../contract/learn.contract.ts';
import type { Compiled } from '../../../rules/precheck/compile-catalogue.ts';
import { explainVerdict } from '../../../rules/precheck/explain-verdict.ts';
import { judgeHousehold, type Verdict } from '../../../rules/precheck/judge-household.ts';
import type { Household } from '../../../rules/precheck/precheck-data.ts';
import { householdOf } from '../../../rules/precheck/session.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { countLeft } from './count-left.ts';
import { nameOf } from '../../shared/family.ts';
import { sumOf, type Sum } from './sum-of.ts';

/** near: a sum missed the line by so little that only the town's own count can say. */
export type Group = 'likely' | 'maybe' | 'near' | 'unlikely';

export interface ResultLine {
  id: string;
  name: string;
  group: Group;
  /** Those it is for, as she called them; empty for the whole family. */
  forWhom: string;
  sum: Sum | undefined;
  /** About how many questions are still open. */
  left: number;
  /** The name of what comes before it for the same people. */
  better: string;
}

type Told = Catalogue | CatalogueList;
type Program = Told['programs'][number];

/** Of the line: a family that misses it by less is told to go and ask. */
const nearLine = 0.1;

export function sortResults(told: Told, compiled: Compiled, check: SelfCheck, where: { demo: boolean }): Record<Group, ResultLine[]> {
  const household = householdOf(compiled, check.session);
  const verdicts = judgeHousehold(compiled, household);
  const groups: Record<Group, ResultLine[]> = { likely: [], maybe: [], near: [], unlikely: [] };
  for (const program of told.programs) {
    const verdict = verdicts[program.id];
    if (!verdict) continue;
    const group = groupOf(program, verdict, compiled, household);
    groups[group].push({
      id: program.id,
      name: program.shortName,
      group,
      forWhom: (verdict.persons ?? []).map((id) => nameOf(check.members, id)).join('、'),
      sum: sumOf(program.benefit, verdict, { ...where, sums: told.sums }),
      left: countLeft(told, check, verdict.ask),
      better: told.programs.find(({ id }) => id === verdict.supersededBy)?.shortName ?? '',
    });
  }
  groups.likely.sort((one, other) => (other.sum?.worth ?? 0) - (one.sum?.worth ?? 0));
  groups.maybe.sort((one, other) => one.left - other.left);
  // What failed comes first; what something better stands in for can wait.
  groups.unlikely.sort((one, other) => Number(one.better !== '') - Number(other.better !== ''));
  return groups;
}

export function groupOf(program: Pick<Program, 'id' | 'conditions'>, verdict: Verdict, compiled: Compiled, household: Household): Group {
  if (verdict.status !== 'unlikely' || verdict.supersededBy !== undefined) return verdict.status;
  const compared = new Set(program.conditions.filter(({ compares }) => compares).map(({ id }) => id));
  if (verdict.failed.length === 0 || !verdict.failed.every((id) => compared.has(id))) return 'unlikely';
  const failed = explainVerdict(compiled, household, program.id)?.conditions.filter(({ says }) => says === 'false') ?? [];
  const isNear = failed.every(
    ({ missedBy, line }) => missedBy !== undefined && line !== undefined && missedBy <= nearLine * Math.abs(line),
  );
  return failed.length > 0 && isNear ? 'near' : 'unlikely';
}

/** How long the list of those that are still open is at first. */
export const shownAtFirst = 6;
