import { dayOf } from '../../../rules/day.ts';
import { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { makePosters } from '../make-posters.ts';
import type { MadePosters } from '../poster-order.ts';
import type { PosterJobRow } from '../posters.store.ts';
import { makeWindowSheets } from '../window/make-window-sheets.ts';
import { readWindowWords } from '../window/read-window-words.ts';
import type { HeldJob } from './held-job.ts';
import { listEnded, listTownsOf, listVillagesOf } from './job-places.ts';

/** Draws and checks the file of a job. Villages that ended since it was asked for are left out by name. */
export async function drawJob(
  house: House,
  book: CodeBook,
  { county: id, sheet, places }: PosterJobRow,
  { path, held }: { path: string; held: HeldJob },
): Promise<MadePosters> {
  const { settings } = house;
  const county = book.findCounty(id)!;
  const common = {
    path,
    origin: settings.origin,
    demo: settings.deployment === 'demo',
    onPage: (done: number) => held.tellPages(done),
    signal: held.signal,
  };
  if (sheet === 'window') {
    const scope = { kind: 'system', county: id } as const;
    const catalogue = (await new CatalogueShelf(house).findInForce(id))?.catalogue;
    const words = await readWindowWords(house.db, scope);
    const windows = [...(places === 'all' ? [county] : []), ...listTownsOf(book, id, places)];
    const day = dayOf(house.clock.now());
    return makeWindowSheets({ ...common, county, towns: listTownsOf(book, id, 'all'), windows, programs: catalogue?.programs ?? [], words, day });
  }
  const made = await makePosters({ ...common, sheet, county, villages: listVillagesOf(book, id, places) });
  return { ...made, refusals: [...listEnded(book, places), ...made.refusals] };
}
