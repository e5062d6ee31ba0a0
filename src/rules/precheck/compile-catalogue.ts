import type { Day } from '../day.ts';
import { checkPrecheckData } from './check-precheck-data.ts';
import { compileRule, type Names } from './compile-rule.ts';
import { constantNumber } from './compile-numbers.ts';
import { compileParameters } from './compile-parameters.ts';
import { openVar, rememberedVar, type Whose } from './compile-vars.ts';
import {
  CatalogueRefused,
  type Answer,
  type PrecheckData,
  type PrecheckFact,
  type PrecheckGate,
  type PrecheckProgram,
} from './precheck-data.ts';
import { compilePaperRules } from './compile-paper-rules.ts';
import { factsReadBy } from './facts-read-by.ts';
import { means } from './means.ts';
import { readFact, scopeOf } from './read-fact.ts';
import { takenOut } from './taken-out.ts';
import type { Node, NumberNode, TruthNode } from './view.ts';

export interface CompiledFact {
  id: string;
  scope: 'household' | 'person';
  type: 'boolean' | 'integer' | 'number' | 'enum' | 'other';
  enum: readonly string[];
  /** What is so for nearly everybody; null where nothing is. */
  default: Answer;
  part: 'household' | 'money' | 'property';
  /** Nobody asks a family this. */
  isStaffs: boolean;
  at: number;
  /** Where its value for the whole family is kept, for what is less for the rest of them when a 特困 member is counted apart. */
  wholeAt: number;
}

export interface CompiledCondition {
  id: string;
  node: TruthNode;
  compares?: { mine: NumberNode; line: NumberNode; unit: string };
}

export interface CompiledProgram {
  id: string;
  at: number;
  unit: 'household' | 'person';
  conditions: readonly CompiledCondition[];
  /** Only sums in yuan. */
  amount: NumberNode | undefined;
  round: 'up-to-yuan' | 'to-fen';
  once: boolean;
  /** Whom and what it is for: two programs that share much of it are near each other. */
  kin: readonly string[];
  /** Programs that exclude it and come first (conflictPriority, then the catalogue's order). */
  giveWayTo: readonly number[];
  /** For whomever it is likely he is 特困: its conditions say so word for word. */
  meansTekun: boolean;
  /** What the county wants to know besides, when somebody applies. */
  asks: readonly string[];
  /** Facts that its conditions and its sum are made of. */
  reads: ReadonlySet<string>;
  /** By kind, where a paper is only asked for if something is so: of the household, or of one member. */
  paperRules: ReadonlyMap<string, PaperRule>;
}

export interface PaperRule {
  node: TruthNode;
  scope: 'household' | 'person';
}

/** A catalogue made ready to judge households by on one day. Used for as many households as there are. */
export interface Compiled {
  day: Day;
  facts: ReadonlyMap<string, CompiledFact>;
  slots: number;
  derivedCount: number;
  /** In the catalogue's order: those in force on the day. */
  programs: readonly CompiledProgram[];
  /** The same, those before which others give way first. */
  ranked: readonly CompiledProgram[];
  gates: readonly PrecheckGate[];
  /** Is a member 特困, told by the whole family's property; and where his answer is remembered. */
  tekun: { node: TruthNode; remembered: number; atMost: NumberNode | undefined } | undefined;
  /** Parameters without a value on the day, which rules speak of: such a figure is taken as unknown. */
  missing: readonly string[];
}

/**
 * Reads every rule once into closures, with the parameters of that day and the programs in force on it. Throws `CatalogueRefused`
 * with the program and condition, or the derived fact, that cannot be read.
 */
