import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { makePosters } from '../make-posters.ts';
import type { MadePosters } from '../poster-order.ts';
import type { PosterJobRow } from '../posters.store.ts';
import { makeWindowSheets } from '../window/make-window-sheets.ts';
import { readWindows } from '../window/read-windows.ts';
import type { HeldJob } from './held-job.ts';
import { listVillagesOf } from './job-places.ts';

/** Draws and checks the file of a job.  */
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
  if (sheet === 'window') return makeWindowSheets({ ...common, ...(await readWindows(house, book, { county, places })) });
  return makePosters({ ...common, sheet, county, villages: listVillagesOf(book, id, places) });
}
