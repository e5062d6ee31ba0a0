import { isDay } from '../day.ts';
import { readFact, wordsOf } from './read-fact.ts';
import { CatalogueRefused, type PrecheckData } from './precheck-data.ts';

const scopes = new Set(['household', 'person']);

/** A catalogue out of a file may be anything at all. Throws `CatalogueRefused` naming the first thing that is not as it must be. */
export function checkPrecheckData(data: PrecheckData): void {
  const lists = ['parameters', 'facts', 'derived', 'programs'] as const;
  for (const name of lists) mustBe(Array.isArray(data?.[name]), `the catalogue has no list of ${name}`);
  for (const { id, value, effectiveFrom, effectiveTo } of data.parameters) {
    mustBe(isId(id), `a parameter has no id`);
    mustBe(typeof value === 'number' && Number.isFinite(value), `the parameter ${id} has no number as its value`);
    mustBe(isFromTo(effectiveFrom, effectiveTo), `the parameter ${id} does not say from which day on it holds`);
  }
  for (const fact of data.facts) {
    mustBe(isId(fact?.id) && scopes.has(fact.scope), `the fact ${String(fact?.id)} has no id or no scope`);
    mustBe(readFact(fact).type !== 'enum' || isListOfWords(wordsOf(fact)), `the fact ${fact.id} has no list of its words`);
  }
  for (const one of data.derived)
    mustBe(isId(one?.id) && scopes.has(one.scope) && one.rule !== undefined, `the derived fact ${String(one?.id)} lacks a scope or a rule`);
  for (const program of data.programs) checkProgram(program);
  const names = [...new Set(data.parameters.map(({ id }) => id)), ...data.facts.map(({ id }) => id), ...data.derived.map(({ id }) => id)];
  refuseTwice(names, 'the name');
  refuseTwice(
    data.programs.map(({ id }) => id),
    'the program',
  );
}

function checkProgram(program: PrecheckData['programs'][number]): void {
  mustBe(isId(program?.id), 'a program has no id');
  const { id } = program;
  mustBe(scopes.has(program.unit), `program ${id}: its unit is neither household nor person`);
  mustBe(isFromTo(program.effectiveFrom, program.effectiveTo), `program ${id}: it does not say from which day on it holds`);
  mustBe(typeof program.benefit === 'object' && program.benefit !== null, `program ${id}: it has no benefit`);
  mustBe(Array.isArray(program.conditions) && program.conditions.length > 0, `program ${id}: it has no conditions`);
  for (const condition of program.conditions)
    mustBe(
      isId(condition?.id) && condition.rule !== undefined,
      `program ${id}, condition ${String(condition?.id)}: it lacks an id or a rule`,
    );
  refuseTwice(
    program.conditions.map((condition) => condition.id),
    `program ${id}: the condition`,
  );
}

function mustBe(isSo: boolean, why: string): void {
  if (!isSo) throw new CatalogueRefused(why);
}

function isId(id: unknown): boolean {
  return typeof id === 'string' && id !== '';
}

function isFromTo(from: unknown, to: unknown): boolean {
  return typeof from === 'string' && isDay(from) && (to === null || (typeof to === 'string' && isDay(to)));
}

function isListOfWords(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((word) => typeof word === 'string');
}

function refuseTwice(ids: readonly string[], what: string): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new CatalogueRefused(`${what} ${twice} is there twice`);
}
