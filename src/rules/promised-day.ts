import type { Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';
import { addWorkingDays, type Calendar } from './working-day.ts';

export interface PromisedDay {
  due_on: Day | null;
  due_certain: boolean | null;
}

/** The last day of an answer, so many working days from today as the county's figure says; where no figure says, there is none. */
export function promisedDay(
  { figures, calendar }: { figures: readonly Figure[]; calendar: Calendar },
  name: 'word-days' | 'inquiry-days' | 'call-back-days' | 'complaint-days',
  today: Day,
): PromisedDay {
  const promised = figureOn(figures, name, today);
  const due = promised && addWorkingDays(today, promised.value, calendar);
  return { due_on: due?.day ?? null, due_certain: due?.certain ?? null };
}
