import { addMonths, type Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';
import type { ProcedureEvent } from './procedure-shape.ts';

/** One event of a matter, as far as a review is counted from it. */
export interface ReviewedEvent {
  day: Day;
  defined: Pick<ProcedureEvent, 'notice'> | undefined;
  /** It led to where nobody has to do anything. */
  rests: boolean;
}

export interface NextReview extends Pick<Figure, 'kind' | 'ref'> {
  /** In whose month we come, at the latest. */
  day: Day;
  late: boolean;
}

/**
 * When aid that runs is looked at again (社会救助法 46), counted from the day it was agreed to, or from the end of the last review. How often
 * is the county's dated figure for the procedure; where nobody has set one, nothing is promised. A promise of a month is kept until its end.
 */
export function nextReview(
  { procedure, granted, events }: { procedure: string; granted: Day; events: readonly ReviewedEvent[] },
  figures: readonly Figure[],
  today: Day,
): NextReview | undefined {
  const figure = figureOn(figures, `review-months@${procedure}`, today);
  if (!figure) return undefined;
  const day = addMonths(lastLooked(granted, events), figure.value);
  return { day, kind: figure.kind, ref: figure.ref, late: today.slice(0, 7) > day.slice(0, 7) };
}

/** A review has begun and is not over. */
export function isUnderReview(events: readonly ReviewedEvent[]): boolean {
  const begun = events.findLastIndex(begins);
  return begun >= 0 && !events.slice(begun + 1).some(({ rests }) => rests);
}

function lastLooked(granted: Day, events: readonly ReviewedEvent[]): Day {
  const begun = events.findLastIndex(begins);
  return events.slice(begun + 1).find(({ rests }) => begun >= 0 && rests)?.day ?? granted;
}

function begins({ defined }: ReviewedEvent): boolean {
  return defined?.notice === 'review';
}
