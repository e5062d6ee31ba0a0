import type { WindowLine } from '../../../rules/window-words.ts';
import { beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import { sourceWords } from './source-words.ts';

const markWidth = 24;

/** 工作职责, 工作制度: numbered sentences, each with where it comes from. */
export function linesSheet(lines: readonly (WindowLine & { title?: string })[], width: number): Piece[] {
  // Few lines are written larger: a wall is read from as far as it lets one.
  const roomy = lines.length <= 7;
  return lines.map(({ title, text, source }, index) => {
    const inner = width - markWidth;
    const words = stack([
      ...(title === undefined ? [] : [textPiece(title, inner, { size: sizes.strong, weight: 'bold' })]),
      textPiece(text, inner, {
        size: title === undefined ? sizes.strong + 1 : sizes.body,
        weight: title === undefined ? 'bold' : 'regular',
      }),
      textPiece(sourceWords(source), inner, { size: sizes.note }),
      space(roomy ? 14 : 3.6),
    ]);
    return beside([
      { at: 0, piece: numberDisc(index + 1) },
      { at: markWidth, piece: words },
    ]);
  });
}

/** White on a black disc. */
export function numberDisc(number: number, radius = 7.5): Piece {
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
