import { assessHousehold, type Outcome } from './assess-household.ts';
import type { Compiled, CompiledCondition, CompiledProgram } from './compile-catalogue.ts';
import { compareExact, roundHalfUp, type Exact } from './exact.ts';
import { overall } from './judge-household.ts';
import type { Household } from './precheck-data.ts';
import { Range, subtract } from './range.ts';
import { NO, OPEN, YES, type View } from './view.ts';

export interface ConditionTold {
  id: string;
  says: 'true' | 'false' | 'open';
  /** The two sums that were compared, where both are known, and how far apart they are; in `unit`. 0: just on the line. */
  mine?: number;
  line?: number;
  missedBy?: number;
  unit?: string;
}

export interface Explanation {
  /** For a program by person: whoever it is likely for, else whoever comes nearest. */
  persons?: string[];
  conditions: ConditionTold[];
  /** Other programs that are nearest to it, those that are likely before those that are open. */
  nearest: string[];
}

const mostNear = 3;

/** Why a program's verdict is what it is. Nothing where the catalogue has no such program in force. */
export function explainVerdict(compiled: Compiled, household: Household, programId: string): Explanation | undefined {
  const program = compiled.programs.find(({ id }) => id === programId);
  if (!program) return undefined;
  const { people, worlds, outcomes } = assessHousehold(compiled, household);
  const all = outcomes[program.at] ?? [];
  const subjects = nearestSubjects(all);
  const [subject = 0] = subjects;
  // Where several ways are open for who is counted apart, there is not one sum to tell.
  const world = worlds.worlds.length === 1 ? worlds.worlds[0] : undefined;
  const view = program.unit === 'household' ? world?.household : world?.members[subject];
  return {
    ...(program.unit === 'person' && { persons: subjects.flatMap((at) => people[at]?.id ?? []).filter((id) => id !== '') }),
    conditions: program.conditions.map((condition, at) => tellCondition(condition, all[subject]?.truths[at] ?? OPEN, view)),
    nearest: findNearest(compiled, program, outcomes),
  };
}

function nearestSubjects(all: readonly Outcome[]): number[] {
  const rank = ({ status, truths }: Outcome) =>
    status === 'likely' ? -2 : status === 'maybe' ? -1 : truths.filter((truth) => truth === NO).length;
  const best = Math.min(...all.map(rank));
  return all.flatMap((outcome, at) => (rank(outcome) === best ? [at] : []));
}

function tellCondition({ id, compares }: CompiledCondition, truth: number, view: View | undefined): ConditionTold {
  const told: ConditionTold = { id, says: truth === YES ? 'true' : truth === NO ? 'false' : 'open' };
  const [mine, line] = [view && compares?.mine.read(view), view && compares?.line.read(view)];
  if (!compares || !isExact(mine) || !isExact(line)) return told;
  const gap = subtract(mine, line);
  if (gap instanceof Range) return told;
  const apart = compareExact(gap, 0) < 0 ? subtract(0, gap) : gap;
  return { ...told, mine: fen(mine), line: fen(line), missedBy: fen(apart as Exact), unit: compares.unit };
}

function isExact(sum: unknown): sum is Exact {
  return sum !== undefined && !(sum instanceof Range);
}

function fen(sum: Exact): number {
  return roundHalfUp(sum, 100);
}

function findNearest(compiled: Compiled, program: CompiledProgram, outcomes: readonly (readonly Outcome[])[]): string[] {
  const near = compiled.programs.flatMap((other) => {
    const status = overall(outcomes[other.at] ?? []);
    // Of two that exclude each other one is what the other is not: nothing is nearer.
    const isInstead = other.giveWayTo.includes(program.at) || program.giveWayTo.includes(other.at);
    const shared = other.kin.filter((one) => program.kin.includes(one)).length + (isInstead ? 3 : 0);
    if (other === program || status === 'unlikely' || shared === 0) return [];
    return [{ id: other.id, nearness: shared + (status === 'likely' ? 100 : 0) }];
  });
  near.sort((one, other) => other.nearness - one.nearness);
  return near.slice(0, mostNear).map(({ id }) => id);
}
