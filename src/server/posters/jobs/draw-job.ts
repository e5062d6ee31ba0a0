import type { CodeBook, County, Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { MadePosters, PosterOrder } from '../poster-order.ts';
import type { PosterJobRow } from '../posters.store.ts';
import { readWindows } from '../window/read-windows.ts';
import { drawInThread } from './draw-in-thread.ts';
import type { HeldJob } from './held-job.ts';
import { listVillagesOf } from './job-places.ts';

/** Draws and checks the file of a job. */
export async function drawJob(
  house: House,
  book: CodeBook,
  { county: id, sheet, places }: PosterJobRow,
  { path, held }: { path: string; held: HeldJob },
): Promise<MadePosters> {
  const { origin, deployment } = house.settings;
  const county = book.findCounty(id)!;
  const listener = { onPage: (done: number) => held.tellPages(done), signal: held.signal };
  const common = { path, origin, demo: deployment === 'demo' };
  if (sheet === 'window')
    return drawInThread({ kind: 'window', ...common, ...(await readWindows(house, book, { county, places })) }, listener);
  const villages = listVillagesOf(book, id, places).map(tellOfVillage);
  return drawInThread({ kind: 'posters', ...common, sheet, county: tellOfCounty(county), villages }, listener);
}

/** What a page shows and nothing else: the rest of the book need not be copied for the thread. */
function tellOfCounty({ id, name, city, hotline, supervisionPhone }: County): PosterOrder['county'] {
  return { id, name, city, hotline, supervisionPhone };
}

function tellOfVillage({ id, name, divisionCode, codeId, state, liaisons, town }: Village): PosterOrder['villages'][number] {
  return { id, name, divisionCode, codeId, state, liaisons, town: { id: town.id, name: town.name, station: town.station } };
}
