import type { MatterLines } from '../../contract/check.contract.ts';
import { dayOf } from '../../rules/day.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { listMattersOf, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { stages, viewLine, type Stage } from './view-line.ts';

/** What this account filed, over all its counties: what waits for her first, then what is late, then by the day it is due; what is over by its last change. */
export async function listMatters(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen): Promise<MatterLines> {
  const matters: MatterLines['matters'] = [];
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const rows = await listMattersOf(house.db, scope);
    for (const view of await viewMatters(house, house.db, scope, rows, book.findCounty(county)!.calendar))
      matters.push(await viewLine(shelf, view, dayOf(house.clock.now())));
  }
  matters.sort((a, b) => placeOf(a) - placeOf(b) || dueOf(a).localeCompare(dueOf(b)) || b.updatedAt.localeCompare(a.updatedAt));
  return { matters };
}

type Line = MatterLines['matters'][number];
const placeOf = ({ stage }: Line): number => stages.indexOf(stage as Stage);
/** Whatever has no day comes after every day. */
const dueOf = ({ next }: Line): string => next?.day ?? '~';
