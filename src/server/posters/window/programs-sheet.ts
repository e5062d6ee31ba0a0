import type { Program } from '../../../contract/learn.contract.ts';
import { beside, boxed, sizes, space, stack, textPiece, type Piece } from './piece.ts';

const gap = 7;
const ways: Readonly<Record<string, string>> = { here: '窗口办，手机也能办', window: '窗口办', auto: '不用申请，自己发' };

/** 救助政策: every program of the county, two abreast; as many sheets as they need. */
export function programsSheet(programs: readonly Program[], width: number): Piece[] {
  const cell = (width - gap) / 2;
  const rows = Array.from({ length: Math.ceil(programs.length / 2) }, (_, row) => programs.slice(row * 2, row * 2 + 2));
  return rows.map((row) => {
    const contents = row.map((program) => card(program, cell - 12));
    const height = Math.max(...contents.map((one) => one.height)) + 9;
    return stack([
      beside(
        contents.map((content, at) => ({
          at: at * (cell + gap),
          piece: boxed(topped(content, height - 9), { width: cell, padding: 6, height, how: 'frame' }),
        })),
      ),
      space(4.5),
    ]);
  });
}

/** As high as its neighbour, with the words at the top. */
function topped(content: Piece, height: number): Piece {
  return { ...content, height };
}

function card({ name, department, summary, benefit, figures, apply }: Program, width: number): Piece {
  return stack([
    textPiece(name, width, { size: sizes.body, weight: 'bold', leading: 1.3 }),
    textPiece(summary, width, { size: sizes.small, leading: 1.35 }),
    textPiece(marked(benefit.text, benefit.demo), width, { size: sizes.small, weight: 'bold', leading: 1.35 }),
    space(1),
    ...figures.map(({ label, text, source }) =>
      textPiece(`${label}：${marked(text, source.kind === 'demo')}`, width, { size: sizes.note, leading: 1.35 }),
    ),
    space(1),
    textPiece(`${department} · ${ways[apply] ?? ways['window']}`, width, { size: sizes.note, weight: 'bold', leading: 1.35 }),
  ]);
}

function marked(text: string, demo: boolean): string {
  return demo ? `${text}（演示）` : text;
}
