import { posix } from 'node:path';
import { readXml } from './read-xml.ts';
import { wordsOfOtherZip } from './recognise-file.ts';
import { checkWidth, faultOfText, refuseTooMany, TableRefused, type TableCaps, type TableLine } from './table-lines.ts';
import { unpackWorkbook, type Parts } from './unpack-workbook.ts';

/**
 * The one sheet of a workbook that holds anything. Formulas are never worked out: what the workbook kept as their result is read,
 * and a line where nothing was kept has a fault. Whole numbers are their exact figures, whatever the cell's format shows.
 */
export async function readWorkbook(bytes: Buffer, caps: TableCaps): Promise<TableLine[]> {
  const parts = await unpackWorkbook(bytes, caps);
  const workbook = await parts.read('xl/workbook.xml');
  if (workbook === undefined) throw new TableRefused(wordsOfOtherZip(parts.names));
  const sheets = await listSheets(parts, workbook);
  const strings = await readStrings(parts);
  const filled: { name: string; lines: TableLine[] }[] = [];
  for (const { name, path } of sheets) {
    const xml = await parts.read(path);
    if (xml === undefined) continue;
    const lines = readSheet(xml, strings, caps);
    if (lines.length > 0) filled.push({ name, lines });
  }
  if (filled.length > 1)
    throw new TableRefused(
      `这个文件里有${filled.length}张表都有内容（${filled.map(({ name }) => name.slice(0, 20)).join('、')}）。请只留一张。`,
    );
  return filled[0]?.lines ?? [];
}

async function listSheets(parts: Parts, workbook: string): Promise<{ name: string; path: string }[]> {
  const found: { name: string; id: string }[] = [];
  readXml(workbook, {
    open: (tag, attributes) => {
      // Days of such a workbook are counted from another year, and nothing in a cell says so.
      if (tag === 'workbookPr' && /^(1|true)$/.test(attributes()['date1904'] ?? ''))
        throw new TableRefused('这个文件的日期从1904年算起，会读错。请另存为CSV，再传一次。');
      if (tag !== 'sheet') return;
      const given = attributes();
      const id = Object.entries(given).find(([name]) => name.endsWith(':id'))?.[1];
      if (id) found.push({ name: given['name'] ?? '', id });
    },
  });
  const targets = new Map<string, string>();
  readXml((await parts.read('xl/_rels/workbook.xml.rels')) ?? '<none/>', {
    open: (tag, attributes) => {
      if (tag === 'Relationship') targets.set(attributes()['Id'] ?? '', attributes()['Target'] ?? '');
    },
  });
  return found.flatMap(({ name, id }) => {
    const target = targets.get(id);
    if (!target) return [];
    return [{ name, path: target.startsWith('/') ? target.slice(1) : posix.join('xl', target) }];
  });
}

/** Texts that cells share, by their place in the list. What shows how a word is read aloud is no part of it. */
async function readStrings(parts: Parts): Promise<string[]> {
  const xml = await parts.read('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = '';
  let inText = false;
  let aloud = false;
  readXml(xml, {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') aloud = true;
      else if (tag === 't') inText = !aloud;
    },
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') aloud = false;
      else if (tag === 'si') strings.push(unescapeControls(text));
    },
    text: (more) => {
      if (inText) text += more;
    },
  });
  return strings;
}

interface Cell {
  column: number;
  type: string;
  formula: boolean;
  value: string | undefined;
}

function readSheet(xml: string, strings: readonly string[], caps: TableCaps): TableLine[] {
  const lines: TableLine[] = [];
  let row: { line: number; cells: string[]; fault: string | undefined } | undefined;
  let lastLine = 0;
  let lastColumn = 0;
  let cell: Cell | undefined;
  let hears: 'nothing' | 'value' | 'aloud' = 'nothing';
  const endCell = () => {
    if (!cell || !row) return;
    const read = valueOf(cell, strings);
    if ('fault' in read) row.fault ??= read.fault;
    else if (read.text !== '') {
      if (cell.column >= caps.columns) throw new TableRefused(`第${row.line}行超过了${caps.columns}列。`);
      while (row.cells.length < cell.column) row.cells.push('');
      row.cells[cell.column] = read.text;
    }
  };
  const endRow = () => {
    if (!row) return;
    const { line, cells, fault } = row;
    if (!fault && cells.every((one) => one.trim() === '')) return;
    if (lines.length === caps.lines) refuseTooMany(caps);
    checkWidth(line, cells, caps);
    lines.push({ line, cells, ...(fault ? { fault } : {}) });
  };
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        const given = Number(attributes()['r']);
        lastLine = Number.isInteger(given) && given > lastLine ? given : lastLine + 1;
        lastColumn = -1;
        row = { line: lastLine, cells: [], fault: undefined };
      } else if (tag === 'c') {
        const given = attributes();
        const column = columnOf(given['r']) ?? lastColumn + 1;
        lastColumn = column;
        cell = { column, type: given['t'] ?? 'n', formula: false, value: undefined };
      } else if (cell && tag === 'f') cell.formula = true;
      else if (tag === 'rPh') hears = 'aloud';
      else if (cell && hears !== 'aloud' && (tag === 'v' || tag === 't')) {
        hears = 'value';
        cell.value ??= '';
      }
    },
    close: (tag) => {
      if (tag === 'rPh' || (hears === 'value' && (tag === 'v' || tag === 't'))) hears = 'nothing';
      else if (tag === 'c') {
        endCell();
        cell = undefined;
      } else if (tag === 'row') {
        endRow();
        row = undefined;
      }
    },
    text: (more) => {
      if (cell && hears === 'value') cell.value += more;
    },
  });
  return lines;
}

/** B7 → 1. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(address ?? '')?.[1];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf({ type, formula, value }: Cell, strings: readonly string[]): { text: string } | { fault: string } {
  if (value === undefined) return formula ? { fault: '这一格是公式，文件里没存下结果。请改成文字' } : { text: '' };
  if (type === 's') {
    const text = strings[Number(value)];
    return text === undefined ? { fault: '这一格坏了，读不出来' } : textOrFault(text);
  }
  if (type === 'e') return { fault: `这一格的公式出错了（${value.slice(0, 10)}）` };
  if (type === 'b') return { text: value === '1' ? '是' : '否' };
  if (type === 'n') return numberOf(value);
  return textOrFault(unescapeControls(value));
}

function textOrFault(text: string): { text: string } | { fault: string } {
  const fault = faultOfText(text);
  return fault ? { fault } : { text };
}

/** A cell keeps some sixteen figures of a number: what had more has lost its end, and nobody can say what it was. */
function numberOf(value: string): { text: string } | { fault: string } {
  if (value.trim() === '') return { text: '' };
  const number = Number(value);
  if (Number.isNaN(number)) return { fault: '这一格坏了，读不出来' };
  if (!Number.isInteger(number)) return { text: value };
  if (!Number.isSafeInteger(number)) return { fault: '这一格的数字太长，后几位已经丢了，请把这一列设成文本' };
  return { text: String(number) };
}

/** A workbook writes what XML cannot hold as _x000D_. */
function unescapeControls(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
