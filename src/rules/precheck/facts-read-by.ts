import type { PrecheckData, PrecheckProgram } from './precheck-data.ts';

type Derived = ReadonlyMap<string, Pick<PrecheckData['derived'][number], 'rule'>>;
type Facts = ReadonlyMap<string, unknown>;

/** The facts that a program's verdict and sum are made of, through every derived one. What only an officer decides is not among them. */
export function factsReadBy({ conditions, benefit }: PrecheckProgram, facts: Facts, derived: Derived): Set<string> {
  const rules = conditions.filter(({ decidedBy }) => decidedBy !== 'officer').map(({ rule }) => rule);
  return factsIn([...rules, benefit.compute], facts, derived);
}

/** The facts that rules speak of, through every derived one. */
export function factsIn(rules: readonly unknown[], facts: Facts, derived: Derived): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (rule: unknown): void => {
    if (typeof rule !== 'object' || rule === null) return;
    for (const [operator, given] of Object.entries(rule)) {
      const id: unknown = operator === 'var' ? (Array.isArray(given) ? (given as unknown[])[0] : given) : undefined;
      if (typeof id !== 'string') walk(given);
      else if (facts.has(id)) found.add(id);
      else if (!seen.has(id)) {
        seen.add(id);
        walk(derived.get(id)?.rule);
      }
    }
  };
  for (const rule of rules) walk(rule);
  return found;
}
