import type { Given } from '../../rules/procedure.ts';
import { fenInWords } from '../../rules/money.ts';
import { Problem } from '../platform/problem.ts';

/** What was recorded before, the oldest first, with what was given with it. */
export interface Recorded {
  kind: string;
  given: Given;
}

/** What somebody above agreed to, less what was paid since the beginning under `event`; undefined where nobody has agreed to a sum. In fen. */
export function leftOfAgreed(before: readonly Recorded[], { event, agreed }: { event: string; agreed: string }): number | undefined {
  const sum = before.findLast(({ kind }) => kind === agreed)?.given.amountFen;
  const paid = before.filter(({ kind }) => kind === event).reduce((total, { given }) => total + (given.amountFen ?? 0), 0);
  return sum === undefined ? undefined : sum - paid;
}

/** All payments of a matter together come to no more than was agreed to on the phone. */
export function refuseBeyondAgreed(before: readonly Recorded[], act: { event: string; agreed: string; amountFen: number }): void {
  const left = leftOfAgreed(before, act);
  if (left === undefined) throw new Problem('not-now', { text: '县领导还没点头。请先打电话。' });
  if (act.amountFen <= left) return;
  throw new Problem('field-refused', {
    field: 'amountFen',
    text: `县领导同意的，还剩${fenInWords(Math.max(0, left))}。要多给，请再打电话。`,
  });
}
