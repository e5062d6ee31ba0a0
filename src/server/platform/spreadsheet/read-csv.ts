import Papa from 'papaparse';
import { checkWidth, faultOfText, refuseTooMany, TableRefused, type TableCaps, type TableLine } from './table-lines.ts';

/** Text with columns, in UTF-8, GB18030 or UTF-16 as such programs write it: what cannot be read for certain is not read at all. */
export function readCsv(bytes: Buffer, caps: TableCaps): TableLine[] {
  const text = decode(bytes);
  if (text === undefined) throw new TableRefused('这个文件读不懂，不是CSV表格。');
  const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: caps.lines + 1000 });
  // A quotation mark left open swallows the lines behind it: nobody could say what was in them.
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new TableRefused(`第${(broken.row ?? 0) + 1}行的引号不成对，后面的分不清了。请重新导一份。`);
  if (meta.truncated) refuseTooMany(caps);
  const lines: TableLine[] = [];
  for (const [at, cells] of data.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (lines.length === caps.lines) refuseTooMany(caps);
    checkWidth(at + 1, cells, caps);
    const fault = cells.map(faultOfText).find(Boolean);
    lines.push({ line: at + 1, cells, ...(fault ? { fault } : {}) });
  }
  return lines;
}

/** By the first line, which is all names. The library's own guess reads the whole file once for each. */
function delimiterOf(text: string): string {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  const counts = [',', '\t', ';'].map((one) => [one, first.split(one).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]![0];
}

/** Strict UTF-8 first: Chinese in GBK is next to never valid UTF-8. */
function decode(bytes: Buffer): string | undefined {
  const marked = bytes.subarray(0, 2).toString('hex');
  const names = marked === 'fffe' ? ['utf-16le'] : marked === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes);
      // GB18030 has a mark of its own, which the decoder leaves in.
      return text.includes('\u0000') ? undefined : text.replace(/^\ufeff/, '');
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
