import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PageProof } from './check-pages.ts';
import { drawPages, sizeOfSheet } from './draw-pages.ts';
import { SheetFile } from './draw/sheet-file.ts';
import { findRefusals } from './find-refusals.ts';
import { unfinishedPath } from './keep-checked.ts';
import type { MadePosters, PosterOrder } from './poster-order.ts';

const titles: Record<PosterOrder['sheet'], string> = { a4: '村码海报 A4', a3: '村码海报 A3', sticker: '村码不干胶', strip: '联络员纸条' };

export interface DrawnPosters {
  made: MadePosters;
  /** By page, what `keepChecked` must find on it. */
  proofs: PageProof[];
}

/** The whole file under its unfinished name, not looked at yet; nothing where every village is refused. Throws as `makePosters` does. */
export async function drawPosters(order: PosterOrder): Promise<DrawnPosters> {
  const { villages, refusals } = findRefusals(order);
  if (villages.length === 0) return { made: { pages: 0, bytes: 0, sha256: '', refusals, manifest: [] }, proofs: [] };
  const unfinished = unfinishedPath(order.path);
  try {
    const file = await SheetFile.open(unfinished, sizeOfSheet(order.sheet), `${order.county.name} ${titles[order.sheet]}`);
    const { rows, proofs } = await drawPages(file, order, villages).catch(async (error: unknown) => {
      await file.abandon();
      throw error;
    });
    const { pages, bytes, sha256 } = await file.close();
    const of = { file: basename(order.path), checksum: sha256 };
    return { made: { pages, bytes, sha256, refusals, manifest: rows.map((row) => ({ ...row, ...of })) }, proofs };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
