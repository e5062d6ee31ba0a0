import type { Compiled, CompiledFact } from './compile-catalogue.ts';
import { exactOf } from './exact.ts';
import type { Household } from './precheck-data.ts';

/** A file of households that cannot be read, with the case and the fact that is wrong. */
export class HouseholdRefused extends Error {}

/**
 * Households in the form of the project's scenarios: a list, or an object with `cases`. Throws `HouseholdRefused` for a fact that the
 * catalogue does not know and for an answer of the wrong type. What is missing or null is unknown.
 */
export function readHouseholds(compiled: Pick<Compiled, 'facts'>, content: unknown): { id: string; household: Household }[] {
  const cases = Array.isArray(content) ? (content as unknown[]) : isRecord(content) ? content.cases : undefined;
  if (!Array.isArray(cases))
    throw new HouseholdRefused('文件里没有家庭：要一个数组，或者 {"cases": [...]}（no list of households in the file）');
  return cases.map((one: unknown, at) => {
    const id = isRecord(one) && (typeof one.id === 'string' || typeof one.id === 'number') ? String(one.id) : String(at + 1);
    if (!isRecord(one) || !isRecord(one.facts)) throw new HouseholdRefused(`${id}：没有 facts（case ${id} has no facts）`);
    checkFacts(compiled, id, one.facts);
    return { id, household: { facts: one.facts as Household['facts'] } };
  });
}

function checkFacts(compiled: Pick<Compiled, 'facts'>, id: string, facts: Record<string, unknown>): void {
  for (const [group, answers] of Object.entries(facts)) {
    if (group === 'members') checkMembers(compiled, id, answers);
    else if (!isRecord(answers))
      throw new HouseholdRefused(`${id}：${group} 里要是一项一项的事实（case ${id}: ${group} is no group of facts）`);
    else for (const [key, answer] of Object.entries(answers)) checkAnswer(compiled, id, `${group}.${key}`, 'household', answer);
  }
}

function checkMembers(compiled: Pick<Compiled, 'facts'>, id: string, members: unknown): void {
  if (!Array.isArray(members)) throw new HouseholdRefused(`${id}：members 要是一个数组（case ${id}: members is no list）`);
  const seen = new Set<string>();
  for (const member of members as unknown[]) {
    if (!isRecord(member) || typeof member.id !== 'string' || member.id === '' || seen.has(member.id))
      throw new HouseholdRefused(`${id}：每个成员要有自己的 id（case ${id}: every member has an id of his own）`);
    seen.add(member.id);
    for (const [key, answer] of Object.entries(member))
      if (key !== 'id') checkAnswer(compiled, id, `person.${key}`, 'person', answer, member.id);
  }
}

function checkAnswer(
  { facts }: Pick<Compiled, 'facts'>,
  id: string,
  factId: string,
  scope: 'household' | 'person',
  answer: unknown,
  member?: string,
): void {
  const where = member === undefined ? factId : `${member} ${factId}`;
  const fact = facts.get(factId);
  if (fact?.scope !== scope) throw new HouseholdRefused(`${id}：目录里没有 ${where}（case ${id}: the catalogue knows no fact ${where}）`);
  if (answer === null || fits(fact, answer)) return;
  const wanted = fact.type === 'enum' ? fact.enum.join('、') : fact.type;
  throw new HouseholdRefused(`${id}：${where} 要填 ${wanted}，不是 ${JSON.stringify(answer)}（case ${id}, ${where}: not ${wanted}）`);
}

function fits({ type, enum: words }: CompiledFact, answer: unknown): boolean {
  if (type === 'boolean') return typeof answer === 'boolean';
  if (type === 'enum') return typeof answer === 'string' && words.includes(answer);
  if (typeof answer !== 'number' || exactOf(answer) === undefined) return false;
  // A sum may be a loss (a farmer's year); nobody is less than no years old.
  return type === 'number' || (Number.isInteger(answer) && answer >= 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
