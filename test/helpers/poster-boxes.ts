import { Ink, type Named } from '../../src/server/posters/draw/ink.ts';
import { makeCode } from '../../src/server/posters/draw/code-matrix.ts';
import { widthOf } from '../../src/server/posters/draw/fonts.ts';
import { posterForms } from '../../src/server/posters/draw/plan-poster.ts';
import { drawPoster } from '../../src/server/posters/draw/poster-page.ts';
import type { SheetFile } from '../../src/server/posters/draw/sheet-file.ts';
import { drawStickers } from '../../src/server/posters/draw/sticker-page.ts';
import type { PosterOrder } from '../../src/server/posters/index.ts';
import { posterCounty } from './poster-people.ts';

/** Points from the lower left corner. */
export interface LettersBox {
  words: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Where all letters of a page stand, as wide and high as they are, and the clear ground of its code; and the page's size. One sticker is taken for its sheet. */
export function boxesOf(sheet: 'a4' | 'a3' | 'sticker', village: PosterOrder['villages'][number], origin: string, demo: boolean) {
  const unit = sheet === 'a3' ? Math.SQRT2 : 1;
  const size = { width: 210 * unit, height: 297 * unit };
  const plain: Named = { font: (weight) => weight, encode: (words) => words };
  const drawn: string[] = [];
  const file = {
    art(name: string, draw: (ink: Ink) => void) {
      const ink = Ink.ofPage(plain, size.height);
      draw(ink);
      drawn.push(ink.content);
      return { name };
    },
  } as unknown as SheetFile;
  const page = Ink.ofPage(plain, size.height);
  const code = makeCode(`${origin}/m/${village.codeId}`);
  const subject = { county: posterCounty, village, code, host: new URL(origin).host, demo };
  if (sheet === 'sticker') drawStickers(file, page, subject);
  else drawPoster(file, page, subject, posterForms[sheet]);
  drawn.push(page.content);
  const points = (millimetres: number) => (millimetres * 72) / 25.4;
  return {
    boxes: drawn.flatMap((content) => [...boxesIn(content), ...groundsIn(content, code.size)]),
    width: points(size.width),
    height: points(size.height),
  };
}

function boxesIn(content: string): LettersBox[] {
  return [...content.matchAll(/BT \/(regular|bold) ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td <([^>]+)> Tj/g)].map(
    ([, weight, em, x, y, words]) => {
      const [size, left, line] = [Number(em), Number(x), Number(y)];
      const figures = /^[0-9]+$/.test(words!);
      const right = left + widthOf(words!, size, weight as 'regular' | 'bold');
      // Noto Sans SC: Chinese reaches from 0.08 below the line to 0.85 above it, figures from the line to 0.74.
      return { words: words!, left, right, bottom: line - (figures ? 0 : 0.08 * size), top: line + (figures ? 0.74 : 0.85) * size };
    },
  );
}

/** The code with its quiet zone. */
function groundsIn(content: string, size: number): LettersBox[] {
  return [...content.matchAll(/q ([\d.]+) 0 0 \1 ([\d.]+) ([\d.-]+) cm\n/g)].map(([, module, x, y]) => {
    const [one, left, bottom] = [Number(module), Number(x), Number(y)];
    const [wide, quiet] = [size * one, 4 * one];
    return { words: '码', left: left - quiet, right: left + wide + quiet, bottom: bottom - quiet, top: bottom + wide + quiet };
  });
}
