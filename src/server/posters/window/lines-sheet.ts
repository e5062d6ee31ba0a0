import type { WindowLine } from '../../../rules/window-words.ts';
import { beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import { sourceWords } from './source-words.ts';

type Line = WindowLine & { title?: string };
interface Field {
  width: number;
  height: number;
}

/** Largest first: a wall is read from as far as its letters let one. */
const scales = [1.5, 1.35, 1.2, 1.1, 1];
const mostBetween = 14;
const leastBetween = 3;

/** 工作职责, 工作制度: numbered sentences, each with where it comes from, as large as lets them stand on one sheet. */
export function linesSheet(lines: readonly Line[], field: Field): Piece[] {
  for (const scale of scales) {
    const pieces = lines.map((line, index) => write(line, index + 1, { width: field.width, scale }));
    const needs = pieces.reduce((sum, { height }) => sum + height, 0);
    const between = Math.min(mostBetween, Math.floor((field.height - needs) / pieces.length));
    if (between >= leastBetween || scale === scales.at(-1))
      return pieces.map((piece) => stack([piece, space(Math.max(leastBetween, between))]));
  }
  return [];
}

function write({ title, text, source }: Line, number: number, { width, scale }: { width: number; scale: number }): Piece {
  const markWidth = 23 * scale;
  const inner = width - markWidth;
  const lead = { size: sizes.strong * scale, weight: 'bold', leading: 1.28 } as const;
  const words = [
    ...(title === undefined ? [] : [textPiece(title, inner, lead)]),
    textPiece(text, inner, title === undefined ? lead : { size: sizes.body * scale, leading: 1.32 }),
    textPiece(sourceWords(source), inner, { size: sizes.note, leading: 1.3 }),
  ];
  return beside([
    { at: 0, piece: numberDisc(number, 7 * scale) },
    { at: markWidth, piece: stack(words) },
  ]);
}

/** White on a black disc. */
function numberDisc(number: number, radius: number): Piece {
  const size = radius * 1.25;
  return {
    height: radius * 2,
    words: [String(number)],
    draw: (ink, x, y) => {
      ink.disc(x + radius, y + radius, radius);
      ink.text(String(number), x + radius, y + radius + size * 0.37, { size, weight: 'bold', align: 'centre', tone: 'white' });
    },
  };
}
