import type { Catalogue, CatalogueList } from '../../../contract/learn.contract.ts';
import { fenInWords } from '../../../rules/money.ts';
import type { Day } from '../../../rules/day.ts';
import type { Compiled } from '../../../rules/precheck/compile-catalogue.ts';
import { explainVerdict, type ConditionTold } from '../../../rules/precheck/explain-verdict.ts';
import { judgeHousehold } from '../../../rules/precheck/judge-household.ts';
import { householdOf } from '../../../rules/precheck/session.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { words as shared } from '../../shared/words.ts';
import { countLeft } from './count-left.ts';
import { nameOf } from '../../shared/family.ts';
import { restsOnDemo } from './rests-on-demo.ts';
import { groupOf, type Group } from './sort-results.ts';
import { sumOf } from './sum-of.ts';
import { words } from './words.ts';

export interface ConditionLine {
  id: string;
  says: ConditionTold['says'] | 'officer';
  text: string;
  /** Why it fails, and by how much. */
  why: string;
}

export interface Result {
  group: Group;
  left: number;
  /** Yuan and whose, one line a member. */
  sums: string[];
  persons: { id: string; name: string }[];
  conditions: ConditionLine[];
  better: { id: string; name: string } | undefined;
  nearest: { id: string; name: string }[];
}

type Told = Catalogue | CatalogueList;

/** One program's result in words, condition by condition. Nothing where the county has no such program today. */
export function explainResult(
  { told, compiled, day, demo }: { told: Told; compiled: Compiled; day: Day; demo: boolean },
  check: SelfCheck,
  programId: string,
): Result | undefined {
  const program = told.programs.find(({ id }) => id === programId);
  const household = householdOf(compiled, check.session);
  const verdict = judgeHousehold(compiled, household)[programId];
  const explained = explainVerdict(compiled, household, programId);
  if (!program || !verdict || !explained) return undefined;
  const named = (id: string) => ({ id, name: told.programs.find((one) => one.id === id)?.shortName ?? '' });
  const persons = (verdict.persons ?? explained.persons ?? []).map((id) => ({ id, name: nameOf(check.members, id) }));
  const said = new Map(explained.conditions.map((condition) => [condition.id, condition]));
  return {
    group: groupOf(program, verdict, compiled, household),
    left: countLeft(told, check, verdict.ask),
    sums: verdict.amounts
      ? persons.flatMap(({ id, name }) => {
          const sum = sumOf(program.benefit, verdict, { demo, sums: told.sums }, id);
          return sum ? [`${name}：${sum.text}`] : [];
        })
      : [sumOf(program.benefit, verdict, { demo, sums: told.sums })?.text ?? []].flat(),
    persons,
    conditions: program.conditions.map((condition) => {
      const one = said.get(condition.id);
      const text = condition.illustrative ? `${condition.text}${shared.figureIsDemo}` : condition.text;
      if (!one) return { id: condition.id, says: 'officer', text, why: '' };
      const compared = comparedIn(condition, one, { told, day, demo });
      const failText = 'failText' in condition ? condition.failText : '';
      return { id: condition.id, says: one.says, text, why: one.says === 'false' ? failText + compared : compared };
    }),
    better: verdict.supersededBy === undefined ? undefined : named(verdict.supersededBy),
    nearest: explained.nearest.map(named).filter(({ name }) => name !== ''),
  };
}

function comparedIn(
  { compares }: Told['programs'][number]['conditions'][number],
  { mine, line, unit = '' }: ConditionTold,
  { told, day, demo }: { told: Told; day: Day; demo: boolean },
): string {
  if (!compares || mine === undefined || line === undefined || !unit.startsWith('元')) return '';
  const isDemo = restsOnDemo(told, compares.line, day) || restsOnDemo(told, compares.mine, day);
  // Where the figures are real ones, one that nobody published is not held against a family.
  if (isDemo && !demo) return '';
  const per = unit.includes('月') ? words.result.month : unit.includes('年') ? words.result.year : '';
  const sum = (yuan: number) => fenInWords(Math.round(yuan * 100));
  return words.result.compared(`${per}${sum(mine)}`, `${sum(line)}${isDemo ? shared.figureIsDemo : ''}`);
}
