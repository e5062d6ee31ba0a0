import { closingEventsAt, mayClose, tryWays, type Try, type TryWay } from './closing.ts';
import { addDays, type Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';
import { yuanToFen } from './money.ts';
import { overdueEvent } from './procedure-shape.ts';
import type { Limit, Need, Procedure, ProcedureEvent, Role, Said, SourceKind, Step } from './procedure-shape.ts';
import { addWorkingDays, type Calendar, firstWorkingDay } from './working-day.ts';

export { submitEvent } from './procedure-shape.ts';
export type { Need, Procedure, Role, SourceKind } from './procedure-shape.ts';

/** An event as it stands in one step: where it leads and what is said of it are filled in. */
export type StepEvent = ProcedureEvent & { to: string; needs: Need[]; said: Said };

/** The day of the latest event of each kind so far. */
export type EventDates = Readonly<Record<string, Day>>;

export interface Due {
  day: Day;
  certain: boolean;
  kind: SourceKind;
  /** It would have ended on a day off, and ends on the working day after. */
  rolled?: true;
}

/** What somebody gives with an event; blank text is nothing. */
export interface Given {
  amountFen?: number | undefined;
  reason?: string | undefined;
  rule?: string | undefined;
  remedy?: string | undefined;
  finding?: string | undefined;
  delivery?: string | undefined;
  cause?: string | undefined;
  way?: TryWay | undefined;
}

export interface Circumstances {
  role: Role;
  today: Day;
  dates: EventDates;
  calendar: Calendar;
  given: Given;
  /** Of the county, dated; a cap is looked up here. */
  figures?: readonly Figure[];
  /** The last day of this step as it was told: what waits for its end waits for this day too, whatever is counted since. */
  told?: Day | undefined;
  /** How she was looked for since her last sign: what may be closed because nobody finds her hangs on it. */
  tries?: readonly Try[];
}

export type Judgement =
  | { allowed: true; event: StepEvent; to: string }
  | { allowed: false; why: 'no-such-event' | 'wrong-role' | 'once-only' }
  | { allowed: false; why: 'not-yet'; notBefore?: Day }
  | { allowed: false; why: 'missing'; missing: Need }
  /** The cap in yuan; none where nobody has set one. */
  | { allowed: false; why: 'over-cap'; cap: number | undefined };

/** Whether this role may record this event in this step today, and where it leads. */
export function judgeEvent(procedure: Procedure, step: string, event: string, now: Circumstances): Judgement {
  const found = eventsAt(procedure, step).find((candidate) => candidate.event === event);
  if (!found) return { allowed: false, why: 'no-such-event' };
  if (!found.role.includes(now.role)) return { allowed: false, why: 'wrong-role' };

  if (found.means === 'rise') {
    const late = nextLateDay(procedure, step, now.dates, now.calendar);
    if (late === undefined) return { allowed: false, why: 'not-yet' };
    if (now.today <= late) return { allowed: false, why: 'not-yet', notBefore: addDays(late, 1) };
  }
  if (found.means === 'extend' && now.dates[found.event] !== undefined) return { allowed: false, why: 'once-only' };
  if (found.means === 'extend' && !mayExtend(procedure, now)) return { allowed: false, why: 'not-yet' };
  if (found.notBefore === 'step-ended') {
    const notBefore = dayAfterClock(procedure, step, now);
    // No date, no end: a notice that was never hung cannot have run out.
    if (notBefore === undefined) return { allowed: false, why: 'not-yet' };
    if (now.today < notBefore) return { allowed: false, why: 'not-yet', notBefore };
  }

  if (found.means === 'close' && !mayCloseNow(procedure, now)) return { allowed: false, why: 'not-yet' };

  const missing = found.needs.find((need) => !isGiven(need, now.given, procedure));
  if (missing !== undefined) return { allowed: false, why: 'missing', missing };
  if (found.cap !== undefined) {
    // A figure that nobody has set lets nothing through.
    const cap = figureOn(now.figures ?? [], found.cap, now.today)?.value;
    if (cap === undefined || (now.given.amountFen ?? 0) > yuanToFen(cap)) return { allowed: false, why: 'over-cap', cap };
  }
  return { allowed: true, event: found, to: found.to };
}

/** The buttons of this role in this step; one that is not possible yet is among them, `judgeEvent` says from when. */
export function eventsFor(procedure: Procedure, step: string, role: Role): StepEvent[] {
  return eventsAt(procedure, step).filter((event) => event.role.includes(role));
}

/** Every event of a step: its own, and before the decision those that may be recorded anywhere. */
export function eventsAt(procedure: Procedure, id: string): StepEvent[] {
  const step = stepOf(procedure, id);
  const settled = step.decided || step.resting || step.final;
  return [
    ...step.events,
    ...(settled ? [] : (procedure.anywhere ?? [])),
    ...closingEventsAt(procedure, step),
    ...rising(procedure, step),
  ].map((event) => {
    const to = event.to ?? id;
    const { title, text, tone } = procedure.steps[to] ?? step;
    return { ...event, to, needs: event.needs ?? [], said: event.said ?? { title, text, tone } };
  });
}

function rising({ late, total }: Procedure, step: Step): ProcedureEvent[] {
  const hasLastDay = (step.clock && !isWaiting(step)) || (total && !step.decided);
  if (!late || !hasLastDay || step.resting || step.final) return [];
  const { notice, ...said } = late;
  return [{ event: overdueEvent, role: ['clock'], title: late.title, means: 'rise', notice, said }];
}

/** Its clock is what it waits for, such as the days of a public notice, and nobody's lateness. */
export function isWaiting(step: Step): boolean {
  return step.events.some(({ notBefore }) => notBefore !== undefined);
}

/** The last day that passes next without anybody having been told; of those that had passed when it was last told, all were. */
export function nextLateDay(procedure: Procedure, id: string, dates: EventDates, calendar: Calendar): Day | undefined {
  const step = stepOf(procedure, id);
  if (step.resting || step.final) return undefined;
  const ofStep = isWaiting(step) ? undefined : dueOf(procedure, id, dates, calendar)?.day;
  const ofWhole = step.decided ? undefined : totalDueOf(procedure, dates, calendar)?.day;
  const told = dates[overdueEvent];
  return [ofStep, ofWhole].filter((day): day is Day => day !== undefined && (told === undefined || day >= told)).toSorted()[0];
}

/** By when this step must be done; nothing where no limit is set, or its start has not happened. */
export function dueOf(procedure: Procedure, step: string, dates: EventDates, calendar: Calendar): Due | undefined {
  return dueBy(stepOf(procedure, step).clock, dates, calendar);
}

/**
 * Until when a step runs: its due date, but a public notice that would end on a day off hangs, and takes objections, through the next working
 * day, and only then may anything be decided on it.
 * 民法典 203(1): if the last day of a period is a 法定休假日, the day after it is the last. That this reaches the 公示期 of 办 19 and 特 15 is
 * professional opinion [K]; neither text says so. So it only ever gives more time to object: no office's own last day is moved by it.
 */
export function lastDayOf(procedure: Procedure, step: string, dates: EventDates, calendar: Calendar): Due | undefined {
  const due = dueOf(procedure, step, dates, calendar);
  if (!due || !isPublicNotice(procedure, step)) return due;
  const end = firstWorkingDay(due.day, calendar);
  return { ...due, ...end, ...(end.day === due.day ? {} : { rolled: true }) };
}

/** A step that counts whole days from a hanging. */
export function isPublicNotice(procedure: Procedure, step: string): boolean {
  const { clock } = stepOf(procedure, step);
  const hangs = ({ event, means }: ProcedureEvent) => event === clock?.from && means === 'hang';
  return clock?.counting === 'calendar' && Object.values(procedure.steps).some(({ events }) => events.some(hangs));
}

/** By whose word a notice hangs in this step, or will before the decision; nothing where none does, or it is behind her. */
export function hangingAheadOf(procedure: Procedure, from: string): SourceKind | undefined {
  const seen = new Set([from]);
  for (const id of seen) {
    if (isPublicNotice(procedure, id)) return procedure.steps[id]!.clock!.kind;
    const { decided, final, resting } = stepOf(procedure, id);
    if (!(decided || final || resting)) for (const { to } of eventsAt(procedure, id)) seen.add(to);
  }
  return undefined;
}

/** What she reads: a day that she was told is not taken back for an earlier one. */
export function notBeforeTold(counted: Due | undefined, told: Day | null | undefined): Due | undefined {
  return counted && told && told > counted.day ? { ...counted, day: told } : counted;
}

/** By when the whole must be decided: longer once a named cause was recorded, and for nothing else. */
export function totalDueOf(procedure: Procedure, dates: EventDates, calendar: Calendar): Due | undefined {
  const { total } = procedure;
  const longer = isExtended(procedure, dates) ? total?.extended : undefined;
  return dueBy(total && longer ? { ...total, days: longer.days, kind: longer.kind } : total, dates, calendar);
}

/** What hangs, or has hung, was found out already: she is not needed for it, and it is not closed over her. */
function mayCloseNow(procedure: Procedure, { tries, figures, dates, today }: Circumstances): boolean {
  const hung = Object.values(procedure.steps).some(({ events }) =>
    events.some(({ event, means }) => means === 'hang' && dates[event] !== undefined),
  );
  return !hung && mayClose(tries ?? [], figures ?? [], today);
}

/** While it runs: a limit that has not begun, or has passed already, is not made longer. */
function mayExtend(procedure: Procedure, { dates, calendar, today }: Circumstances): boolean {
  const total = totalDueOf(procedure, dates, calendar);
  return total !== undefined && today <= total.day;
}

function isExtended({ anywhere }: Procedure, dates: EventDates): boolean {
  return (anywhere ?? []).some(({ event, means }) => means === 'extend' && dates[event] !== undefined);
}

/** Takes nothing but a start: there is no way to stop a clock here, for a missing paper or for anything else. */
function dueBy(limit: Limit | undefined, dates: EventDates, calendar: Calendar): Due | undefined {
  const from = limit && dates[limit.from];
  if (!limit || from === undefined) return undefined;
  const { day, certain } = endOf(limit, from, calendar);
  return { day, certain, kind: limit.kind };
}

function endOf({ days, counting }: Limit, from: Day, calendar: Calendar): { day: Day; certain: boolean } {
  if (counting === 'working') return addWorkingDays(from, days, calendar);
  // Hours end on the day that they reach when they begin at the last moment of theirs.
  return { day: addDays(from, counting === 'hours' ? Math.ceil(days / 24) : days), certain: true };
}

function isGiven(need: Need, given: Given, procedure: Procedure): boolean {
  if (need === 'amount') return Number.isSafeInteger(given.amountFen) && given.amountFen! > 0;
  if (need === 'cause') return procedure.total?.extended?.causes.includes(given.cause ?? '') ?? false;
  if (need === 'way') return tryWays.some((way) => way === given.way);
  return Boolean(given[need]?.trim());
}

/** A limit ends at 24:00, so what must wait for it begins on the day after. */
function dayAfterClock(procedure: Procedure, step: string, now: Circumstances): Day | undefined {
  const last = notBeforeTold(lastDayOf(procedure, step, now.dates, now.calendar), now.told);
  return last && addDays(last.day, 1);
}

function stepOf(procedure: Procedure, step: string): Step {
  const found = procedure.steps[step];
  if (!found) throw new RangeError(`procedure ${procedure.id} has no step ${step}`);
  return found;
}
