import { asksOfRule, assessHousehold, programsAround, tekunAsks, type Assessment, type Outcome } from '../precheck/assess-household.ts';
import type { Compiled, CompiledProgram } from '../precheck/compile-catalogue.ts';
import { findAnswer } from '../precheck/household-values.ts';
import type { Answer, Household } from '../precheck/precheck-data.ts';
import type { Worlds } from '../precheck/open-worlds.ts';
import { takenOut } from '../precheck/taken-out.ts';
import { householdOf, keyOf, type Session } from '../precheck/session.ts';
import type { NumberNode, View } from '../precheck/view.ts';

/** Asked of every applicant, whatever she applies for: a near relative who handles aid in the town or village (近亲属备案). */
export const askedOfAll = 'household.relativeInOffice';

/** By `household.size` or `person.age@m2`: the chosen programs for which it can still make a difference. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/** How the chosen programs stand by what was said so far. `roughly`: as sound and less sharp, where it is open who is 特困. */
export function assessChosen(
  compiled: Compiled,
  programs: readonly string[],
  session: Session,
  { roughly = false } = {},
): { chosen: CompiledProgram[]; household: Household; assessment: Assessment } {
  const chosen = compiled.programs.filter(({ id }) => programs.includes(id));
  const only = new Set(chosen.flatMap((program) => programsAround(compiled, program)));
  const household = householdOf(compiled, session);
  return { chosen, household, assessment: assessHousehold(compiled, household, { only, roughly }) };
}

/** On an old phone judging is felt: what was said before an answer is the same after it, and so is what was needed by it. */
const lately = new WeakMap<Compiled, Map<string, Needs>>();
const remembered = 12;

/**
 * What the chosen programs still need to know, by what was said so far: for their verdict, their sum, their papers, and what the county
 * asks besides. Of an application that looks hopeless everything the county lists is asked: people decide it, not this.
 */
export function needsOf(compiled: Compiled, programs: readonly string[], session: Session, { roughly = false } = {}): Needs {
  const known = lately.get(compiled) ?? new Map<string, Needs>();
  lately.set(compiled, known);
  const { members, answers, notKnown, gates } = session;
  const key = JSON.stringify([programs, members, answers, notKnown, gates, roughly]);
  const needs = known.get(key) ?? findNeeds(compiled, programs, session, roughly);
  known.delete(key);
  known.set(key, needs);
  for (const [oldest] of known) if (known.size > remembered) known.delete(oldest);
  return needs;
}

function findNeeds(compiled: Compiled, programs: readonly string[], session: Session, roughly: boolean): Needs {
  const { chosen, household, assessment } = assessChosen(compiled, programs, session, { roughly });
  const needs = new Map<string, string[]>();
  for (const program of chosen)
    for (const ask of keysFor(compiled, session, { household, assessment }, program)) {
      const key = keyIn(ask, assessment);
      needs.set(key, [...(needs.get(key) ?? []), program.id]);
    }
  return needs;
}

function keysFor(
  compiled: Compiled,
  session: Session,
  { household, assessment }: { household: Household; assessment: Assessment },
  program: CompiledProgram,
): Set<string> {
  const { worlds } = assessment;
  const outcomes = assessment.outcomes[program.at] ?? [];
  const keys = new Set<string>();
  const add = (asks: Iterable<string>) => {
    for (const ask of asks) keys.add(ask);
  };
  const ruleAsks = (rule: Parameters<typeof asksOfRule>[3]) => add(asksOfRule(compiled, household, worlds, rule));
  for (const [subject, outcome] of outcomes.entries()) {
    add(outcome.asks());
    if (outcome.status === 'unlikely' || !program.amount) continue;
    ruleAsks({ node: program.amount, scope: program.unit, subject });
    if (differs(program.amount, worlds, program.unit, subject)) for (const member of worlds.open) add(tekunAsks(compiled, worlds, member));
  }
  const isHopeless = outcomes.every(({ status }) => status === 'unlikely');
  for (const id of program.asks) {
    const fact = compiled.facts.get(id);
    if (!fact || (!isHopeless && program.reads.has(id))) continue;
    const subjects = fact.scope === 'household' ? [undefined] : whoIsMeant(program, outcomes);
    for (const subject of subjects) {
      const ask = subject === undefined ? id : `${id}@${subject}`;
      const isSettled = answerTo(household, assessment, id, subject) !== undefined && session.answers[keyIn(ask, assessment)] === undefined;
      if (!isSettled) keys.add(ask);
    }
  }
  // Whether a member is counted apart at all comes before how much is his own.
  for (const member of worlds.open) if (keys.has(`${takenOut.own}@${member}`)) add(tekunAsks(compiled, worlds, member));
  for (const { node, scope } of program.paperRules.values()) {
    if (scope === 'household') ruleAsks({ node, scope, subject: 0 });
    else for (const subject of whosePapers(program, assessment)) ruleAsks({ node, scope, subject });
  }
  return keys;
}

/** Whose papers a program can want: of those for whom it can come into question, or of everybody where it is for the household. */
export function whosePapers(program: CompiledProgram, { people, outcomes }: Assessment): number[] {
  return program.unit === 'household' ? people.map((_, subject) => subject) : whoIsMeant(program, outcomes[program.at] ?? []);
}

/** For whom a program by person can still come into question, else the first: whom the application is for. */
function whoIsMeant({ unit }: Pick<CompiledProgram, 'unit'>, outcomes: readonly Outcome[]): number[] {
  const open = outcomes.flatMap(({ status }, subject) => (status === 'unlikely' ? [] : [subject]));
  return unit === 'household' || open.length === 0 ? [0] : open;
}

/** Whether the sum hangs on who is counted apart, though nothing else of it is open. */
function differs(amount: NumberNode, { worlds }: Worlds, unit: 'household' | 'person', subject: number): boolean {
  const [first, ...others] = worlds.map((world) =>
    JSON.stringify(amount.read((unit === 'household' ? world.household : world.members[subject]) as View)),
  );
  return others.some((other) => other !== first);
}

/** What is known, if only by what a gate says of the rows that were not ticked. */
function answerTo(household: Household, { people }: Assessment, id: string, subject: number | undefined): Answer {
  return (subject === undefined ? findAnswer(household, id) : people[subject]?.[id.slice('person.'.length)]) ?? undefined;
}

function keyIn(ask: string, { people }: Assessment): string {
  const [fact = '', at] = ask.split('@');
  return keyOf(fact, at === undefined ? undefined : people[Number(at)]?.id);
}
