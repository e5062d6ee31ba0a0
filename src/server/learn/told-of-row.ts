import type { Catalogue } from '../../contract/learn.contract.ts';
import { tellCatalogue } from '../../rules/catalogue/tell-catalogue.ts';
import type { CatalogueData } from '../../rules/catalogue/shape.ts';
import type { Day } from '../../rules/day.ts';

/** What a row of `catalogue` tells. A practice ground keeps what it was told itself, and so did the first versions of a county. */
export function toldOfRow(county: string, row: { version: number; data: unknown }, day: Day): Catalogue {
  const told = isAsKept(row.data) ? tellCatalogue(row.data, day) : (row.data as Omit<Catalogue, 'county' | 'version'>);
  return { ...told, county, version: row.version };
}

const isAsKept = (data: unknown): data is CatalogueData => (data as Partial<CatalogueData>).schemaVersion === 1;
