import type { Compiled, CompiledProgram } from './compile-catalogue.ts';
import { factOfRest, isRestOf } from './compile-vars.ts';
import type { Exact } from './exact.ts';
import { findAnswer } from './household-values.ts';
import { openWorlds, type World, type Worlds } from './open-worlds.ts';
import type { Household, Member } from './precheck-data.ts';
import { Range } from './range.ts';
import { takenOut } from './taken-out.ts';
import { NO, OPEN, YES, type Node, type Sink, type Truth, type View } from './view.ts';

export type Status = 'likely' | 'maybe' | 'unlikely';

/** How one program stands for the household, or for one member. */
export interface Outcome {
  status: Status;
  /** The program that comes before it for the same people. */
  by?: CompiledProgram;
  /** What each condition says, in the program's order. Empty for what differs by who is 特困. */
  truths: readonly Truth[];
  /** What is unknown and can still change it: `household.size`, or `person.age@1` of the second member. */
  asks: () => ReadonlySet<string>;
  amount?: Exact;
  /** What its sum still hangs on, where it is likely and the sum is not known. */
  sumAsks?: () => ReadonlySet<string>;
}

export interface Assessment {
  people: readonly Member[];
  worlds: Worlds;
  /** By the program's number; for a program by person one a member, else one. */
  outcomes: readonly (readonly Outcome[])[];
}

const none: ReadonlySet<string> = new Set();
const nothing = () => none;

/**
 * Everything that can be said of every program for a household: definite only where no answer still missing can turn it round. With
 * `only` nothing is said of programs other than those (by number) and the ones that they give way to; `roughly` is as sound and less
 * sharp, where it is open who is 特困.
 */
export function assessHousehold(
  compiled: Compiled,
  household: Household,
  { only, roughly = false }: { only?: ReadonlySet<number>; roughly?: boolean } = {},
): Assessment {
  const worlds = openWorlds(compiled, household, roughly ? 0 : undefined);
  const told = worlds.worlds.map((world) => assessWorld(compiled, household, worlds, world, only));
  if (told.length === 1) return { people: worlds.people, worlds, outcomes: told[0] ?? [] };
  const outcomes = compiled.programs.map(({ at }) =>
    (told[0]?.[at] ?? []).map((_, subject) =>
      mergeOutcomes(
        worlds,
        told.map((one) => one[at]?.[subject] as Outcome),
        compiled,
      ),
    ),
  );
  return { people: worlds.people, worlds, outcomes };
}

/** What a rule of its own still hangs on, for the household or for one member, whichever of the ways it turns out. */
export function asksOfRule(
  compiled: Compiled,
  household: Household,
  worlds: Worlds,
  rule: { node: Node | undefined; scope: 'household' | 'person'; subject: number },
): Set<string> {
  const asks = new Set<string>();
  for (const world of worlds.worlds) {
    const sink: Sink = new Set();
    rule.node?.ask((rule.scope === 'household' ? world.household : world.members[rule.subject]) as View, sink);
    for (const ask of expander(compiled, household, worlds, world)(sink, rule.subject)) asks.add(ask);
  }
  return asks;
}

function assessWorld(
  compiled: Compiled,
  household: Household,
  worlds: Worlds,
  world: World,
  only: ReadonlySet<number> | undefined,
): Outcome[][] {
  const outcomes: Outcome[][] = compiled.programs.map(() => []);
  const expand = expander(compiled, household, worlds, world);
  for (const program of compiled.ranked) {
    if (only && !only.has(program.at)) continue;
    const views = program.unit === 'household' ? [world.household] : world.members;
    for (let subject = 0; subject < views.length; subject += 1) {
      const own = assessOwn(program, views[subject] as View, subject, expand);
      (outcomes[program.at] as Outcome[])[subject] =
        program.giveWayTo.length === 0 ? own : giveWay(compiled, program, own, subject, outcomes, world);
    }
  }
  return outcomes;
}

