import type { Program } from '../../../contract/learn.contract.ts';
import { beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';

const nameWidth = 66;
const gap = 8;
const ways: Readonly<Record<string, string>> = { here: '窗口办，手机也能办', window: '到窗口办', auto: '不用申请' };

/**
 * 救助政策: those that most families ask for with their sums, every other of the county by its name and in one sentence: a wall is
 * read standing, and the code beside it opens the rest.
 */
export function programsSheet(programs: readonly Program[], inFull: readonly string[] | undefined, width: number): Piece[] {
  const isInFull = ({ id }: Program): boolean => inFull?.includes(id) ?? true;
  const ordered = [...programs.filter(isInFull), ...programs.filter((program) => !isInFull(program))];
  return ordered.map((program, at) =>
    stack([
      ...(at === 0 ? [] : [hairline(width)]),
      isInFull(program) ? pair(head(program), told(program, width - nameWidth - gap)) : pair(name(program), inOneSentence(program, width)),
      space(2.4),
    ]),
  );
}

const pair = (left: Piece, right: Piece): Piece =>
  beside([
    { at: 0, piece: left },
    { at: nameWidth + gap, piece: right },
  ]);

const name = ({ shortName }: Program): Piece => textPiece(shortName, nameWidth, { size: sizes.small, weight: 'bold', leading: 1.3 });

function inOneSentence({ summary, department }: Program, width: number): Piece {
  return textPiece(`${summary}（${department}）`, width - nameWidth - gap, { size: sizes.note, leading: 1.4 });
}

function hairline(width: number): Piece {
  return { height: 2.6, words: [], draw: (ink, x, y) => ink.line(x, y, x + width, y, { width: 0.3 }) };
}

function head({ name, department, apply }: Program): Piece {
  return stack([
    textPiece(name, nameWidth, { size: 7.2, weight: 'bold', leading: 1.22 }),
    textPiece(department, nameWidth, { size: sizes.note, leading: 1.4 }),
    textPiece(ways[apply] ?? ways['window']!, nameWidth, { size: sizes.note, leading: 1.3 }),
  ]);
}

function told({ summary, benefit, figures }: Program, width: number): Piece {
  const figuresInWords = figures.map(({ label, text, source }) => `${label}：${marked(text, source.kind === 'demo')}`).join('　');
  return stack([
    textPiece(summary, width, { size: sizes.small, leading: 1.3 }),
    textPiece(marked(benefit.text, benefit.demo), width, { size: sizes.small, weight: 'bold', leading: 1.3 }),
    textPiece(figuresInWords, width, { size: sizes.note, leading: 1.32 }),
  ]);
}

function marked(text: string, demo: boolean): string {
  return demo ? `${text}（演示）` : text;
}
