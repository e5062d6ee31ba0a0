import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import { Problem } from '../platform/problem.ts';

/**
 * Facts that the county knows, of members that are there, in answers of the right kind. A person's fact without a member is of whom it is
 * for: so phones of an earlier release say it. What was not said is not known, and the town asks.
 */
export function checkFacts(body: NewApplication, catalogue: Catalogue, members: ReadonlySet<string>): void {
  const facts = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
  for (const [key, answer] of Object.entries(body.facts)) {
    const [id = '', member] = key.split('@');
    const fact = facts.get(id);
    const isOfSomebody = member === undefined || (fact?.scope === 'person' && members.has(member));
    if (!fact || !isOfSomebody || (answer !== null && !fitsFact(fact, answer))) throw new Problem('field-refused', { field: `facts.${key}` });
  }
}
