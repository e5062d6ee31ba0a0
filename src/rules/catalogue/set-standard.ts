import { addDays, type Day } from '../day.ts';
import type { DataSource, Parameter } from './shape.ts';

interface Change {
  id: string;
  value: number;
  from: Day;
  source: DataSource;
}

/**
 * A figure becomes another from a day on: the one before ends the day before, one that has been set for later still comes, and one that
 * begins on the very day is replaced. What nobody published stays marked; what has a source no longer is. The id must be known.
 */
export function setStandard(parameters: readonly Parameter[], { id, value, from, source }: Change): Parameter[] {
  const mine = parameters.filter((one) => one.id === id).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const before = mine.filter(({ effectiveFrom }) => effectiveFrom < from);
  const later = mine.find(({ effectiveFrom }) => effectiveFrom > from);
  const { name, unit } = before.at(-1) ?? mine[0]!;
  const fresh: Parameter = {
    id,
    name,
    value,
    unit,
    effectiveFrom: from,
    effectiveTo: later ? addDays(later.effectiveFrom, -1) : null,
    illustrative: source.kind === 'illustrative',
    source,
  };
  const ended = before.map((one) =>
    one.effectiveTo === null || one.effectiveTo >= from ? { ...one, effectiveTo: addDays(from, -1) } : one,
  );
  const replaced = [...ended, fresh, ...mine.filter(({ effectiveFrom }) => effectiveFrom > from)];
  const first = parameters.findIndex((one) => one.id === id);
  return [...parameters.slice(0, first), ...replaced, ...parameters.slice(first).filter((one) => one.id !== id)];
}
