import { assessHousehold, asksOfSum, programsAround, type Assessment, type Outcome } from '../precheck/assess-household.ts';
import type { Compiled, CompiledProgram } from '../precheck/compile-catalogue.ts';
import type { Household } from '../precheck/precheck-data.ts';
import { householdOf, keyOf, type Session } from '../precheck/session.ts';

/** Asked of every applicant, whatever she applies for: a near relative who handles aid in the town or village (近亲属备案). */
export const askedOfAll = 'household.relativeInOffice';

/** By `household.size` or `person.age@m2`: the chosen programs for which it can still make a difference. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/** The chosen ones that the catalogue knows today, in its own order. */
export function chosenOf(compiled: Compiled, programs: readonly string[]): CompiledProgram[] {
  return compiled.programs.filter(({ id }) => programs.includes(id));
}

/**
 * What the chosen programs still need to know, by what was said so far: for their verdict, their sum, their papers, and what the county
 * asks besides. Of an application that looks hopeless everything the county lists is asked: people decide it, not this.
 */
export function needsOf(compiled: Compiled, chosen: readonly CompiledProgram[], session: Session, { roughly = false } = {}): Needs {
  const household = householdOf(compiled, session);
  const only = new Set(chosen.flatMap((program) => programsAround(compiled, program)));
  const assessment = assessHousehold(compiled, household, { only, roughly });
  const needs = new Map<string, string[]>();
  for (const program of chosen) {
    const keys = new Set([...keysFor(compiled, household, assessment, program)].map((ask) => keyIn(ask, assessment)));
    for (const key of keys) needs.set(key, [...(needs.get(key) ?? []), program.id]);
  }
  return needs;
}

function keysFor(compiled: Compiled, household: Household, assessment: Assessment, program: CompiledProgram): Set<string> {
  const outcomes = assessment.outcomes[program.at] ?? [];
  const keys = new Set<string>();
  const isHopeless = outcomes.every(({ status }) => status === 'unlikely');
  for (const [subject, outcome] of outcomes.entries()) {
    for (const ask of outcome.asks()) keys.add(ask);
    if (outcome.status === 'unlikely') continue;
    for (const ask of asksOfSum(compiled, household, assessment.worlds, program, subject)) keys.add(ask);
  }
  for (const id of program.asks) {
    const fact = compiled.facts.get(id);
    if (!fact || fact.isStaffs || (!isHopeless && program.reads.has(id))) continue;
    if (fact.scope === 'household') keys.add(id);
    else for (const subject of whoIsMeant(program, outcomes)) keys.add(`${id}@${subject}`);
  }
  for (const { when } of program.papers)
    if (when) for (const ask of when.asks(assessment.worlds.worlds)) keys.add(ask);
  return keys;
}

/** For whom a program by person can still come into question, else the first: whom the application is for. */
export function whoIsMeant({ unit }: Pick<CompiledProgram, 'unit'>, outcomes: readonly Outcome[]): number[] {
  if (unit === 'household') return [0];
  const open = outcomes.flatMap(({ status }, subject) => (status === 'unlikely' ? [] : [subject]));
  return open.length > 0 ? open : [0];
}

function keyIn(ask: string, { people }: Assessment): string {
  const [fact = '', at] = ask.split('@');
  return keyOf(fact, at === undefined ? undefined : people[Number(at)]?.id);
}
