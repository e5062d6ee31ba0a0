import type { Program } from '../../../contract/learn.contract.ts';
import { beside, sizes, space, stack, textPiece, type Piece } from './piece.ts';

const nameWidth = 66;
const gap = 8;
const ways: Readonly<Record<string, string>> = { here: '窗口办，手机也能办', window: '到窗口办', auto: '不用申请' };

/** 救助政策: every program of the county, one under the other; as many sheets as they need. */
export function programsSheet(programs: readonly Program[], width: number): Piece[] {
  return programs.map((program, at) =>
    stack([
      ...(at === 0 ? [] : [hairline(width)]),
      beside([
        { at: 0, piece: head(program) },
        { at: nameWidth + gap, piece: told(program, width - nameWidth - gap) },
      ]),
      space(2.4),
    ]),
  );
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
