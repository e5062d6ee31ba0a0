import type { PosterVillage } from '../poster-order.ts';
import { fitText } from './fit-text.ts';
import type { Ink } from './ink.ts';

/** Millimetres, on every sheet: one strip fits an A4 poster and an A3 one. */
export const stripSize = { width: 186, height: 26 } as const;

const label = 40;
const begin = label + 8;

/**
 * Who helps in the village, on a piece of its own: people change and the poster stays, so a new strip is pasted over it.
 * Without somebody who wants to be named there is room to write.
 */
export function drawStrip(ink: Ink, village: PosterVillage, demo: boolean): void {
  ink.box(0, 0, stripSize.width, stripSize.height, { stroke: { width: 0.25, dash: [2.5, 1.5] } });
  ink.icon('phone', 3, 3.5, 9);
  ink.text('村里', 14, 8, { size: 5.5, weight: 'bold' });
  ink.text('帮您的人', 14, 14.4, { size: 5.5, weight: 'bold' });
  const where = fitText(`${village.town.name} ${village.name}`, { width: label, size: 4, sizeOfTwo: 3.4, weight: 'regular' });
  for (const [at, line] of where.lines.entries())
    ink.text(line, 3, (where.lines.length === 1 ? 21.5 : 19.8) + at * 4.1, { size: where.size });
  ink.line(label + 4, 4, label + 4, stripSize.height - 4, { width: 0.4 });
  const [first, second] = village.liaisons;
  if (!first) drawRoomToWrite(ink);
  else if (!second) drawLiaison(ink, first, { line: 18, name: 12, phone: 15 });
  else {
    drawLiaison(ink, first, { line: 11.2, name: 8, phone: 10 });
    drawLiaison(ink, second, { line: 22.2, name: 8, phone: 10 });
  }
  if (!demo) return;
  ink.box(27, 3.2, 12, 6, { radius: 1 });
  ink.text('演示', 33, 7.9, { size: 4.6, weight: 'bold', align: 'centre', tone: 'white' });
}

function drawLiaison(
  ink: Ink,
  { name, phone }: PosterVillage['liaisons'][number],
  at: { line: number; name: number; phone: number },
): void {
  const right = stripSize.width - 5;
  const figures = fitText(phone, { width: 92, size: at.phone, weight: 'bold' });
  ink.text(phone, right, at.line, { size: figures.size, weight: 'bold', align: 'right' });
  const fitted = fitText(name, { width: right - figures.width - 5 - begin, size: at.name, weight: 'bold' });
  ink.text(name, begin, at.line, { size: fitted.size, weight: 'bold' });
}

function drawRoomToWrite(ink: Ink): void {
  const line = 19;
  ink.text('姓名', begin, line, { size: 5 });
  ink.line(begin + 12, line + 1, begin + 54, line + 1, { width: 0.4 });
  ink.text('电话', begin + 58, line, { size: 5 });
  ink.line(begin + 70, line + 1, stripSize.width - 5, line + 1, { width: 0.4 });
}
