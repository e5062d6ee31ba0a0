import { codeInGroups } from '../../../rules/code-in-groups.ts';
import { fitText } from './fit-text.ts';
import type { Ink } from './ink.ts';
import type { PosterSubject } from './poster-page.ts';
import { doors } from './poster-words.ts';
import type { SheetFile } from './sheet-file.ts';

/** Of a module in 1/300 inch, by version: a code 50 mm wide; read from half a metre. */
export const stickerDots: Readonly<Record<number, number>> = { 2: 24, 3: 20, 4: 18, 5: 16 };

const sticker = { width: 97, height: 93, across: 2, down: 3 } as const;
const [edge, top] = [4, 18.5];
/** As on the poster: between the quiet zone and the frame's outer edge. */
const frame = { wide: 1.2, line: 0.8, radius: 1.3 } as const;
const width = sticker.width - 2 * edge;
const [sheetLeft, sheetTop] = [8, 9];

/** Six of one village, for doors and counters. Without the liaison: they stay longer than people do. */
export function drawStickers(file: SheetFile, page: Ink, subject: PosterSubject): void {
  const one = file.art(`sticker ${subject.village.id}`, (art) => drawSticker(art, subject));
  for (let at = 0; at < sticker.across * sticker.down; at += 1) {
    const [column, row] = [at % sticker.across, Math.floor(at / sticker.across)];
    page.place(one, sheetLeft + column * sticker.width, sheetTop + row * sticker.height);
  }
  page.place(file.art('cuts', drawCuts));
}

export const stickersOnPage = sticker.across * sticker.down;

function drawCuts(ink: Ink): void {
  const cut = { width: 0.25, dash: [2.5, 1.5] };
  const [right, bottom] = [sheetLeft + sticker.across * sticker.width, sheetTop + sticker.down * sticker.height];
  for (let column = 0; column <= sticker.across; column += 1)
    ink.line(sheetLeft + column * sticker.width, sheetTop, sheetLeft + column * sticker.width, bottom, cut);
  for (let row = 0; row <= sticker.down; row += 1)
    ink.line(sheetLeft, sheetTop + row * sticker.height, right, sheetTop + row * sticker.height, cut);
}

function drawSticker(ink: Ink, { county, village, code, host, demo }: PosterSubject): void {
  const where = fitText(`${county.name} · ${village.town.name}`, { width: demo ? width - 12 : width, size: 4.2, weight: 'regular' });
  ink.text(where.lines[0]!, edge, 6, { size: where.size });
  if (demo) {
    ink.box(sticker.width - edge - 10, 2, 10, 5, { radius: 1 });
    ink.text('演示', sticker.width - edge - 5, 5.9, { size: 3.9, weight: 'bold', align: 'centre', tone: 'white' });
  }
  const name = fitText(village.name, { width, size: 10, sizeOfTwo: 5.2, weight: 'bold' });
  const first = name.lines.length === 1 ? 12.6 + name.size * 0.38 : 11.6;
  for (const [at, line] of name.lines.entries()) ink.text(line, edge, first + at * name.size * 1.05, { size: name.size, weight: 'bold' });
  const dots = stickerDots[code.version]!;
  const side = ((code.size + 2 * code.quiet) * dots * 25.4) / 300;
  const outer = side + 2 * frame.wide;
  const inner = outer - frame.line;
  ink.box(edge + frame.line / 2, top + frame.line / 2, inner, inner, { radius: frame.radius, stroke: { width: frame.line } });
  ink.code(code, edge + frame.wide, top + frame.wide, dots);
  drawBeside(ink, county.hotline, edge + outer + 1.5);
  const foot = top + outer;
  const spare = (sticker.height - foot) / 2;
  const warning = fitText(`不收费，不要密码。可疑打${county.hotline}、96110`, { width, size: 4, weight: 'bold' });
  ink.text(warning.lines[0]!, sticker.width / 2, foot + spare - 0.2, {
    size: Math.min(warning.size, spare * 0.9),
    weight: 'bold',
    align: 'centre',
  });
  const id = fitText(`村码 ${codeInGroups(village.codeId!)}  网址 ${host}`, { width, size: 2.5, weight: 'regular' });
  ink.text(id.lines[0]!, sticker.width / 2, foot + spare * 2 - 1.8, { size: id.size, align: 'centre' });
}

function drawBeside(ink: Ink, hotline: string, begin: number): void {
  const room = sticker.width - edge - begin;
  const middle = begin + room / 2;
  const bold = { weight: 'bold', align: 'centre' } as const;
  ink.box(middle - 7, top, 14, 14, { radius: 3 });
  ink.icon('village', middle - 5.5, top + 1.3, 11, 'white');
  const large = Math.min(7, room / 3);
  ink.text('微信', middle, top + 22, { size: large, ...bold });
  ink.text('扫一扫', middle, top + 22 + large * 1.1, { size: large, ...bold });
  const line = Math.min(6, room / 3.2);
  for (const [at, { title }] of doors.entries()) ink.text(title, middle, top + 39 + at * 6.6, { size: line, ...bold });
  const { size } = fitText(hotline, { width: room, size: 9, weight: 'bold' });
  ink.text(hotline, middle, top + 62, { size, ...bold });
}
