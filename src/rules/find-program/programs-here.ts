import type { Day } from '../day.ts';

/** What a program's place and days say; `effectiveTo` is its last day. */
export interface PlacedProgram {
  scope: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
}

export interface PlacedCatalogue<P extends PlacedProgram> {
  effectiveFrom: Day;
  /** The county's own: what only another county has would send her there in vain. */
  scopes: readonly string[];
  programs: readonly P[];
}

/** The programs that this county has on that day. A clock that stands before the catalogue itself is wrong and hides nothing. */
export function programsHere<P extends PlacedProgram>(catalogue: PlacedCatalogue<P>, today: Day): P[] {
  const day = today < catalogue.effectiveFrom ? catalogue.effectiveFrom : today;
  return catalogue.programs.filter(
    ({ scope, effectiveFrom, effectiveTo }) =>
      catalogue.scopes.includes(scope) && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}
