import { type CodeBook, listVillagesOf } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { makeBatchOrder } from '../batch/batch-order.ts';
import type { MadePosters } from '../poster-order.ts';
import type { PosterJobRow } from '../posters.store.ts';
import { readWindows } from '../window/read-windows.ts';
import { drawInThread } from './draw-in-thread.ts';
import type { HeldJob } from './held-job.ts';

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
  const order = makeBatchOrder(county, listVillagesOf(book, id, places), { ...common, sheet });
  return drawInThread({ kind: 'posters', ...order }, listener);
}
