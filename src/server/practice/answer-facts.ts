import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue, Fact, Program } from '../../contract/learn.contract.ts';

const yuan = [0, 900, 2600, 18_000, 31_000];

/** Answers of an invented household to all that a program asks; the last `unknown` of them are 不知道. */
export function answerFacts(
  catalogue: Catalogue,
  { asks }: Program,
  { nth, unknown }: { nth: number; unknown: number },
): NewApplication['facts'] {
  const facts = asks.map((id) => catalogue.facts.find((fact) => fact.id === id)!);
  const answers = facts.map((fact, at) => [fact.id, at >= facts.length - unknown ? null : answer(fact, nth + at)] as const);
  return Object.fromEntries(answers);
}

function answer({ type, choices }: Fact, seed: number): boolean | number | string | null {
  if (type === 'boolean') return true;
  if (type === 'integer') return seed % 5;
  if (type === 'yuan') return yuan[seed % yuan.length]!;
  if (type === 'choice') return choices?.[seed % choices.length]?.value ?? null;
  // A day, or a kind of question that came after this was written: nobody knows.
  return null;
}
