import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/server/platform/spreadsheet/write-csv.ts';

/** As RFC 4180 has it; the reader is not the writer. One apostrophe in front is the writer's. */
function read(bytes: Buffer): { raw: string[][]; cells: string[][] } {
  const text = bytes.toString('utf8');
  expect(text.startsWith('\uFEFF') && text.endsWith('\r\n')).toBe(true);
  const raw: string[][] = [[]];
  for (const [piece] of text.slice(1).matchAll(/(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)) {
    const ends = piece.endsWith('\r\n');
    const cell = piece.slice(0, ends ? -2 : -1);
    raw.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (ends) raw.push([]);
  }
  expect(raw.pop()).toEqual([]);
  return { raw, cells: raw.map((row) => row.map((cell) => cell.replace(/^'/, ''))) };
}

const wild = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠﹢﹣\t\r\n\'", 0179eE.;|\u00A0\u200B\uFEFF\u0000'.split('')) }),
  fc.constantFrom('=HYPERLINK("http://x","点")', "=cmd|' /C calc'!A0", '-', '371623002250', '１２３４５６７８９０１２', '1-2', '007'),
);

test('what is written is read again, and no cell begins a formula or turns into another number', () => {
  const table = fc.array(fc.array(wild, { minLength: 2, maxLength: 2 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (rows) => {
      const { raw, cells } = read(writeCsv(['村', '编号'], rows));
      expect(cells).toEqual([['村', '编号'], ...rows]);
      for (const cell of raw.flat()) expect(cell).not.toMatch(/^[\s\u200B\uFEFF\0]*[=+\-@＝＋－＠﹢﹣]|^[\t\r\n]/);
    }),
  );
});

test('ids stay text; names, days and small figures stand as they are', () => {
  const row = ['371623002250', '371623002250E234567', '0543', '康家村', '2026-11-27', '12', '16900008001', "'村'"];
  const { raw } = read(writeCsv(row, []));
  expect(raw).toEqual([["'371623002250", "'371623002250E234567", "'0543", '康家村', '2026-11-27', '12', '16900008001', "''村'"]]);
});
