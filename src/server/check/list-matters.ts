import type { MatterLines } from '../../contract/check.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { listMattersOf, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { viewLine } from './view-line.ts';

/** What this account filed, over all its counties, newest first. */
export async function listMatters(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen): Promise<MatterLines> {
  const matters: MatterLines['matters'] = [];
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const rows = await listMattersOf(house.db, scope);
    for (const view of await viewMatters(house, house.db, scope, rows, book.findCounty(county)!.calendar))
      matters.push(await viewLine(shelf, view));
  }
  matters.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return { matters };
}
