import type { Day } from '../day.ts';

/** What a program's place and days say; `effectiveTo` is its last day. */
export interface PlacedProgram {
  scope: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
}

/** Those that this county has on that day; `scopes` are the county's own: what only another county has would send her there in vain. */
export function programsHere<P extends PlacedProgram>(programs: readonly P[], scopes: readonly string[], day: Day): P[] {
  return programs.filter(
    ({ scope, effectiveFrom, effectiveTo }) =>
      scopes.includes(scope) && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}
