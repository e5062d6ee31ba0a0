import { isDay } from '../day.ts';
import { readFact, wordsOf } from './read-fact.ts';
import { CatalogueRefused, type PrecheckData } from './precheck-data.ts';

const scopes = new Set(['household', 'person']);

/** A catalogue out of a file may be anything at all. Throws `CatalogueRefused` naming the first thing that is not as it must be. */
export function checkPrecheckData(data: PrecheckData): void {
  for (const name of ['parameters', 'facts', 'derived', 'programs'] as const)
    mustBe(Array.isArray(data?.[name]) && data[name].every(isRecord), `the catalogue has no list of ${name}`);
  mustBe(isMaybe(data.conflictPriority, isListOfAnyWords), 'conflictPriority is no list of programs');
  mustBe(
    isMaybe(data.gates, (gates) => Array.isArray(gates)),
    'gates is no list',
  );
  for (const gate of data.gates ?? []) checkGate(gate);
  for (const { id, value, effectiveFrom, effectiveTo } of data.parameters) {
    mustBe(isId(id), `a parameter has no id`);
    mustBe(typeof value === 'number' && Number.isFinite(value), `the parameter ${id} has no number as its value`);
    mustBe(isFromTo(effectiveFrom, effectiveTo), `the parameter ${id} does not say from which day on it holds`);
  }
  for (const fact of data.facts) checkFact(fact);
  for (const one of data.derived)
    mustBe(isId(one.id) && scopes.has(one.scope) && one.rule !== undefined, `the derived fact ${String(one.id)} lacks a scope or a rule`);
  for (const program of data.programs) checkProgram(program);
  const names = [...new Set(data.parameters.map(({ id }) => id)), ...data.facts.map(({ id }) => id), ...data.derived.map(({ id }) => id)];
  refuseTwice(names, 'the name');
  refuseTwice(
    data.programs.map(({ id }) => id),
    'the program',
  );
}

function checkFact(fact: PrecheckData['facts'][number]): void {
  mustBe(isId(fact.id) && scopes.has(fact.scope), `the fact ${String(fact.id)} has no id or no scope`);
  mustBe(
    fact.id.startsWith('person.') === (fact.scope === 'person'),
    `the fact ${fact.id} is of a ${fact.scope} by its scope and not by its id`,
  );
  mustBe(typeof fact.type === 'string', `the fact ${fact.id} has no type`);
  mustBe(isMaybe(fact.unit, isText), `the fact ${fact.id} has an odd unit`);
  mustBe(readFact(fact).type !== 'enum' || isListOfWords(wordsOf(fact)), `the fact ${fact.id} has no list of its words`);
}

function checkGate(gate: NonNullable<PrecheckData['gates']>[number]): void {
  const isFit = isRecord(gate) && isId(gate.id) && Array.isArray(gate.rows);
  mustBe(
    isFit && gate.rows.every((row) => isRecord(row) && isId(row.id) && isListOfAnyWords(row.facts) && isMaybe(row.says, isRecord)),
    'a gate lacks its rows',
  );
}

function checkProgram(program: PrecheckData['programs'][number]): void {
  mustBe(isId(program.id), 'a program has no id');
  const { id, benefit } = program;
  mustBe(scopes.has(program.unit), `program ${id}: its unit is neither household nor person`);
  mustBe(isFromTo(program.effectiveFrom, program.effectiveTo), `program ${id}: it does not say from which day on it holds`);
  mustBe(isRecord(benefit) && isMaybe(benefit.unit, isText) && isMaybe(benefit.how, isText), `program ${id}: its benefit cannot be read`);
  const lists = [program.conflictsWith, program.targets, program.lifeEvents];
  mustBe(
    lists.every((list) => isMaybe(list, isListOfAnyWords)),
    `program ${id}: what it excludes, or whom it is for, is no list`,
  );
  mustBe(Array.isArray(program.conditions) && program.conditions.length > 0, `program ${id}: it has no conditions`);
  for (const condition of program.conditions) {
    const where = `program ${id}, condition ${String(condition?.id)}`;
    mustBe(isRecord(condition) && isId(condition.id) && condition.rule !== undefined, `${where}: it lacks an id or a rule`);
    mustBe(isMaybe(condition.compares, isRecord), `${where}: what it compares cannot be read`);
  }
  mustBe(isMaybe(program.asks, isListOfAnyWords), `program ${id}: what it asks besides is no list`);
  for (const [papers, name] of [
    [program.papers, 'kind'],
    [program.materials, 'id'],
  ] as const)
    mustBe(
      isMaybe(papers, (list) => Array.isArray(list) && list.every((paper) => isRecord(paper) && isId(paper[name]))),
      `program ${id}: its papers are no list`,
    );
  refuseTwice(
    program.conditions.map((condition) => condition.id),
    `program ${id}: the condition`,
  );
}

function mustBe(isSo: boolean, why: string): void {
  if (!isSo) throw new CatalogueRefused(why);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMaybe(value: unknown, isFit: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isFit(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOfAnyWords(list: unknown): boolean {
  return Array.isArray(list) && list.every(isText);
}

function isId(id: unknown): boolean {
  return typeof id === 'string' && id !== '';
}

function isFromTo(from: unknown, to: unknown): boolean {
  return typeof from === 'string' && isDay(from) && (to === null || (typeof to === 'string' && isDay(to)));
}

function isListOfWords(list: unknown): boolean {
  return isListOfAnyWords(list) && (list as unknown[]).length > 0;
}

function refuseTwice(ids: readonly string[], what: string): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new CatalogueRefused(`${what} ${twice} is there twice`);
}
