import type { Matter } from '../../contract/check.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { eventsFor } from '../../rules/procedure.ts';
import { compileTold, type CatalogueShelf } from '../learn/index.ts';
import { findMatterOf, viewFollow, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { viewLine } from './view-line.ts';

/** Where one matter stands. One of somebody else answers exactly like a missing one. */
export async function readMatter(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen, id: string): Promise<Matter> {
  const { county, row } = await getMatterOf(house, citizen, id);
  const scope = inCounty(citizen, county);
  const catalogue = await shelf.findVersion(county, row.catalogue_version);
  const compiled = catalogue && compileTold(catalogue, dayOf(house.clock.now()));
  const follow = compiled && (await viewFollow(house, house.db, scope, row, { catalogue, compiled }));
  const [found] = await viewMatters(house, house.db, scope, [row], book.findCounty(county)!.calendar);
  const view = found!;
  return {
    ...(await viewLine(shelf, view)),
    version: row.version,
    timeline: view.timeline,
    ...(follow ? { follow } : {}),
    mayDo: eventsFor(view.procedure, row.step, 'citizen').map((event) => ({ kind: event.event, title: event.title, text: '' })),
    contact: { town: book.findVillage(row.village)?.town.name ?? '', hotline: book.findCounty(county)!.hotline },
    demo: house.settings.deployment === 'demo',
  };
}

/** The matter in whichever of the account's counties it is. */
export async function getMatterOf(house: House, citizen: Citizen, id: string) {
  for (const county of citizen.counties) {
    const row = await findMatterOf(house.db, inCounty(citizen, county), id);
    if (row?.key_wrapped) return { county, row };
  }
  throw new Problem('not-found');
}
