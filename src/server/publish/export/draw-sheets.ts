import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { dayInFull } from '../../../rules/day-in-words.ts';
import { findUncovered } from '../../../rules/place-name.ts';
import {
  boxed,
  checkPages,
  fitText,
  fontCovers,
  layOutSheets,
  PostersRefused,
  SheetFile,
  space,
  stack,
  textPiece,
  type Ink,
  type Piece,
} from '../../posters/index.ts';
import { words } from './words.ts';
import { assetLines, writePieces, type PieceSizes } from './write-pieces.ts';

export type PaperForm = 'corner-a4' | 'board-a3' | 'plates-a4';

interface Paper {
  width: number;
  height: number;
  margin: number;
  /** What stands above and below. */
  head: number;
  foot: number;
  sizes: PieceSizes;
}

const papers: Readonly<Record<PaperForm, Paper>> = {
  'corner-a4': { width: 210, height: 297, margin: 15, head: 34, foot: 22, sizes: { title: 6.4, strong: 5.2, body: 4.2 } },
  'board-a3': { width: 297, height: 420, margin: 20, head: 54, foot: 36, sizes: { title: 13, strong: 10, body: 8 } },
  'plates-a4': { width: 210, height: 297, margin: 18, head: 44, foot: 30, sizes: { title: 15, strong: 11, body: 8.4 } },
};

/** A checked file at `path`, in the letters of the posters. Throws `PostersRefused` in words where a letter cannot be printed. */
export async function drawSheets(told: Sunshine, form: PaperForm, path: string): Promise<void> {
  const paper = papers[form];
  const width = paper.width - 2 * paper.margin;
  const sheets =
    form === 'plates-a4'
      ? told.assets.map((asset) => [writePlate(asset, width, paper)])
      : layOutSheets(
          writePieces(told, width, paper.sizes, form === 'board-a3' ? 'board' : 'corner'),
          paper.height - paper.head - paper.foot,
        );
  if (sheets.length === 0) throw new PostersRefused('这一份里没有资产，没有牌可印。');
  for (const text of sheets.flat().flatMap((piece) => piece.words)) refuseUncovered(text);

  const file = await SheetFile.open(path, paper, words.title(told.county));
  const proofs: { links: []; words: string[] }[] = [];
  try {
    for (const [at, pieces] of sheets.entries()) {
      const title = form === 'plates-a4' ? words.plate : words.title(told.county);
      await file.addPage((ink) => {
        drawAround(ink, paper, { told, title, page: words.page(at + 1, sheets.length) });
        let y = paper.head;
        for (const piece of pieces) {
          piece.draw(ink, paper.margin, y);
          y += piece.height;
        }
      });
      proofs.push({ links: [], words: [title, ...pieces.flatMap((piece) => piece.words)] });
    }
    await file.close();
  } catch (error) {
    await file.abandon().catch(() => undefined);
    throw error;
  }
  await checkPages(path, proofs);
}

/** 公示牌: one a sheet, to be put beside what it is about. */
function writePlate(asset: Sunshine['assets'][number], width: number, { sizes }: Paper): Piece {
  const inner = width - 16;
  const pieces = [
    textPiece(asset.name, inner, { size: sizes.title, weight: 'bold', align: 'centre' }),
    space(6),
    ...assetLines(asset).flatMap((line) => [textPiece(line, inner, { size: sizes.body }), space(3)]),
  ];
  return boxed(stack(pieces), { width, padding: 8, how: 'frame' });
}

function drawAround(ink: Ink, paper: Paper, { told, title, page }: { told: Sunshine; title: string; page: string }): void {
  const { width, height, margin, head, foot, sizes } = paper;
  const inner = width - 2 * margin;
  ink.text(title, width / 2, head * 0.62, {
    size: fitText(title, { width: inner, size: sizes.title * 1.5, weight: 'bold' }).size,
    weight: 'bold',
    align: 'centre',
  });
  ink.text(words.since(dayInFull(told.releasedOn)), margin, head * 0.88, { size: sizes.body * 0.8 });
  ink.text(page, width - margin, head * 0.88, { size: sizes.body * 0.8, align: 'right' });
  ink.box(margin, head - 2, inner, 0.8);
  const line = height - foot * 0.5;
  ink.text(words.ask(told.hotline), margin, line, { size: sizes.strong, weight: 'bold' });
  ink.text(words.free, width - margin, line, { size: sizes.body, align: 'right' });
  if (!told.demo) return;
  ink.box(0, height - foot * 0.3, width, foot * 0.3);
  ink.text(words.demo, width / 2, height - foot * 0.09, { size: foot * 0.18, weight: 'bold', align: 'centre', tone: 'white' });
}

function refuseUncovered(text: string): void {
  const uncovered = findUncovered(text.replaceAll('\n', ''), fontCovers);
  if (uncovered !== undefined) throw new PostersRefused(`“${text.slice(0, 30)}”的${uncovered}印不出来。请换个写法。`);
}
