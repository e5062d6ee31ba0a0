import type { CompiledFact } from './compile-catalogue.ts';
import type { Answer, PrecheckFact } from './precheck-data.ts';

const types: Record<string, CompiledFact['type']> = {
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  yuan: 'number',
  enum: 'enum',
  choice: 'enum',
};

/**
 * 疑似: somebody thinks so and nobody has measured it. It says no more than that it is not `none`, and what hangs on it waits for who
 * measures it: it is never a no.
 */
const suspected = 'suspected';

/** The words that an answer still leaves open: its own, or for what is only suspected all that it can turn out to be. */
export function leftOpenBy(answer: string, words: readonly string[]): readonly string[] {
  return answer === suspected ? words.filter((word) => word !== suspected && word !== 'none') : [answer];
}

/** A fact as any of the three forms says it. */
export function readFact(fact: PrecheckFact): Omit<CompiledFact, 'at' | 'wholeAt'> {
  return {
    id: fact.id,
    scope: scopeOf(fact.scope),
    type: types[fact.type] ?? 'other',
    enum: wordsOf(fact),
    default: (fact.default ?? null) as Answer,
    part: partOf(fact),
    isStaffs: fact.askedBy === 'staff',
  };
}

export function wordsOf(fact: PrecheckFact): readonly string[] {
  if (Array.isArray(fact.enum)) return fact.enum as readonly string[];
  const choices = Array.isArray(fact.choices) ? (fact.choices as readonly { value: string }[]) : [];
  return choices.map((choice) => choice?.value);
}

export function scopeOf(scope: string): 'household' | 'person' {
  return scope === 'person' ? 'person' : 'household';
}

/** The study does not say when a question is asked: property last, money before it. */
function partOf({ part, id, unit }: PrecheckFact): CompiledFact['part'] {
  if (part === 'household' || part === 'money' || part === 'property') return part;
  if (id.startsWith('assets.')) return 'property';
  return unit?.startsWith('元') ? 'money' : 'household';
}
