import type { Day } from '../day.ts';
import { figureInWords } from './figure-in-words.ts';
import { parameterOn } from './parameter-on.ts';
import type { Parameter } from './shape.ts';

/** Each figure of the law once: as it is on a day, since when, by whose word, and what has been set for later. */
export function listStandards(parameters: readonly Parameter[], day: Day) {
  return [...new Set(parameters.map(({ id }) => id))].map((id) => {
    const mine = parameters.filter((one) => one.id === id).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    const now = parameterOn(mine, id, day);
    const { name, unit } = now ?? mine[0]!;
    return {
      id,
      name,
      unit,
      ...(now ? { value: now.value, since: now.effectiveFrom } : {}),
      text: now ? figureInWords(now.value, unit) : '还没有',
      source: now?.source.ref ?? '',
      demo: now?.illustrative ?? false,
      next: mine
        .filter(({ effectiveFrom }) => effectiveFrom > day)
        .map(({ value, effectiveFrom, illustrative }) => ({ text: figureInWords(value, unit), from: effectiveFrom, demo: illustrative })),
    };
  });
}
