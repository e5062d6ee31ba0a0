import type { Verdict } from '../../../rules/precheck/judge-household.ts';
import { fenInWords } from '../../../rules/money.ts';
import { words as shared } from '../../shared/words.ts';
import { words } from './words.ts';

export interface Sum {
  text: string;
  /** Yuan a month, to put what is worth most first. What comes once counts as what comes within a year. */
  worth: number;
}

/**
 * What a program may bring, as one says it. Nothing where the county counts no sum or lets no phone say one, where it is not known yet, or where nobody has
 * published the figure and this is no demonstration: such a figure would be taken for a promise.
 */
export function sumOf(
  benefit: { demo: boolean; unit?: string },
  { status, amount, amounts }: Pick<Verdict, 'status' | 'amount' | 'amounts'>,
  where: { demo: boolean; sums: string },
  member?: string,
): Sum | undefined {
  const { unit, demo } = benefit;
  if (where.sums === 'hidden' || status !== 'likely' || !unit?.startsWith('元') || (demo && !where.demo)) return undefined;
  const each = amounts ?? {};
  const yuan = member !== undefined && amounts ? each[member] : (amount ?? sumUp(Object.values(each)));
  if (!yuan) return undefined;
  const per = unit.includes('/月') ? 'month' : unit.includes('/年') ? 'year' : 'once';
  const text = words.sum.per[per](fenInWords(Math.round(yuan * 100)));
  return { text: demo ? `${text}${shared.figureIsDemo}` : text, worth: per === 'month' ? yuan : yuan / 12 };
}

function sumUp(sums: readonly number[]): number {
  return sums.reduce((sum, one) => sum + one, 0);
}
