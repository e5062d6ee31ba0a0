import type { CompiledFact } from './compile-catalogue.ts';
import type { Answer } from './precheck-data.ts';

/** How often what is so for nearly everybody is so: a guess that only orders the questions. */
export const usualShare = 0.85;

/** Sums and counts that a rule can turn on: a child, a grown-up, an old one; nothing, and much. */
const counts = [0, 40, 70];
const sums = [0, 20_000];

/** What a family may answer, with a guess of how likely each is. */
export function likelyAnswers({ type, enum: words, default: usual }: CompiledFact): { share: number; answer: Answer }[] {
  const all: Answer[] = type === 'boolean' ? [true, false] : type === 'enum' ? [...words] : type === 'integer' ? counts : sums;
  if (usual === null) return all.map((answer) => ({ share: 1 / all.length, answer }));
  const others = all.filter((answer) => answer !== usual);
  return [{ share: usualShare, answer: usual }, ...others.slice(0, 1).map((answer) => ({ share: 1 - usualShare, answer }))];
}
