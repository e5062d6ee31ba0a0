import type { Catalogue } from '../../contract/learn.contract.ts';

/**
 * What a matter lacks, computed before anybody reads it: papers that the program asks everybody for and nobody sent, questions
 * that were answered with 不知道. What the county looks up by itself is never missing.
 */
export function listMissing(
  catalogue: Catalogue | undefined,
  matter: { program: string; papers: ReadonlySet<string>; answers: Readonly<Record<string, unknown>> },
): string[] {
  const program = catalogue?.programs.find((one) => one.id === matter.program);
  if (!catalogue || !program) return [];
  const papers = program.papers
    .filter(({ kind, how, onlyFor }) => how === 'ask' && !onlyFor && !matter.papers.has(kind))
    .map(({ name }) => name);
  const asked = program.asks.filter((id) => (matter.answers[id] ?? null) === null);
  return [...papers, ...asked.flatMap((id) => catalogue.facts.find((fact) => fact.id === id)?.question ?? [])];
}
