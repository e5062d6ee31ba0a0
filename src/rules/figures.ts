import type { Day } from './day.ts';
import type { Source } from './procedure-shape.ts';

/** One figure of a county with the day from which it holds: how far a signature reaches, when a date is near. */
export interface Figure extends Source {
  name: string;
  since: Day;
  /** Yuan, as it was published, working days, days, months, minutes of a duty desk, persons, times, lines of a hotline, or of a hundred. */
  value: number;
  unit: 'yuan' | 'working-days' | 'days' | 'months' | 'minutes' | 'persons' | 'times' | 'lines' | 'percent';
}

/** The figure that holds on a day: the latest of those that have begun; none where nobody has set one. */
export function figureOn(figures: readonly Figure[], name: string, day: Day): Figure | undefined {
  return figures
    .filter((figure) => figure.name === name && figure.since <= day)
    .reduce<Figure | undefined>((latest, figure) => (latest && latest.since >= figure.since ? latest : figure), undefined);
}

/** What is wrong with a county's figures, one sentence each. */
export function checkFigures(figures: readonly Figure[]): string[] {
  const seen = new Set<string>();
  return figures.flatMap(({ name, since, value, kind, ref }) => {
    const key = `${name} ${since}`;
    const isTwice = seen.has(key);
    seen.add(key);
    if (isTwice) return [`the figure ${name} is there twice from ${since}`];
    const isMarked = (kind === 'law') !== /演示|承诺/.test(ref);
    return value >= 0 && ref !== '' && isMarked ? [] : [`the figure ${name} lacks a value or a source`];
  });
}
