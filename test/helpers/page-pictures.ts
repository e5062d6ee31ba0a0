import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';

interface Picture {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}
export interface PrintedPage {
  /** All letters of the page in their order, without spaces. */
  letters: string;
  picture: Picture;
}

let library: Promise<PDFiumLibrary> | undefined;

/** The pages of a file as a printer would make them, at so many dots an inch. */
export async function printPages(path: string, dots = 100): Promise<PrintedPage[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(readFileSync(path));
  const pages: PrintedPage[] = [];
  for (const page of document.pages()) {
    // The library closes a page that it has drawn.
    const letters = page.getText().replaceAll(/\s/g, '');
    const { data, width, height } = await page.render({ scale: dots / 72, render: 'bitmap' });
    pages.push({ letters, picture: { data: new Uint8ClampedArray(data), width, height } });
  }
  document.destroy();
  return pages;
}

/** What the pages and their parts are drawn with: every stream of operators, unpacked. */
export function drawingsOf(path: string): string[] {
  const file = readFileSync(path);
  const drawings: string[] = [];
  const written = file.toString('latin1');
  for (const { index, 0: head, 1: length } of written.matchAll(/\/Length (\d+)\n(?:\/Filter \/FlateDecode\n)?>>\nstream\n/g)) {
    if (!written.slice(written.lastIndexOf(' obj\n', index), index + head.length).includes('FlateDecode')) continue;
    const text = inflateSync(file.subarray(index + head.length, index + head.length + Number(length))).toString('latin1');
    if (/ (Tf|re|Do)\s/.test(text)) drawings.push(text);
  }
  return drawings;
}
