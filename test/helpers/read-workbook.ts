import { inflateRawSync } from 'node:zlib';

/** The cells of a workbook's first sheet as a program of tables sees them; the reader is not the writer. `formulas` says whether there is any. */
export function readWorkbook(bytes: Buffer): { rows: string[][]; formulas: boolean } {
  const sheet = entryOf(bytes, 'xl/worksheets/sheet1.xml');
  const shared = [...entryOf(bytes, 'xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text]) => plain(text!));
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: string[] = [];
    // An empty cell is not written at all: each names the column it stands in.
    for (const [, attributes, cell] of row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>([^<]*)<\/v>/.exec(cell ?? '')?.[1];
      if (value !== undefined && !attributes!.includes('t="s"')) throw new Error(`a cell that is no text: ${value}`);
      cells[columnOf(/r="([A-Z]+)/.exec(attributes!)![1]!)] = value === undefined ? '' : shared[Number(value)]!;
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
  return { rows, formulas: sheet.includes('<f>') };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** By the directory at the end of a zip file. */
function entryOf(zip: Buffer, wanted: string): string {
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString();
    if (name !== wanted) continue;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString();
  }
  throw new Error(`no ${wanted} in the workbook`);
}

function plain(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
