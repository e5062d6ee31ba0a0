import { readFile } from 'node:fs/promises';
import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import { PostersRefused } from './poster-order.ts';
import { readPicture } from './read-code.ts';

/** What must be found on a page, by eyes that know nothing of how it was drawn. */
export interface PageProof {
  /** Every code on it, in any order; none for a page without codes. */
  links: readonly string[];
  /** What stands on it in letters. */
  words: readonly string[];
}

const everySo = 200;
/** Dots an inch by how many codes stand on a page: nine dots a module on a poster, five on a sticker. */
const dotsOf = (codes: number): number => (codes > 1 ? 100 : 72);
let library: Promise<PDFiumLibrary> | undefined;

/**
 * Looks at a finished file as paper would: the first page, the last and one in two hundred become pictures, their codes
 * are read, their letters taken out. Throws `PostersRefused` naming the first page that is not as it should be.
 */
export async function checkPages(path: string, proofs: readonly PageProof[]): Promise<{ pages: number[] }> {
  const pages = proofs.map((_, at) => at).filter((at) => at % everySo === 0 || at === proofs.length - 1);
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(await readFile(path));
  try {
    const found = document.getPageCount();
    if (found !== proofs.length) throw new PostersRefused(`文件该有${proofs.length}页，只有${found}页，没有存下。`);
    for (const at of pages) await checkPage(document.getPage(at), at + 1, proofs[at]!);
  } finally {
    document.destroy();
  }
  return { pages: pages.map((at) => at + 1) };
}

async function checkPage(page: PDFiumPage, number: number, { links, words }: PageProof): Promise<void> {
  const letters = page.getText().replaceAll(/\s/g, '');
  const missing = words.find((one) => !letters.includes(one.replaceAll(/\s/g, '')));
  if (missing !== undefined) throw new PostersRefused(`第${number}页上没有“${missing}”，文件没有存下。`);
  if (links.length === 0) return;
  const { data, width, height } = await page.render({ scale: dotsOf(links.length) / 72, render: 'bitmap' });
  const read = await readPicture({
    data: new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength),
    width,
    height,
  });
  if (read.length !== links.length || read.some((one) => !links.includes(one))) {
    throw new PostersRefused(`第${number}页的码读不出来，文件没有存下。`);
  }
}
