/** A line of somebody else's table that holds anything at all; `line` as a program of tables counts it. */
export interface TableLine {
  line: number;
  cells: string[];
  /** In words, why a cell of this line cannot be read for certain. */
  fault?: string;
}

export type TableLines = { ok: true; lines: TableLine[] } | { ok: false; why: string };

/** Header included. */
export interface TableCaps {
  lines: number;
  columns: number;
  /** Characters of a cell. */
  cell: number;
  /** Bytes that the parts of a workbook may unpack to, all together. */
  unpacked: number;
  /** How many times its packed size a part may unpack to, once it is not small. */
  ratio: number;
}

/** The whole file cannot be read; the words are the person's. */
export class TableRefused extends Error {}

const scientific = /^[+-]?\d+(\.\d+)?E\+?\d+$/i;

/** Why a cell is not what was typed into it: a program of tables made a number of it and forgot its last figures. */
export function faultOfText(text: string): string | undefined {
  return scientific.test(text.trim()) ? '这一格变成了科学计数法，请把这一列设成文本' : undefined;
}

export function refuseTooMany({ lines }: TableCaps): never {
  throw new TableRefused(`一次最多${lines - 1}行。请分成几个文件。`);
}

/** A cell longer than any name or address, or a column too many, is refused: the file is not what it should be. */
export function checkWidth(line: number, cells: readonly string[], caps: TableCaps): void {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  if (last >= caps.columns) throw new TableRefused(`第${line}行有${last + 1}列，最多${caps.columns}列。`);
  if (cells.some((cell) => cell.length > caps.cell)) throw new TableRefused(`第${line}行有一格超过${caps.cell}个字。`);
}
