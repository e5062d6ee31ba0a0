import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkPages } from './check-pages.ts';
import { drawPages, sizeOfSheet } from './draw-pages.ts';
import { SheetFile } from './draw/sheet-file.ts';
import { findRefusals } from './find-refusals.ts';
import type { MadePosters, PosterOrder } from './poster-order.ts';

const titles: Record<PosterOrder['sheet'], string> = { a4: '村码海报 A4', a3: '村码海报 A3', sticker: '村码不干胶', strip: '联络员纸条' };

/**
 * One checked file of posters; none where every village is refused (`pages` is 0). Throws `PostersRefused` in words when a
 * page does not read, and the signal's reason when it is stopped; then no file of that name is new. The same order gives
 * the same bytes.
 */
export async function makePosters(order: PosterOrder): Promise<MadePosters> {
  const { villages, refusals } = findRefusals(order);
  if (villages.length === 0) return { pages: 0, bytes: 0, sha256: '', refusals, manifest: [] };
  const unfinished = `${order.path}.part`;
  try {
    const file = await SheetFile.open(unfinished, sizeOfSheet(order.sheet), `${order.county.name} ${titles[order.sheet]}`);
    const drawn = await drawPages(file, order, villages).catch(async (error: unknown) => {
      await file.abandon();
      throw error;
    });
    const { pages, bytes, sha256 } = await file.close();
    await checkPages(unfinished, drawn.proofs);
    order.signal?.throwIfAborted();
    await rename(unfinished, order.path);
    const of = { file: basename(order.path), checksum: sha256 };
    return { pages, bytes, sha256, refusals, manifest: drawn.rows.map((row) => ({ ...row, ...of })) };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
