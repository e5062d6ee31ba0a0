import { words } from './words.ts';

/** Refused first, then what changes, then what stays. */
const order = ['refused', 'added', 'renamed', 'moved', 'renumbered', 'merged', 'ended', 'changed', 'same'];

/** 退回2行、新加3行、一样590行 */
export function sayCounts(counts: Record<string, number>): string {
  const known = [...order, ...Object.keys(counts).filter((verdict) => !order.includes(verdict))];
  return known
    .filter((verdict) => (counts[verdict] ?? 0) > 0)
    .map((verdict) => words.count(words.verdicts[verdict] ?? verdict, counts[verdict]!))
    .join('、');
}

/** Lines that do something to the register. */
export function countChanges(counts: Record<string, number>): number {
  return Object.entries(counts).reduce((sum, [verdict, lines]) => (verdict === 'same' || verdict === 'refused' ? sum : sum + lines), 0);
}
