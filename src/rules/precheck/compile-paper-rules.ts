import type { CompiledFact, PaperRule } from './compile-catalogue.ts';
import { factsIn } from './facts-read-by.ts';
import { CatalogueRefused, type PrecheckData, type PrecheckProgram } from './precheck-data.ts';
import type { Node } from './view.ts';

/** When a paper is asked for, where not always: of the household, or of a member if something of a person decides it. */
export function compilePaperRules(
  { id, papers, materials }: PrecheckProgram,
  facts: ReadonlyMap<string, Pick<CompiledFact, 'scope'>>,
  derived: ReadonlyMap<string, PrecheckData['derived'][number]>,
  compile: (part: string, rule: unknown, scope: 'household' | 'person') => Node,
): Map<string, PaperRule> {
  const told = [...(papers ?? []), ...(materials ?? []).map(({ id: kind, when }) => ({ kind, when }))];
  const rules = new Map<string, PaperRule>();
  for (const { kind, when } of told) {
    if (when === undefined || when === null) continue;
    const isPersons = [...factsIn([when], facts, derived)].some((fact) => facts.get(fact)?.scope === 'person');
    const scope = isPersons ? 'person' : 'household';
    const node = compile(`paper ${kind}`, when, scope);
    if (node.kind !== 'truth') throw new CatalogueRefused(`program ${id}, paper ${kind}: when is a ${node.kind} and no statement`);
    rules.set(kind, { node, scope });
  }
  return rules;
}
