import { dayOf } from '../../../rules/day.ts';
import { figureOn } from '../../../rules/figures.ts';
import type { ReferralState } from '../../../rules/referral.ts';
import { addWorkingDays, type CountedDay } from '../../../rules/working-day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';

/** The county's own promises, in working days; which one holds while a referral stands so. */
const figureFor: Partial<Record<ReferralState, string>> = {
  sent: 'referral-days',
  consulting: 'referral-days',
  taken: 'referral-outcome-days',
};

/** By when whoever has the next word has to say it, counted from today; nothing where nobody owes one, or the county has promised no days. */
export function answerBy(house: House, book: CodeBook, scope: Scope, state: ReferralState): CountedDay | undefined {
  const today = dayOf(house.clock.now());
  const { calendar, figures } = book.findCounty(scope.county)!;
  const figure = figureFor[state];
  const days = figure === undefined ? undefined : figureOn(figures, figure, today)?.value;
  return days === undefined ? undefined : addWorkingDays(today, days, calendar);
}
