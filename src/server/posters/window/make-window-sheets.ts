import { rename, rm } from 'node:fs/promises';
import { findUncovered } from '../../../rules/place-name.ts';
import { checkPages, type PageProof } from '../check-pages.ts';
import { fontCovers } from '../draw/font-covers.ts';
import { SheetFile } from '../draw/sheet-file.ts';
import { PostersRefused, type MadePosters } from '../poster-order.ts';
import { drawFrame, field, sheet } from './sheet-frame.ts';
import type { Window, WindowOrder } from './window-order.ts';
import { writeWindow, type WindowSheet } from './write-window.ts';

/**
 * 六上墙 of some windows in one checked file. Throws `PostersRefused` in words if a letter cannot be printed or a sheet is not as
 * it should be, and the signal's reason when it is stopped.
 */
export async function makeWindowSheets(order: WindowOrder): Promise<MadePosters> {
  const { path, county, words, signal, onPage } = order;
  const part = `${path}.part`;
  const file = await SheetFile.open(part, sheet, `${county.name} 六上墙`);
  const proofs: PageProof[] = [];
  try {
    for (const window of order.windows) {
      const office = officeOf(order, window);
      for (const written of writeWindow(order, window)) {
        signal?.throwIfAborted();
        refuseUncovered(office, written);
        await file.addPage((ink) => {
          drawFrame(ink, { ...written, office, hotline: county.hotline, since: words.since, demo: order.demo });
          let y: number = field.y;
          for (const piece of written.pieces) {
            piece.draw(ink, field.x, y);
            y += piece.height;
          }
        });
        proofs.push({
          links: [],
          words: [office, written.title, ...written.pieces.flatMap((piece) => piece.words).filter((one) => !one.includes('\n'))],
        });
        onPage?.(file.pages);
      }
    }
    const { pages, bytes, sha256 } = await file.close();
    await checkPages(part, proofs);
    await rename(part, path);
    return { pages, bytes, sha256, refusals: [], manifest: [] };
  } catch (error) {
    await file.abandon().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

function officeOf({ county }: WindowOrder, { town }: Window): string {
  return `${county.name}${town?.name ?? ''}社会救助窗口`;
}

/** Nothing hangs in a town hall with a hole in it: the whole file waits until the word is changed. */
function refuseUncovered(office: string, { title, pieces }: WindowSheet): void {
  for (const words of [office, ...pieces.flatMap((piece) => piece.words)]) {
    const uncovered = findUncovered(words.replaceAll('\n', ''), fontCovers);
    if (uncovered !== undefined) throw new PostersRefused(`${title}里“${words.slice(0, 30)}”的${uncovered}印不出来。请换个写法。`);
  }
}
