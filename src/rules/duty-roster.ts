import { addDays, type Day, dayOf, startOfDay } from './day.ts';
import { dayInWords } from './day-in-words.ts';

/** From an instant until another, the latter not included. */
export interface Span {
  since: Date;
  until: Date;
}

/** What nobody covers between two instants, in order. */
export function findHoles(spans: readonly Span[], { since, until }: Span): Span[] {
  const holes: Span[] = [];
  let covered = since;
  for (const span of spans.toSorted((a, b) => a.since.getTime() - b.since.getTime())) {
    if (span.since >= until) break;
    if (span.since > covered) holes.push({ since: covered, until: span.since });
    if (span.until > covered) covered = span.until;
  }
  if (covered < until) holes.push({ since: covered, until });
  return holes;
}

/** Each time two of them hold at once, with the two. */
export function findOverlaps<T extends Span>(spans: readonly T[]): { both: [T, T]; span: Span }[] {
  const inOrder = spans.toSorted((a, b) => a.since.getTime() - b.since.getTime());
  return inOrder.flatMap((a, at) =>
    inOrder
      .slice(at + 1)
      .filter((b) => b.since < a.until)
      .map((b) => ({ both: [a, b] as [T, T], span: { since: b.since, until: a.until < b.until ? a.until : b.until } })),
  );
}

/** The hours of one shift; where it ends no later than it begins, it ends on the next day. */
export function shiftSpan(day: Day, from: string, until: string): Span {
  return { since: at(day, from), until: at(until > from ? day : addDays(day, 1), until) };
}

const hour = 3_600_000;

/** '星期六夜里', '星期日白天' or from when to when, as people speak of duty; the day before it, the hours behind it. */
export function spanInWords({ since, until }: Span): string {
  const first = dayOf(since);
  const midnight = startOfDay(first).getTime();
  const [from, to] = [(since.getTime() - midnight) / hour, (until.getTime() - midnight) / hour];
  const hours = `${clockOf(since)}到${dayOf(until) === first ? '' : dayOf(until) === addDays(first, 1) ? '第二天' : `${dayInWords(dayOf(until))} `}${clockOf(until)}`;
  // These hours only choose a word, they decide nothing.
  const part = (from >= 16 && to <= 34) || (from < 6 && to <= 10) ? '夜里' : from >= 6 && to <= 20 ? '白天' : '';
  return `${dayInWords(first)}${part}（${hours}）`;
}

/** '8:30' in Shanghai. */
export function clockOf(instant: Date): string {
  const minutes = Math.floor((instant.getTime() - startOfDay(dayOf(instant)).getTime()) / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function at(day: Day, clock: string): Date {
  const [hours, minutes] = clock.split(':').map(Number);
  return new Date(startOfDay(day).getTime() + (hours! * 60 + minutes!) * 60_000);
}
