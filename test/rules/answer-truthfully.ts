import type { Compiled } from '../../src/rules/precheck/compile-catalogue.ts';
import type { Question } from '../../src/rules/precheck/next-question.ts';
import type { Answer } from '../../src/rules/precheck/precheck-data.ts';
import type { TickedRow } from '../../src/rules/precheck/session.ts';
import type { Complete } from './precheck-data.ts';

/** What a family of which everything is so says to a question: the fact, or the rows of a page that are not as they mostly are, and of whom. */
export function truthfulAnswer(
  compiled: Compiled,
  facts: Complete,
  question: Pick<Question, 'kind' | 'id'> & { member?: string },
): Answer | TickedRow[] {
  if (question.kind === 'fact') return read(facts, question.id, question.member);
  const gate = compiled.gates.find(({ id }) => id === question.id);
  return (gate?.rows ?? []).flatMap((row): TickedRow[] => {
    const odd = row.facts.flatMap((fact) => oddOnes(compiled, facts, fact));
    if (odd.length === 0) return [];
    const who = odd.filter((one) => one !== '');
    return [who.length > 0 ? { row: row.id, who: [...new Set(who)] } : { row: row.id }];
  });
}

/** Of whom a fact is not as it mostly is; '' for the household. */
function oddOnes({ facts: known }: Compiled, facts: Complete, fact: string): string[] {
  const usual = known.get(fact)?.default;
  if (known.get(fact)?.scope === 'household') return read(facts, fact) === usual ? [] : [''];
  return facts.members.filter(({ id }) => read(facts, fact, id) !== usual).map(({ id }) => id);
}

function read(facts: Complete, fact: string, member?: string): Answer {
  const [group = '', key = ''] = fact.split('.');
  return (member === undefined ? facts[group]?.[key] : facts.members.find(({ id }) => id === member)?.[key]) as Answer;
}
