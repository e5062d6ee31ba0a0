import type { PosterVillage } from '../poster-order.ts';
import type { Ink } from './ink.ts';
import { drawStrip } from './strip.ts';

export const stripsOnPage = 10;
const [left, top, pitch] = [12, 12, 27.3] as const;

/** As on the poster, dashed line on dashed line, so that one can be cut out and pasted over the other. */
export function drawStrips(page: Ink, villages: readonly PosterVillage[], demo: boolean): void {
  for (const [at, village] of villages.entries()) drawStrip(page.at(left, top + at * pitch), village, demo);
}
