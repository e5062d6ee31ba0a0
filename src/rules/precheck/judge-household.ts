import { assessHousehold, type Assessment, type Outcome, type Status } from './assess-household.ts';
import type { Compiled, CompiledProgram } from './compile-catalogue.ts';
import { roundHalfUp, roundUp, type Exact } from './exact.ts';
import type { Household } from './precheck-data.ts';
import { NO } from './view.ts';

export interface Verdict {
  /** likely: 可能够得上 · maybe: 还差几句没问 · unlikely: 这一样可能不行, and she may always apply */
  status: Status;
  /** The program that comes before this one for the same people. */
  supersededBy?: string;
  /** Ids of the members for whom a program by person is likely. */
  persons?: string[];
  /** Yuan: of the household, or of the one member. Absent where the program counts no sum in yuan or the sum is not known yet. */
  amount?: number;
  /** Yuan by member. */
  amounts?: Record<string, number>;
  /** The conditions that fail: for a program by person, those of whoever comes nearest. */
  failed: string[];
  /** Ids of the facts that are unknown and can still change it. */
  ask: string[];
}

/** A verdict on every program in force on the day, by its id. Definite ones hold whatever is still answered (sums from 0 up). */
export function judgeHousehold(compiled: Compiled, household: Household): Record<string, Verdict> {
  return tellVerdicts(compiled, assessHousehold(compiled, household));
}

export function tellVerdicts(compiled: Compiled, assessment: Assessment): Record<string, Verdict> {
  const verdicts: Record<string, Verdict> = {};
  for (const program of compiled.programs) verdicts[program.id] = tellVerdict(compiled, program, assessment);
  return verdicts;
}

function tellVerdict(compiled: Compiled, program: CompiledProgram, { people, outcomes }: Assessment): Verdict {
  const all = outcomes[program.at] ?? [];
  const status = overall(all);
  if (status === 'maybe') return { status, failed: [], ask: tellAsks(compiled, all) };
  if (status === 'unlikely') return tellUnlikely(program, all);
  const verdict: Verdict = { status, failed: [], ask: [] };
  const likely = all.flatMap((outcome, at) => (outcome.status === 'likely' ? [{ outcome, id: people[at]?.id ?? '' }] : []));
  if (program.unit === 'person' && likely.some(({ id }) => id !== '')) verdict.persons = likely.map(({ id }) => id);
  const sums = likely.flatMap(({ outcome: { amount }, id }) => (amount === undefined ? [] : [{ id, yuan: roundSum(program, amount) }]));
  if (sums.length < likely.length) return verdict;
  const first = sums[0]?.yuan ?? 0;
  if (program.unit === 'household' || program.once) verdict.amount = Math.max(...sums.map(({ yuan }) => yuan));
  else {
    if (sums.length === 1) verdict.amount = first;
    verdict.amounts = Object.fromEntries(sums.map(({ id, yuan }) => [id, yuan]));
  }
  return verdict;
}

export function overall(all: readonly Outcome[]): Status {
  let status: Status = 'unlikely';
  for (const one of all) {
    if (one.status === 'likely') return 'likely';
    if (one.status === 'maybe') status = 'maybe';
  }
  return status;
}

function tellUnlikely(program: CompiledProgram, all: readonly Outcome[]): Verdict {
  const superseded = all.find(({ by }) => by);
  if (superseded?.by) return { status: 'unlikely', supersededBy: superseded.by.id, failed: [], ask: [] };
  let fewest = Infinity;
  let nearest: boolean[] = [];
  for (const { truths } of all) {
    let count = 0;
    for (const truth of truths) if (truth === NO) count += 1;
    if (count > fewest) continue;
    if (count < fewest) nearest = [];
    fewest = count;
    for (let at = 0; at < truths.length; at += 1) if (truths[at] === NO) nearest[at] = true;
  }
  const failed: string[] = [];
  for (let at = 0; at < program.conditions.length; at += 1) if (nearest[at]) failed.push(program.conditions[at]?.id ?? '');
  return { status: 'unlikely', failed, ask: [] };
}

function tellAsks({ facts }: Compiled, all: readonly Outcome[]): string[] {
  const asked = new Set(
    all.filter(({ status }) => status === 'maybe').flatMap(({ asks }) => [...asks()].map((ask) => ask.split('@')[0] ?? ask)),
  );
  return [...facts.keys()].filter((id) => asked.has(id));
}

/** Once, at the very end, as the program says it. */
export function roundSum({ round }: Pick<CompiledProgram, 'round'>, sum: Exact): number {
  return round === 'up-to-yuan' ? roundUp(sum, 1) : roundHalfUp(sum, 100);
}
