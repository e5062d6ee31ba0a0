import type { Program } from '../../../contract/learn.contract.ts';
import { boxed, beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import { limitWords } from './source-words.ts';

const abreast = 5;
const gap = 6;
type Step = Program['steps'][number];

/** 工作流程: the steps of each program from left to right, with the days that stand in a law or that the county gave itself. */
export function flowSheet(programs: readonly Program[], width: number): Piece[] {
  return programs.flatMap((program) => [
    { ...textPiece(program.name, width, { size: sizes.strong, weight: 'bold' }), staysWith: 'next' as const },
    ...rows(program.steps, width),
    space(4),
  ]);
}

function rows(steps: readonly Step[], width: number): Piece[] {
  const cell = (width - (abreast - 1) * gap) / abreast;
  const numbered = steps.map((step, at) => ({ step, number: at + 1 }));
  const lines = Array.from({ length: Math.ceil(steps.length / abreast) }, (_, row) => numbered.slice(row * abreast, (row + 1) * abreast));
  return lines.map((line, at) => {
    const contents = line.map(({ step, number }) => stepWords(step, number, cell - 6));
    const height = Math.max(...contents.map((one) => one.height)) + 5;
    const goesOn = at < lines.length - 1;
    return {
      ...stack([
        beside(
          contents.map((content, index) => ({
            at: index * (cell + gap),
            piece: pointing(boxed({ ...content, height: height - 5 }, { width: cell, padding: 3, height, how: 'frame' }), {
              cell,
              points: index < line.length - 1 || goesOn,
            }),
          })),
        ),
        space(3.5),
      ]),
    };
  });
}

/** An arrow in the gap behind it. */
function pointing(piece: Piece, { cell, points }: { cell: number; points: boolean }): Piece {
  if (!points) return piece;
  return {
    ...piece,
    draw: (ink, x, y) => {
      piece.draw(ink, x, y);
      const [begin, middle] = [x + cell + 1.4, y + piece.height / 2];
      ink.lines(
        [
          [begin, middle - 2.4],
          [begin + 3.2, middle],
          [begin, middle + 2.4],
        ],
        'fill',
      );
    },
  };
}

function stepWords({ title, who, limit, source }: Step, number: number, width: number): Piece {
  return stack([
    textPiece(`${number}. ${title}`, width, { size: sizes.small, weight: 'bold', leading: 1.25 }),
    textPiece(who, width, { size: sizes.note, leading: 1.3 }),
    ...(limit === ''
      ? []
      : [
          textPiece(limit, width, { size: sizes.small, weight: 'bold', leading: 1.3 }),
          textPiece(limitWords(source), width, { size: sizes.note, leading: 1.2 }),
        ]),
  ]);
}
