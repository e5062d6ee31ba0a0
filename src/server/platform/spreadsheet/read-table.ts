import Papa from 'papaparse';

export type Table = { ok: true; header: string[]; rows: { line: number; cells: Record<string, string> }[] } | { ok: false; why: string };

/**
 * A CSV file of somebody else, UTF-8 or GBK as such programs write it: never evaluated, and what cannot be read for certain
 * is not read at all. `line` is the row as a program of tables counts it.
 */
export function readTable(bytes: Buffer, mostRows: number): Table {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return { ok: false, why: '这是Excel文件。请另存为CSV，再传一次。' };
  const text = decode(bytes);
  if (text === undefined) return { ok: false, why: '这个文件读不懂，不是CSV表格。' };
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: mostRows + 50 });
  // A quotation mark left open swallows the lines behind it: nobody could say what was in them.
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) return { ok: false, why: `第${(broken.row ?? 0) + 1}行的引号不成对，后面的分不清了。请重新导一份。` };
  const lines = data.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rest] = lines;
  if (!first) return { ok: false, why: '这个文件是空的。' };
  if (rest.length > mostRows) return { ok: false, why: `一次最多${mostRows}行。请分成几个文件。` };
  const header = first.cells.map((cell) => cell.trim());
  const named = header.filter(Boolean);
  if (new Set(named).size < named.length) return { ok: false, why: '表头有两列同名。' };
  return { ok: true, header, rows: rest.map(({ line, cells }) => ({ line, cells: byHeader(header, cells) })) };
}

/** By the first line, which is all names. The library's own guess reads the whole file once for each. */
function delimiterOf(text: string): string {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  const counts = [',', '\t', ';'].map((one) => [one, first.split(one).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]![0];
}

function byHeader(header: readonly string[], cells: readonly string[]): Record<string, string> {
  // A header may be called like a property of every object.
  return Object.assign(Object.create(null), Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

/** Strict UTF-8 first: Chinese in GBK is next to never valid UTF-8. */
function decode(bytes: Buffer): string | undefined {
  const marked = bytes.subarray(0, 2).toString('hex');
  const names = marked === 'fffe' ? ['utf-16le'] : marked === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? undefined : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