function assessOwn(
  program: CompiledProgram,
  view: View,
  subject: number,
  expand: (sink: Sink, subject: number) => ReadonlySet<string>,
): Outcome {
  const { conditions } = program;
  const truths: Truth[] = [];
  let bits = 0;
  for (let at = 0; at < conditions.length; at += 1) {
    const truth = conditions[at]?.node.read(view) as Truth;
    truths.push(truth);
    bits |= 1 << truth;
  }
  if (bits & (1 << NO)) return { status: 'unlikely', truths, asks: nothing };
  if (bits & (1 << OPEN)) {
    const asks = () => {
      const sink: Sink = new Set();
      for (const { node } of conditions) node.ask(view, sink);
      return expand(sink, subject);
    };
    return { status: 'maybe', truths, asks };
  }
  const amount = program.amount?.read(view);
  if (amount === undefined) return { status: 'likely', truths, asks: nothing };
  if (!(amount instanceof Range)) return { status: 'likely', truths, asks: nothing, amount };
  const sumAsks = () => {
    const sink: Sink = new Set();
    program.amount?.ask(view, sink);
    return expand(sink, subject);
  };
  return { status: 'likely', truths, asks: nothing, sumAsks };
}

/** Of two programs that exclude each other the later one is for nobody who gets the earlier one, and open as long as that is. */
function giveWay(
  compiled: Compiled,
  program: CompiledProgram,
  own: Outcome,
  subject: number,
  outcomes: readonly (readonly Outcome[])[],
  world: World,
): Outcome {
  if (own.status === 'unlikely') return own;
  const before: Outcome[] = [];
  for (const at of program.giveWayTo) {
    const other = compiled.programs[at] as CompiledProgram;
    const standing = inTheWay(program, other, outcomes[at] ?? [], subject, world);
    if (standing.some(({ status }) => status === 'likely')) return { status: 'unlikely', by: other, truths: own.truths, asks: nothing };
    before.push(...standing.filter(({ status }) => status === 'maybe'));
  }
  if (before.length === 0) return own;
  return { status: 'maybe', truths: own.truths, asks: () => unionOf([own, ...before]) };
}

/** How the earlier program stands for the same people. A member counted apart as 特困 and the rest of his family are not the same. */
function inTheWay(
  program: CompiledProgram,
  other: CompiledProgram,
  standing: readonly Outcome[],
  subject: number,
  world: World,
): Outcome[] {
  if (other.unit === 'household') {
    const outcome = standing[0] as Outcome;
    if (program.unit === 'household') return [outcome];
    if (world.tekun[subject] === YES) return [];
    return [world.tekun[subject] === OPEN ? openAtMost(outcome) : outcome];
  }
  if (program.unit === 'person') return isRuledOut(other, world.tekun[subject]) ? [] : [standing[subject] as Outcome];
  if (world.apart === 'all') return [...standing];
  return standing.flatMap((outcome, member): Outcome[] => {
    const tekun = world.tekun[member];
    // Whoever is 特困 is counted apart, so that what he gets is not in the way of the others.
    const isApart = tekun === YES || (tekun === OPEN && other.meansTekun);
    if (isRuledOut(other, tekun) || (isApart && world.apart === 'some')) return [];
    return [tekun === OPEN || tekun === YES ? openAtMost(outcome) : outcome];
  });
}

/** What is only for whom is 特困 is not for somebody who, in this way of things, is not. */
function isRuledOut(other: CompiledProgram, tekun: Truth | undefined): boolean {
  return other.meansTekun && tekun === NO;
}

/** A program, and all before which it gives way. */
export function programsAround(compiled: Compiled, program: CompiledProgram): number[] {
  return [program.at, ...program.giveWayTo.flatMap((at) => programsAround(compiled, compiled.programs[at] as CompiledProgram))];
}

function openAtMost(outcome: Outcome): Outcome {
  return outcome.status === 'likely' ? { ...outcome, status: 'maybe' } : outcome;
}

/** Which facts are meant, of whom: a sum of the rest of the family also hangs on who is counted apart, and with how much. */
function expander(compiled: Compiled, household: Household, worlds: Worlds, world: World): (sink: Sink, subject: number) => Set<string> {
  const known = new Map<string, readonly string[]>();
  const restAsks = (id: string): readonly string[] => {
    const before = known.get(id);
    if (before) return before;
    const asks = asksOfRest(compiled, household, worlds, world, factOfRest(id));
    known.set(id, asks);
    return asks;
  };
  return (sink, subject) => {
    const asks = new Set<string>();
    for (const id of sink) {
      if (isRestOf(id)) for (const ask of restAsks(id)) asks.add(ask);
      else asks.add(ofSubject(compiled, id, subject));
    }
    return asks;
  };
}

