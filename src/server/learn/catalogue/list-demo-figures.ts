import { parameterOn } from '../../../rules/catalogue/parameter-on.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import type { Day } from '../../../rules/day.ts';

/** What nobody published, by name: figures of the law on that day and sums of single programs. */
export function listDemoFigures({ parameters, programs }: CatalogueData, day: Day): string[] {
  const ids = [...new Set(parameters.map(({ id }) => id))];
  return [
    ...ids.flatMap((id) => {
      const now = parameterOn(parameters, id, day);
      return now?.illustrative ? [now.name] : [];
    }),
    ...programs
      .filter(({ effectiveTo }) => effectiveTo === null || effectiveTo >= day)
      .flatMap(({ shortName, benefit }) =>
        benefit.figures.filter(({ illustrative }) => illustrative).map(({ label }) => `${shortName}：${label}`),
      ),
  ];
}
