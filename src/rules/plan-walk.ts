import { addDays, type Day } from './day.ts';
import type { Figure } from './figures.ts';
import { dueOf, isWaiting, judgeEvent, nextLateDay, submitEvent, type EventDates, type Given, type Procedure } from './procedure.ts';
import type { PlayedEvent } from './find-way.ts';
import type { Calendar } from './working-day.ts';

/**
 * How a matter stands today at the end of its walk. just: as soon as it can be · hanging: its clock has days to run that must run out, as
 * a public notice's · over: they have run out · late: somebody should have acted before today
 */
export type Standing = 'just' | 'hanging' | 'over' | 'late';

export interface Walk {
  filedOn: Day;
  events: { event: PlayedEvent; on: Day; given: Given }[];
}

interface Walking {
  today: Day;
  calendar: Calendar;
  figures: readonly Figure[];
  standing: Standing;
  /** What is given with an event on a day. */
  give(event: PlayedEvent, on: Day): Given;
}

/** No procedure's clocks add up to more. */
const daysBackAtMost = 250;

/** On which days this way must have been gone so that its matter stands as wished today, the latest possible; nothing where it cannot. */
export function planWalk(procedure: Procedure, way: readonly PlayedEvent[], walking: Walking): Walk | undefined {
  for (let back = 0; back <= daysBackAtMost; back += 1) {
    const walk = goFrom(procedure, way, addDays(walking.today, -back), walking);
    if (walk) return walk;
  }
  return undefined;
}

function goFrom(procedure: Procedure, way: readonly PlayedEvent[], filedOn: Day, walking: Walking): Walk | undefined {
  const { calendar, figures, give, today } = walking;
  const events: Walk['events'] = [];
  const dates: Record<string, Day> = { [submitEvent]: filedOn };
  let step = procedure.start;
  let on = filedOn;
  for (const event of way) {
    on = nextDay(on, dueOf(procedure, step, dates, calendar)?.day);
    const judge = (day: Day) =>
      judgeEvent(procedure, step, event.event, { role: event.as, today: day, dates, calendar, figures, given: give(event, day) });
    let judged = judge(on);
    if (!judged.allowed && judged.why === 'not-yet' && judged.notBefore) {
      on = judged.notBefore;
      judged = judge(on);
    }
    if (!judged.allowed || on > today) return undefined;
    events.push({ event, on, given: give(event, on) });
    dates[event.event] = on;
    step = event.to;
  }
  return stands(procedure, step, dates, on, walking) ? { filedOn, events } : undefined;
}

/** One act a day, on the day itself where tomorrow would be late. */
function nextDay(on: Day, due: Day | undefined): Day {
  const tomorrow = addDays(on, 1);
  return due !== undefined && tomorrow > due ? on : tomorrow;
}

function stands(procedure: Procedure, step: string, dates: EventDates, last: Day, { standing, today, calendar }: Walking): boolean {
  if (standing === 'just') return true;
  const late = nextLateDay(procedure, step, dates, calendar);
  if (standing === 'late') return late !== undefined && late < today;
  const due = isWaiting(procedure.steps[step]!) ? dueOf(procedure, step, dates, calendar)?.day : undefined;
  if (due === undefined) return false;
  return standing === 'over' ? due < today : due >= today && last < today;
}
