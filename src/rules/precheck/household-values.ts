import type { Compiled, CompiledFact } from './compile-catalogue.ts';
import { exactOf } from './exact.ts';
import type { Answer, Household, Member } from './precheck-data.ts';
import { leftOpenBy } from './read-fact.ts';
import { Range } from './range.ts';
import { emptySlots } from './empty-slots.ts';
import { NO, OPEN, YES, type Value } from './view.ts';

const unknownNumber = new Range(0, Infinity);

/** What each household fact says, at the number the catalogue gave it. What is missing is unknown: every word, any sum from 0 up. */
export function readHouseholdValues({ facts, slots }: Compiled, household: Household, unknown?: ReadonlySet<string>): Value[] {
  const values = emptySlots<Value>(slots);
  for (const fact of facts.values()) {
    if (fact.scope !== 'household') continue;
    const value = valueOf(fact, unknown?.has(fact.id) && isCounted(fact) ? null : findAnswer(household, fact.id));
    values[fact.at] = value;
    values[fact.wholeAt] = value;
  }
  return values;
}

export function readMemberValues({ facts, slots }: Compiled, member: Member, at = 0, unknown?: ReadonlySet<string>): Value[] {
  const values = emptySlots<Value>(slots);
  for (const fact of facts.values()) {
    if (fact.scope !== 'person') continue;
    const isUnknown = unknown?.has(`${fact.id}@${at}`) && isCounted(fact);
    values[fact.at] = valueOf(fact, isUnknown ? null : member[fact.id.slice('person.'.length)]);
  }
  return values;
}

function isCounted({ type }: CompiledFact): boolean {
  return type === 'number' || type === 'integer';
}

/** What a household said to a household fact: household.size stands at facts.household.size. */
export function findAnswer(household: Household, factId: string): Answer {
  const point = factId.indexOf('.');
  const group = household.facts[factId.slice(0, point) as 'household'];
  return group?.[factId.slice(point + 1)];
}

function valueOf(fact: CompiledFact, answer: Answer): Value {
  if (typeof answer === 'boolean' && fact.type === 'boolean') return answer ? YES : NO;
  if (typeof answer === 'number' && (fact.type === 'number' || fact.type === 'integer')) return exactOf(answer) ?? unknownNumber;
  if (typeof answer === 'string' && fact.enum.includes(answer)) {
    const left = leftOpenBy(answer, fact.enum);
    return left.length === 1 ? answer : left;
  }
  if (fact.type === 'boolean') return OPEN;
  return fact.type === 'enum' ? fact.enum : unknownNumber;
}
