import type { Day } from '../day.ts';

interface Dated {
  id: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
}

/** The entry of a figure that holds on a day: the latest of those that have begun and not ended. */
export function parameterOn<P extends Dated>(parameters: readonly P[], id: string, day: Day): P | undefined {
  return parameters
    .filter((one) => one.id === id && one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo))
    .reduce<P | undefined>((latest, one) => (latest && latest.effectiveFrom >= one.effectiveFrom ? latest : one), undefined);
}
