import { normalizeCodeId } from './code-id.ts';

/** As it is printed, read out and held against the paper: county, village, the rest. 371623 002250 ABQGMQE */
export function codeInGroups(id: string): string {
  const whole = normalizeCodeId(id);
  return [whole.slice(0, 6), whole.slice(6, 12), whole.slice(12)].filter(Boolean).join(' ');
}
