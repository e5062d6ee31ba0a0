import type { Day } from '../../rules/day.ts';
import { figureOn, type Figure } from '../../rules/figures.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listFigures } from './places.store.ts';

/** For whoever has no code book in hand: the county's figure that holds on a day, if it has set one. */
export async function findFigure(db: Reader, scope: Scope, { name, day }: { name: string; day: Day }): Promise<Figure | undefined> {
  const rows = await listFigures(db, scope);
  return figureOn(
    rows.map(({ data }) => data as unknown as Figure),
    name,
    day,
  );
}