function asksOfRest(compiled: Compiled, household: Household, worlds: Worlds, world: World, fact: string): string[] {
  const asks: string[] = [];
  const answer = findAnswer(household, fact);
  if (answer === undefined || answer === null) asks.push(fact);
  for (const [member, truth] of world.tekun.entries()) {
    if (truth === NO) continue;
    if (truth === OPEN) asks.push(...tekunAsks(compiled, worlds, member));
    const own = worlds.people[member]?.[takenOut.own.slice('person.'.length)];
    if (fact !== takenOut.size && (own === undefined || own === null)) asks.push(ofSubject(compiled, takenOut.own, member));
  }
  return asks;
}

function ofSubject({ facts }: Compiled, id: string, subject: number): string {
  return facts.get(id)?.scope === 'person' ? `${id}@${subject}` : id;
}

/** What it still hangs on whether a member is 特困. */
export function tekunAsks(compiled: Compiled, { members }: Worlds, member: number): string[] {
  const sink: Sink = new Set();
  compiled.tekun?.node.ask(members[member] as View, sink);
  return [...sink].map((id) => ofSubject(compiled, id, member));
}

function mergeOutcomes(worlds: Worlds, told: readonly Outcome[], compiled: Compiled): Outcome {
  const [first] = told as [Outcome];
  if (told.every(({ status }) => status === first.status)) return mergeSame(first, told);
  const asks = () => asksAcross(worlds, told, compiled);
  return { status: 'maybe', truths: mergeTruths(told), asks };
}

/** What is open in any of the ways, and who is 特困 where that makes the difference. */
function asksAcross(worlds: Worlds, told: readonly Outcome[], compiled: Compiled): Set<string> {
  const asks = unionOf(told);
  const ways = worlds.worlds.map(({ tekun }) => worlds.open.map((member) => (tekun[member] === YES ? '1' : '0')));
  const signature = (bits: readonly string[]) =>
    told
      .filter((_, at) => ways[at]?.join('') === bits.join(''))
      .map(({ status }) => status)
      .join(' ');
  for (const [bit, member] of worlds.open.entries()) {
    const matters = ways.some(
      (bits) => signature(bits) !== signature(bits.map((value, at) => (at === bit ? String(1 - Number(value)) : value))),
    );
    if (matters) for (const ask of tekunAsks(compiled, worlds, member)) asks.add(ask);
  }
  // All who are named are 特困: whether they are the whole family is what its size says.
  if (ways.some((bits) => new Set(signature(bits).split(' ')).size > 1)) asks.add(takenOut.size);
  return asks;
}

function mergeSame(first: Outcome, told: readonly Outcome[]): Outcome {
  if (told.length === 1) return first;
  const { by, amount } = first;
  const isSameAmount = amount !== undefined && told.every((one) => one.amount !== undefined && sameExact(one.amount, amount));
  return {
    status: first.status,
    ...(by && told.every((one) => one.by === by) && { by }),
    truths: mergeTruths(told),
    asks: first.status === 'maybe' ? () => unionOf(told) : nothing,
    ...(isSameAmount && { amount }),
    ...(!isSameAmount && { sumAsks: () => new Set(told.flatMap(({ sumAsks }) => [...(sumAsks?.() ?? [])])) }),
  };
}

function unionOf(outcomes: readonly Outcome[]): Set<string> {
  return new Set(outcomes.flatMap(({ asks }) => [...asks()]));
}

function mergeTruths(told: readonly Outcome[]): Truth[] {
  return (told[0]?.truths ?? []).map((_, at) => told.reduce((bits: number, { truths }) => bits | (truths[at] ?? OPEN), 0) as Truth);
}

function sameExact(one: Exact, other: Exact): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one === other;
  return one.n === other.n && one.d === other.d;
}
