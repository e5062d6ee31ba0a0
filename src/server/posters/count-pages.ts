import type { PosterSheet } from '../../rules/code-kinds.ts';
import { stripsOnPage } from './draw/strip-page.ts';

/** Villages on a page. */
const perPage = { a4: 1, a3: 1, sticker: 1, strip: stripsOnPage } as const;
/** Of a window, if none of its sheets goes on. */
const sheetsOfWindow = 6;

/** As far as it can be told before anything is drawn. */
export function countPages(sheet: PosterSheet, { villages, windows }: { villages: number; windows: number }): number {
  return sheet === 'window' ? windows * sheetsOfWindow : Math.ceil(villages / perPage[sheet]);
}
