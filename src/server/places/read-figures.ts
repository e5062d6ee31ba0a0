import type { Figure } from '../../rules/figures.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listFigures } from './places.store.ts';

/** Dated figures of a county, for what is done by the clock and has no book of codes at hand. */
export async function readFigures(db: Reader, scope: Scope): Promise<Figure[]> {
  return (await listFigures(db, scope)).map(({ data }) => data as unknown as Figure);
}
