import type { PageProof } from './check-pages.ts';
import { makeCode, type CodeMatrix } from './draw/code-matrix.ts';
import { posterForms } from './draw/plan-poster.ts';
import { drawPoster, type PosterSubject } from './draw/poster-page.ts';
import type { SheetFile, SheetSize } from './draw/sheet-file.ts';
import { drawStickers, stickerDots, stickersOnPage } from './draw/sticker-page.ts';
import { drawStrips, stripsOnPage } from './draw/strip-page.ts';
import { PostersRefused, type ManifestRow, type PosterOrder, type PosterVillage } from './poster-order.ts';
import { readMatrix } from './read-code.ts';

interface Drawn {
  rows: Omit<ManifestRow, 'file' | 'checksum'>[];
  /** By page. */
  proofs: PageProof[];
}

export function sizeOfSheet(sheet: PosterOrder['sheet']): SheetSize {
  return sheet === 'a3' ? { width: 297, height: 420 } : { width: 210, height: 297 };
}

/** All pages of an order. Each code is read again by another library before its page is written. */
export async function drawPages(file: SheetFile, order: PosterOrder, villages: readonly PosterVillage[]): Promise<Drawn> {
  return order.sheet === 'strip' ? drawStripPages(file, order, villages) : drawCodePages(file, order, villages, order.sheet);
}

async function drawCodePages(
  file: SheetFile,
  { origin, county, demo, onPage, signal }: PosterOrder,
  villages: readonly PosterVillage[],
  sheet: 'a4' | 'a3' | 'sticker',
): Promise<Drawn> {
  const drawn: Drawn = { rows: [], proofs: [] };
  const { host } = new URL(origin);
  for (const village of villages) {
    signal?.throwIfAborted();
    const code = await makeReadableCode(`${origin}/m/${village.codeId}`, sheet === 'sticker' ? stickerDots : posterForms[sheet].dots);
    const subject: PosterSubject = { county, village, code, host, demo };
    await file.addPage((ink) =>
      sheet === 'sticker' ? drawStickers(file, ink, subject) : drawPoster(file, ink, subject, posterForms[sheet]),
    );
    const links = Array.from({ length: sheet === 'sticker' ? stickersOnPage : 1 }, () => code.link);
    drawn.proofs.push({ links, words: [village.codeId!, village.name, village.town.name] });
    drawn.rows.push(rowOf(village, file.pages));
    onPage?.(file.pages);
  }
  return drawn;
}

async function drawStripPages(file: SheetFile, { demo, onPage, signal }: PosterOrder, villages: readonly PosterVillage[]): Promise<Drawn> {
  const drawn: Drawn = { rows: [], proofs: [] };
  for (let begin = 0; begin < villages.length; begin += stripsOnPage) {
    signal?.throwIfAborted();
    const onThis = villages.slice(begin, begin + stripsOnPage);
    await file.addPage((ink) => drawStrips(ink, onThis, demo));
    drawn.proofs.push({ links: [], words: onThis.flatMap(({ name, liaisons }) => [name, ...liaisons.map(({ phone }) => phone)]) });
    for (const village of onThis) drawn.rows.push(rowOf(village, file.pages));
    onPage?.(file.pages);
  }
  return drawn;
}

async function makeReadableCode(link: string, dots: Readonly<Record<number, number>>): Promise<CodeMatrix> {
  const code = makeCode(link);
  if (dots[code.version] === undefined) throw new PostersRefused(`网址太长，码放不下：${link}有${link.length}个字，最多60个。`);
  if ((await readMatrix(code)) !== link) throw new PostersRefused(`这个码自己读不回来，没有印：${link}`);
  return code;
}

function rowOf({ codeId, divisionCode, name, town }: PosterVillage, page: number): Drawn['rows'][number] {
  return { id: codeId ?? '', number: divisionCode, village: name, town: town.name, page };
}
