import type { Program } from '../../../contract/learn.contract.ts';
import { widthOf } from '../draw/fonts.ts';
import { beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import { limitWords } from './source-words.ts';

const between = 11;
const numberWidth = 10;
/** A column holds about so many; a program with more goes on in the next one. */
const mostSteps = 18;
type Step = Program['steps'][number];

/**
 * 工作流程: the steps of each program from top to bottom, with the days that stand in a law or that the county gave itself.
 * Two columns; each program goes where there is more room.
 */
export function flowSheet(programs: readonly Program[], { width, height }: { width: number; height: number }): Piece[] {
  const column = (width - between) / 2;
  const sheets: [Piece[], Piece[]][] = [];
  const used = (pieces: readonly Piece[]) => stack(pieces).height;
  for (const block of programs.flatMap((program) => blocks(program, column))) {
    const columns = sheets.at(-1)?.toSorted((a, b) => used(a) - used(b)) ?? [];
    const fitting = columns.find((pieces) => used(pieces) + block.height <= height);
    if (fitting) fitting.push(block);
    else sheets.push([[block], []]);
  }
  // As high as a sheet, so that each stands on its own.
  return sheets.map(([left, right]) => ({
    ...beside([
      { at: 0, piece: stack(left) },
      { at: column + between, piece: stack(right) },
    ]),
    height,
  }));
}

function blocks({ name, steps }: Program, width: number): Piece[] {
  const parts = Array.from({ length: Math.ceil(steps.length / mostSteps) }, (_, at) => at * mostSteps);
  return parts.map((from) => {
    const some = steps.slice(from, from + mostSteps);
    return stack([
      textPiece(from === 0 ? name : `${name}（接着）`, width, { size: sizes.body, weight: 'bold', leading: 1.3 }),
      ...some.map((step, at) => write(step, { number: from + at + 1, last: from + at === steps.length - 1, width })),
      space(3),
    ]);
  });
}

/** What happens and within which days; below it who does it and whose word the days are. */
function write({ title, who, limit, source }: Step, { number, last, width }: { number: number; last: boolean; width: number }): Piece {
  const limitWidth = limit === '' ? 0 : widthOf(limit, sizes.small, 'bold') + 3;
  const inner = width - numberWidth;
  const below = limit === '' ? who : `${who} · ${limitWords(source)}`;
  const words = stack([
    beside([
      { at: 0, piece: textPiece(title, inner - limitWidth, { size: sizes.small, leading: 1.16 }) },
      { at: inner - limitWidth + 3, piece: textPiece(limit, limitWidth, { size: sizes.small, weight: 'bold', leading: 1.16 }) },
    ]),
    textPiece(below, inner, { size: sizes.note, leading: 1.1 }),
    space(0.8),
  ]);
  const radius = 3.5;
  return {
    height: words.height,
    words: words.words,
    draw: (ink, x, y) => {
      const middle = x + radius;
      if (!last) ink.line(middle, y + radius * 2, middle, y + words.height, { width: 0.5 });
      ink.box(x, y + 0.2, radius * 2, radius * 2, { radius, stroke: { width: 0.5 } });
      ink.text(String(number), middle, y + radius + 1.8, { size: 4.4, weight: 'bold', align: 'centre' });
      words.draw(ink, x + numberWidth, y);
    },
  };
}
