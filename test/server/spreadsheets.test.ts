import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';
import { expect, test } from 'vitest';
import { readTableLines, type TableLines } from '../../src/server/platform/spreadsheet/read-table.ts';
import { writeWorkbook } from '../../src/server/platform/spreadsheet/write-workbook.ts';

/** What other people's tables come as: read for certain, or refused in words. */
const read = (bytes: Buffer, mostRows = 100) => readTableLines(bytes, mostRows);
const cells = (answer: TableLines) => (answer.ok ? answer.lines.map((line) => line.cells) : answer.why);
const why = async (bytes: Buffer, mostRows?: number) => {
  const answer = await read(bytes, mostRows);
  return answer.ok ? 'read' : answer.why;
};

/** A zip file of these parts, packed. `claims`: sizes that its directory tells instead of the true ones. */
function zip(parts: Record<string, string | Buffer>, claims: Record<string, number> = {}): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [part, content] of Object.entries(parts)) {
    const name = Buffer.from(part);
    const packed = Buffer.isBuffer(content) ? content : deflateRawSync(content);
    const size = claims[part] ?? (Buffer.isBuffer(content) ? 0 : Buffer.byteLength(content));
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, name, packed);
    directory.push(entry, name);
    at += head.length + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, entries, end]);
}

const workbook = (sheets = 1) => ({
  'xl/workbook.xml': `<x:workbook><x:sheets>${Array.from({ length: sheets }, (_one, at) => `<x:sheet name="表${at + 1}" r:id="r${at + 1}"/>`).join('')}</x:sheets></x:workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships>${Array.from({ length: sheets }, (_one, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
});
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const book = (rows: string) => zip({ ...workbook(), 'xl/worksheets/sheet1.xml': sheet(rows) });

test('text with columns: marks, GB18030, UTF-16, tabs, semicolons, line ends, lines within quotes', async () => {
  const wanted = [
    ['村编码', '村名'],
    ['371623002250', '康家村'],
  ];
  const gb = Buffer.from('b4e5b1e0c2eb2cb4e5c3fb0d0a3337313632333030323235302cbfb5bcd2b4e50d0a', 'hex');
  const files = [
    Buffer.from('村编码,村名\n371623002250,康家村'),
    Buffer.from('\ufeff村编码,村名\r\n371623002250,康家村\r\n'),
    Buffer.from('村编码;村名\r371623002250;康家村\r'),
    Buffer.from('\ufeff村编码\t村名\n371623002250\t康家村', 'utf16le'),
    Buffer.from('\ufeff村编码\t村名\n371623002250\t康家村', 'utf16le').swap16(),
    gb,
    Buffer.concat([Buffer.from('84319533', 'hex'), gb]),
  ];
  for (const bytes of files) expect(cells(await read(bytes))).toEqual(wanted);
  const spread = await read(Buffer.from('村编码,村名\n\n1,"康家\r\n村"\n2,"说""好"""'));
  expect(spread).toMatchObject({ lines: [{ line: 1 }, { line: 3, cells: ['1', '康家\r\n村'] }, { line: 4, cells: ['2', '说"好"'] }] });
  // 䅟 of 䅟茬窑社区 is not in GBK, and stands in GB18030 in four bytes.
  expect(cells(await read(Buffer.concat([gb, Buffer.from('312c', 'hex'), Buffer.from('8230f035', 'hex')])))).toHaveLength(3);
});

test('figures that a program of tables made a number of are named by their line', async () => {
  const answer = await read(Buffer.from('编码,名\n3.71623E+11,甲\n371623002250,乙\n'));
  expect(answer).toMatchObject({ lines: [{}, { line: 2, fault: '这一格变成了科学计数法，请把这一列设成文本' }, { line: 3 }] });
});

test('a workbook: text and whole numbers exactly, what formulas kept, and a fault where nothing was kept or figures were lost', async () => {
  const own = await writeWorkbook(
    ['村编码', '村名'],
    [
      ['371623002250', '康家村'],
      ['371623002239', '五里堡<村>&'],
    ],
  );
  expect(cells(await read(own))).toEqual([
    ['村编码', '村名'],
    ['371623002250', '康家村'],
    ['371623002239', '五里堡<村>&'],
  ]);
  const numbers = await writeXlsxFile([
    [
      { value: 371623002250, type: Number },
      { value: new Date('2026-07-01'), type: Date, format: 'yyyy-mm-dd' },
    ],
  ]).toBuffer();
  expect(cells(await read(numbers))).toEqual([['371623002250', '46204']]);
  const rows = [
    '<row r="1"><c r="A1" t="inlineStr"><is><t>编码</t></is></c><c r="C1" t="inlineStr"><is><r><t>村</t></r><rPh sb="0" eb="1"><t>cun</t></rPh><r><t>名</t></r></is></c></row>',
    '<row r="3"><c r="A3"><v>3.71623002250E11</v></c><c r="C3" t="str"><f>A1&amp;"x"</f><v>康家&#x20BB7;村</v></c></row>',
    '<row r="4"><c r="A4"><v>123456789012345680000</v></c></row>',
    '<row r="5"><c r="A5"><f>1+1</f></c></row>',
    '<row r="6"><c r="A6" t="e"><v>#REF!</v></c></row>',
    '<row r="7"><c r="A7" t="str"><v>3.71623E+11</v></c></row>',
    '<row><c><v>8</v></c><c t="b"><v>1</v></c></row>',
  ];
  const answer = await read(book(rows.join('')));
  expect(answer).toMatchObject({
    lines: [
      { line: 1, cells: ['编码', '', '村名'] },
      { line: 3, cells: ['371623002250', '', '康家𠮷村'] },
      { line: 4, fault: expect.stringContaining('后几位已经丢了') },
      { line: 5, fault: expect.stringContaining('没存下结果') },
      { line: 6, fault: expect.stringContaining('#REF!') },
      { line: 7, fault: expect.stringContaining('科学计数法') },
      { line: 8, cells: ['8', '是'] },
    ],
  });
  const two = zip({
    ...workbook(2),
    'xl/worksheets/sheet1.xml': sheet('<row><c><v>1</v></c></row>'),
    'xl/worksheets/sheet2.xml': sheet('<row><c><v>1</v></c></row>'),
  });
  expect(await why(two)).toContain('2张表都有内容（表1、表2）');
});

test('the wrong file altogether is named for what it seems to be', async () => {
  const old = (part: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100), Buffer.from(part, 'utf16le')]);
  const files: [Buffer, string][] = [
    [Buffer.alloc(0), '空的'],
    [Buffer.from(' \n\n'), '空的'],
    [Buffer.from('%PDF-1.7\n'), 'PDF'],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), '照片'],
    [old('Workbook'), '.xls'],
    [old('EncryptedPackage'), '加了密码'],
    [old('WordDocument'), 'Word'],
    [zip({ 'word/document.xml': '<w/>' }), 'Word'],
    [zip({ '村码/1.jpg': 'x', '村码/2.jpg': 'y' }), '压缩包'],
    [Buffer.from('<html><table><tr><td>1</td></tr></table>'), '网页'],
    [Buffer.from('PK\u0003\u0004'), '坏了'],
    [book('<row><c><v>1</v>'), '坏了'],
    [Buffer.from([1, 0, 2, 0, 255, 0]), '读不懂'],
    [Buffer.from('a,b\n"1,2\n3,4'), '引号'],
    [Buffer.from(`a${'\n1'.repeat(101)}`), '一次最多100行'],
    [Buffer.from(`a${'\n'.repeat(3000)}1`), '一次最多100行'],
    [Buffer.from(`a,b\n${'1,'.repeat(70)}1`), '最多60列'],
    [Buffer.from(`a,b\n${'长'.repeat(1001)},1`), '超过1000个字'],
    [book(`<row>${'<c><v>1</v></c>'.repeat(61)}</row>`), '超过了60列'],
    [Buffer.alloc(16 * 1024 * 1024 + 1, 'a'), '超过16兆'],
  ];
  for (const [bytes, words] of files) expect([words, await why(bytes)]).toEqual([words, expect.stringContaining(words)]);
});

test('a bomb of a few kilobytes is refused before it is large, whatever its directory tells', async () => {
  // Zeros: 64 MB in 64 KB.
  const one = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const memory = process.memoryUsage().rss;
  const begun = performance.now();
  for (const claims of [64 * 1024 * 1024, 1000, 0xfffffffe]) {
    const bomb = zip({ ...workbook(), 'xl/worksheets/sheet1.xml': one }, { 'xl/worksheets/sheet1.xml': claims });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await why(bomb)).toMatch(/太大了|坏了/);
  }
  const many = zip(
    {
      ...workbook(40),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_all, at) => [`xl/worksheets/sheet${at + 1}.xml`, deflateRawSync(' '.repeat(3_900_000))]),
      ),
    },
    Object.fromEntries(Array.from({ length: 40 }, (_all, at) => [`xl/worksheets/sheet${at + 1}.xml`, 3_900_000])),
  );
  expect(await why(many)).toMatch(/太大了|坏了/);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(400 * 1024 * 1024);
  // An entity that names others many times unfolds to nothing.
  expect(cells(await read(book('<row><c t="inlineStr"><is><t>&lol;&amp;</t></is></c></row>')))).toEqual([['&lol;&']]);
});

test('whatever bytes come, there is an answer in words or a table, and the next file is read', async () => {
  const good = await writeWorkbook(['村编码'], [['371623002250']]);
  const files = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(Buffer.from),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])),
    fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => {
      const changed = Buffer.from(good);
      changed[at] = byte;
      return changed;
    }),
    fc.nat(good.length).map((length) => good.subarray(0, length)),
    fc.string({ unit: 'grapheme', maxLength: 60 }).map((rows) => book(rows)),
  );
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      const answer = await read(bytes);
      if (!answer.ok) expect(answer.why).toMatch(/。$/);
    }),
    { seed: 7, numRuns: 150 },
  );
  expect(cells(await read(good))).toEqual([['村编码'], ['371623002250']]);
});