export function compileCatalogue(data: PrecheckData, day: Day): Compiled {
  checkPrecheckData(data);
  const parameters = compileParameters(data.parameters, day);
  const facts = numberFacts(data.facts);
  const derived = new Map(data.derived.map((one) => [one.id, one]));
  const made = new Map<string, { node: Node; at: number }>();
  const open = new Set<string>();
  const missing = new Set<string>();

  const findDerived = (id: string, whose: Whose, scope: 'household' | 'person'): Node | undefined => {
    const one = derived.get(id);
    if (!one) return undefined;
    if (one.scope === 'person' && scope === 'household') throw new CatalogueRefused(`${id} is of a person`);
    const key = `${whose} ${id}`;
    const before = made.get(key);
    if (before) return before.node;
    if (open.has(key)) throw new CatalogueRefused(`the derived fact ${id} goes round in a circle`);
    open.add(key);
    // The limits of property are the whole family's, whoever of them is 特困.
    const inner = compileRule(
      one.rule,
      namesFor(`the derived fact ${id}`, scopeOf(one.scope), id.startsWith(takenOut.wholeIn) ? 'whole' : whose),
    );
    open.delete(key);
    const at = made.size;
    const node = rememberedVar(inner, scopeOf(one.scope), at);
    made.set(key, { node, at });
    return node;
  };
  const namesFor = (where: string, scope: 'household' | 'person', whose: Whose = 'rest'): Names => {
    const refuse = (why: string): never => {
      throw new CatalogueRefused(`${where}: ${why}`);
    };
    const find = (id: string): Node => {
      const value = parameters.get(id);
      if (value !== undefined) {
        if (typeof value === 'object' && 'lo' in value) missing.add(id);
        return constantNumber(value);
      }
      const fact = facts.get(id);
      if (fact?.scope === 'person' && scope === 'household') return refuse(`${id} is of a person`);
      if (fact) return openVar(fact, whose);
      try {
        return findDerived(id, whose, scope) ?? refuse(`nobody knows ${id}`);
      } catch (error) {
        return error instanceof CatalogueRefused && !error.message.startsWith('the derived')
          ? refuse(error.message.replace(`${where}: `, ''))
          : rethrow(error);
      }
    };
    return { find, refuse };
  };

  const inForce = data.programs.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  const rankOf = rankPrograms(inForce, data.conflictPriority ?? []);
  const programs = inForce.map((program, at): CompiledProgram => {
    const where = `program ${program.id}`;
    const rule = (part: string, given: unknown) => compileRule(given, namesFor(`${where}, ${part}`, scopeOf(program.unit)));
    const benefit = readBenefit(program, data.parameters);
    const amount =
      program.benefit.compute === null || program.benefit.compute === undefined ? undefined : rule('benefit', program.benefit.compute);
    if (amount && amount.kind !== 'number') throw new CatalogueRefused(`${where}, benefit: its sum is a ${amount.kind}`);
    return {
      id: program.id,
      at,
      unit: scopeOf(program.unit),
      conditions: program.conditions
        .filter((condition) => condition.decidedBy !== 'officer')
        .map((condition) => compileCondition(condition, rule, where)),
      amount: benefit.inYuan ? amount : undefined,
      round: benefit.round,
      once: benefit.once,
      kin: [program.layer ?? '', ...(program.targets ?? []), ...(program.lifeEvents ?? [])].filter((one) => one !== '' && one !== 'any'),
      giveWayTo: comesBefore(program, inForce, rankOf),
      meansTekun: means(program, takenOut.whoever, derived),
      asks: program.asks ?? [],
      reads: factsReadBy(program, facts, derived),
      paperRules: compilePaperRules(program, facts, derived, (part, given, scope) =>
        compileRule(given, namesFor(`${where}, ${part}`, scope)),
      ),
    };
  });
  const tekunNode = facts.has(takenOut.size) ? findDerived(takenOut.whoever, 'whole', 'person') : undefined;
  findDerived(takenOut.whoever, 'rest', 'person');
  const atMost = findDerived(takenOut.atMost, 'whole', 'household');
  return {
    day,
    facts,
    slots: facts.size * 2,
    derivedCount: made.size,
    programs,
    ranked: inOrder(programs, rankOf),
    gates: data.gates ?? [],
    tekun:
      tekunNode?.kind === 'truth'
        ? {
            node: tekunNode,
            remembered: made.get(`rest ${takenOut.whoever}`)?.at ?? 0,
            atMost: atMost?.kind === 'number' ? atMost : undefined,
          }
        : undefined,
    missing: [...missing],
  };
}

function compileCondition(
  condition: PrecheckProgram['conditions'][number],
  rule: (part: string, given: unknown) => Node,
  where: string,
): CompiledCondition {
  const part = `condition ${condition.id}`;
  const number = (given: unknown) => {
    const node = rule(part, given);
    if (node.kind !== 'number') throw new CatalogueRefused(`${where}, ${part}: it compares a ${node.kind}`);
    return node;
  };
  const node = rule(part, condition.rule);
  if (node.kind !== 'truth') throw new CatalogueRefused(`${where}, ${part}: it is a ${node.kind} and no statement`);
  const { compares } = condition;
  return {
    id: condition.id,
    node,
    ...(compares && { compares: { mine: number(compares.mine), line: number(compares.line), unit: compares.unit } }),
  };
}

function numberFacts(facts: readonly PrecheckFact[]): Map<string, CompiledFact> {
  const apart = new Set<string>([takenOut.size, ...takenOut.from]);
  return new Map(facts.map((fact, at) => [fact.id, { ...readFact(fact), at, wholeAt: apart.has(fact.id) ? facts.length + at : at }]));
}

function rankPrograms(programs: readonly PrecheckProgram[], priority: readonly string[]): Map<string, number> {
  return new Map(programs.map(({ id }, at) => [id, priority.includes(id) ? priority.indexOf(id) : priority.length + at]));
}

/** Those that exclude it and come first, the very first before all. */
function comesBefore(program: PrecheckProgram, all: readonly PrecheckProgram[], rankOf: ReadonlyMap<string, number>): number[] {
  const rank = (one: PrecheckProgram | undefined) => rankOf.get(one?.id ?? '') ?? 0;
  const before = all.flatMap((other, at) => (excludes(program, other) && rank(other) < rank(program) ? [at] : []));
  before.sort((one, other) => rank(all[one]) - rank(all[other]));
  return before;
}

function inOrder(programs: readonly CompiledProgram[], rankOf: ReadonlyMap<string, number>): CompiledProgram[] {
  const order: CompiledProgram[] = [];
  for (const program of programs) order[rankOf.get(program.id) ?? 0] = program;
  // Ranks have gaps where a program of the priority list is not in force.
  return order.filter(Boolean);
}

/** Read both ways: one of the two may have forgotten to say it. */
function excludes(one: PrecheckProgram, other: PrecheckProgram): boolean {
  return one !== other && Boolean(one.conflictsWith?.includes(other.id) || other.conflictsWith?.includes(one.id));
}

/** The study of 66 programs says in words what our own form says by a key. */
function readBenefit(
  { benefit, unit }: PrecheckProgram,
  parameters: PrecheckData['parameters'],
): { inYuan: boolean; round: CompiledProgram['round']; once: boolean } {
  // The phone's list leaves the unit to the texts: a sum that is a figure is counted in the figure's.
  const figure = parameters.find(({ id }) => JSON.stringify(benefit.compute) === `{"var":"${id}"}`);
  const per = benefit.unit ?? figure?.unit ?? '元';
  const isUp = benefit.round === 'up-to-yuan' || (benefit.how ?? '').includes('进到元');
  const once = benefit.once === 'household' || (unit === 'person' && per.includes('/户'));
  return { inYuan: per.startsWith('元'), round: isUp ? 'up-to-yuan' : 'to-fen', once };
}

function rethrow(error: unknown): never {
  throw error;
}
