import { createHash } from 'node:crypto';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import type { Day } from '../../../rules/day.ts';
import { Problem } from '../../platform/problem.ts';

interface Content {
  base: number;
  first_day: Day | null;
  data: unknown;
}

/** Of exactly what would be published; of a row as the database gives it, whose order of keys is always the same. */
export function digestOf({ base, first_day, data }: Content): string {
  return createHash('sha256')
    .update(JSON.stringify([base, first_day, data]))
    .digest('hex');
}

/** As it would be published today. */
export function contentOn(today: Day, { first_day, data }: Pick<Content, 'first_day' | 'data'>): CatalogueData {
  return { ...(data as CatalogueData), effectiveFrom: first_day ?? today };
}

/** The first versions of a county held what is told instead of what it is told from. */
export function getKept(data: unknown): CatalogueData {
  if ((data as Partial<CatalogueData>).schemaVersion !== 1)
    throw new Problem('not-now', { text: '这一版是旧样子，不能照着改。请先装上新的目录。' });
  return data as CatalogueData;
}
