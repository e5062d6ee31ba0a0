import type { Household } from '../../../contract/household.contract.ts';
import { dayInFull, monthInWords } from '../../../rules/day-in-words.ts';
import type { Day } from '../../../rules/day.ts';
import type { Figure } from '../../../rules/figures.ts';
import { nextReview } from '../../../rules/next-review.ts';
import { dueOf, eventsAt, notBeforeTold } from '../../../rules/procedure.ts';
import type { Calendar } from '../../../rules/working-day.ts';
import type { Course, MatterView } from '../../matter/index.ts';
import { says } from './words.ts';

type HouseholdMatter = Household['people'][number]['matters'][number];

/** What is known of aid that runs: until when a recognition holds, or when somebody comes to look. Nothing where no source says so. */
export function viewRunning(
  { row, procedure, dates, told }: MatterView,
  { events, granted }: Pick<Course, 'events'> & { granted: Day },
  { figures, calendar, today }: { figures: readonly Figure[]; calendar: Calendar; today: Day },
): Pick<HouseholdMatter, 'next' | 'nextBy' | 'late' | 'until'> {
  const ends = notBeforeTold(dueOf(procedure, row.step, dates, calendar), told);
  if (ends) {
    // An end that was told ahead of time.
    const near = events.at(-1)?.defined?.notice === 'expiring';
    return { late: false, until: { text: says.until(dayInFull(ends.day)), near }, ...(near ? { next: says.again } : {}) };
  }
  if (!eventsAt(procedure, row.step).some(({ notice }) => notice === 'review')) return { late: false };
  const rests = (step: string) => procedure.steps[step]?.resting === true;
  const seen = events.map(({ day, defined, to }) => ({ day, defined, rests: rests(to) }));
  const review = nextReview({ procedure: procedure.id, granted, events: seen }, figures, today);
  if (!review) return { late: false, next: says.review };
  const month = monthInWords(review.day, today);
  const text = review.late ? says.reviewLate(month) : says.reviewBy(month);
  const { kind, ref, late } = review;
  return { late, next: procedure.gives === 'money' ? `${text}${says.goesOn}` : text, nextBy: { kind, ref } };
}
