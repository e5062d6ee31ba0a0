import { wrapText } from '../draw/fit-text.ts';
import type { Weight } from '../draw/fonts.ts';
import type { Ink } from '../draw/ink.ts';

/** Something that stands on a sheet from its left edge to its right, and is never cut in two. Millimetres. */
export interface Piece {
  height: number;
  /** All letters on it. */
  words: readonly string[];
  draw(ink: Ink, x: number, y: number): void;
  /** A heading hangs with what it heads. */
  staysWith?: 'next';
}

/** Em in millimetres on A3. Read from two metres: a character of 8 mm; from the desk below it: 5 mm. Nothing is smaller. */
export const sizes = { lead: 13, strong: 10, body: 8, small: 6.2, note: 5 } as const;

interface TextStyle {
  size: number;
  weight?: Weight;
  tone?: 'black' | 'white';
  align?: 'left' | 'centre';
  /** Of a line, in ems. */
  leading?: number;
}

/** Running text of a width, as high as its lines. */
export function textPiece(
  words: string,
  width: number,
  { size, weight = 'regular', tone = 'black', align = 'left', leading = 1.4 }: TextStyle,
): Piece {
  const lines = words === '' ? [] : wrapAroundMarks(words, (rest) => wrapText(rest, width, size, weight));
  const step = size * leading;
  return {
    height: lines.length * step,
    words: [words],
    draw: (ink, x, y) => {
      const at = align === 'left' ? x : x + width / 2;
      for (const [index, line] of lines.entries()) {
        // A character reaches 0.88 em above the line it stands on; half of what is left of the step lies above it.
        ink.text(line, at, y + index * step + (step - size) / 2 + size * 0.88, { size, weight, tone, align });
      }
    },
  };
}

/** 演示 behind a figure is one word: where a line would break in it, the line ends before it. */
function wrapAroundMarks(words: string, wrap: (rest: string) => string[]): string[] {
  const lines: string[] = [];
  let rest = words;
  for (;;) {
    const [first = '', second] = wrap(rest);
    if (second === undefined) return [...lines, first];
    const begun = /（(演示?)?$/.exec(first)?.[0] ?? '';
    const line = begun !== '' && `${begun}${second}`.startsWith('（演示）') && first !== begun ? first.slice(0, -begun.length) : first;
    lines.push(line);
    rest = rest.slice(line.length);
  }
}

/** One under the other. */
export function stack(pieces: readonly Piece[], gap = 0): Piece {
  const shown = pieces.filter(({ height }) => height > 0);
  return {
    height: shown.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, shown.length - 1),
    words: shown.flatMap(({ words }) => words),
    draw: (ink, x, y) => {
      let at = y;
      for (const piece of shown) {
        piece.draw(ink, x, at);
        at += piece.height + gap;
      }
    },
  };
}

/** Side by side, as high as the highest; each with its distance from the left. */
export function beside(pieces: readonly { at: number; piece: Piece }[]): Piece {
  return {
    height: Math.max(0, ...pieces.map(({ piece }) => piece.height)),
    words: pieces.flatMap(({ piece }) => piece.words),
    draw: (ink, x, y) => {
      for (const { at, piece } of pieces) piece.draw(ink, x + at, y);
    },
  };
}

export function space(height: number): Piece {
  return { height, words: [], draw: () => {} };
}

/** Within a frame, or white on black. */
export function boxed(
  content: Piece,
  {
    width,
    padding,
    height = content.height + 2 * padding,
    how,
  }: { width: number; padding: number; height?: number; how: 'frame' | 'black' },
): Piece {
  return {
    height,
    words: content.words,
    draw: (ink, x, y) => {
      ink.box(x, y, width, height, how === 'black' ? { radius: 2.5 } : { radius: 2.5, stroke: { width: 0.6 } });
      content.draw(ink, x + padding, y + (height - content.height) / 2);
    },
  };
}
