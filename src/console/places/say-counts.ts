import { words } from './words.ts';

/** Refused first, then what changes, then what stays. `implied`: a town that changes because its villages' lines say so. */
const order = ['refused', 'added', 'renamed', 'moved', 'renumbered', 'merged', 'ended', 'changed', 'implied', 'same', 'not-mentioned'];
const still = new Set(['same', 'refused', 'not-mentioned']);

/** 退回2行、新加3行、一样590行. What the file does not mention is said where it stands. */
export function sayCounts(counts: Record<string, number>): string {
  return say(counts, ['not-mentioned']);
}

/** 新加3行 */
export function sayChanges(counts: Record<string, number>): string {
  return say(counts, [...still]);
}

function say(counts: Record<string, number>, leftOut: readonly string[]): string {
  const known = [...order, ...Object.keys(counts).filter((verdict) => !order.includes(verdict))];
  return known
    .filter((verdict) => (counts[verdict] ?? 0) > 0 && !leftOut.includes(verdict))
    .map((verdict) => words.count(words.verdicts[verdict] ?? verdict, counts[verdict]!))
    .join('、');
}

/** How many places or people it does something to. */
export function countChanges(counts: Record<string, number>): number {
  return Object.entries(counts).reduce((sum, [verdict, lines]) => (still.has(verdict) ? sum : sum + lines), 0);
}
