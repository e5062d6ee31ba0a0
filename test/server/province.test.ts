import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { ResultReport } from '../../src/contract/exchange.contract.ts';
import { routes } from '../../src/contract/routes.ts';
import { writeWorkbook } from '../../src/server/platform/spreadsheet/write-workbook.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { readWorkbook } from '../helpers/read-workbook.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** 交省平台: files that go out and files that come back, by the doors the desk uses. */
let county: TestCounty;
let town: Officer;
let filed = 0;
beforeAll(async () => {
  county = await openTestCounty();
  town = await desk('haifeng');
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();

async function file(applicant: Partial<NewApplication['applicant']> = {}) {
  filed += 1;
  const villager = await Villager.signedIn(county, `169000023${String(filed).padStart(2, '0')}`);
  const idNumber = inventedIdNumber(300 + filed);
  const form = await villager.fillForm({ applicant: { idNumber, ...applicant } });
  const { number, matters } = await villager.apply(form);
  return { villager, matterId: matters[0]!.matterId, number: number.replace(' ', ''), idNumber };
}

const header = '本地回执号,申请项目,省平台编号,办理状态,日期,原因';
const csv = (...lines: string[]) => Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const binary = { 'content-type': 'application/octet-stream' };
const attempt = (bytes: Buffer, officer = town) => officer.ask('staffTryProvinceResults', { headers: binary, bytes });
const note = (bytes: Buffer, digest = sha256(bytes), officer = town) =>
  officer.ask('staffNoteProvinceResults', { headers: { ...binary, 'x-sha256': digest }, bytes });
const verdicts = ({ rows }: ResultReport) => rows.map(({ line, verdict }) => `${line} ${verdict}`);
const resultsOf = async (matterId: string, officer = town) => {
  // As the page does, which shows this with the matter.
  await officer.open(matterId);
  return (await officer.ask('staffReadProvinceResults', { params: { matterId } })).body;
};

async function workbookOf(officer: Officer, matters: string[]) {
  const { path } = routes.staffExportToProvince;
  return fetch(county.staffUrl + path, {
    method: 'POST',
    headers: { cookie: officer.cookie, origin: county.house.settings.staffOrigin, 'content-type': 'application/json' },
    body: JSON.stringify({ matters }),
  });
}

test('a file for the province holds its fields, every cell text, the whole ID number and no formula; each matter is recorded as exported', async () => {
  const first = await file({ name: '=HYPERLINK("http://x")', address: '＋1组' });
  const second = await file({ name: '李小河', address: '2组，村东头' });
  await town.record(second.matterId, 'accept');
  const answer = await workbookOf(town, [first.matterId, second.matterId]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { rows, formulas } = readWorkbook(Buffer.from(await answer.arrayBuffer()));
  expect(formulas).toBe(false);
  const [names, ...lines] = rows as [string[], ...string[][]];
  const told = lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ''])));
  expect(told).toMatchObject([
    { 姓名: `'=HYPERLINK("http://x")`, 身份证号: first.idNumber, 家庭住址: "'＋1组", 本地回执号: first.number, 受理日期: '' },
    { 姓名: '李小河', 身份证号: second.idNumber, 所在村居: '康家村', 家庭人口: '2', 申请日期: '2026-11-24', 受理日期: '2026-11-24' },
  ]);
  const looks = await queryAs(county.database.ownerUrl, `select what from audit where act = 'exported' order by at`);
  expect(looks.map(({ what }) => what).toSorted()).toEqual([first.matterId, second.matterId].toSorted());
  expect(county.logLines.join('\n')).not.toContain(first.idNumber);
});

test('whatever somebody typed comes out of a workbook as the same text, and never as a formula', async () => {
  const begins = fc.constantFrom('', '=', '+', '-', '@', '＝', '＠', ' =', '\t=', '\u0001=', '\ufffd=', '<', '&', '"', '𠮷', '阝');
  const cell = fc.tuple(begins, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })).map((parts) => parts.join(''));
  const often = fc.oneof(cell, cell, fc.constantFrom('__proto__', 'constructor', 'toString'));
  const plainly = (text: string) => text.replace(/[\p{Cc}\p{Cs}\s\ufffd-\uffff]+/gu, '').replace(/^'/, '');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(often, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (lines) => {
      const { rows, formulas } = readWorkbook(await writeWorkbook(['甲', '乙', '丙'], lines));
      expect(formulas).toBe(false);
      const read = rows.slice(1).map((row) => lines[0]!.map((_one, at) => row[at] ?? ''));
      expect(read.map((row) => row.map(plainly))).toEqual(lines.map((row) => row.map(plainly)));
      for (const one of read.flat()) expect(one).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }),
    { seed: 22, numRuns: 50 },
  );
});

test('only a town and the county take files, and all of one or nothing', async () => {
  const { matterId } = await file();
  for (const login of ['kangjia', 'finance'] as const)
    expect([login, (await workbookOf(await desk(login), [matterId])).status]).toEqual([login, 404]);
  const shuiwan = await desk('shuiwan');
  expect((await workbookOf(shuiwan, [matterId])).status).toBe(404);
  expect((await attempt(csv(), await desk('auditor'))).status).toBe(404);
});

test('a result file is tried line by line, then the very same file is noted once; the matter says so, and its step is untouched', async () => {
  const { matterId, number } = await file();
  const bytes = csv(
    `${number},临时救助（支出型）,鲁民2026-1,已录入,2026-11-24,`,
    '99999999,,鲁民2026-2,已录入,2026-11-24,',
    `${number},,鲁民2026-1,不知道,2026-11-24,`,
    `${number},,鲁民2026-1,已录入,2026-11-31,`,
    `${number},别的项目,鲁民2026-1,已录入,2026-11-24,`,
    '8.36E+07,,鲁民2026-1,已录入,2026-11-24,',
    `${number},,鲁民2026-1,已录入,2026/11/24 10:30,`,
  );
  const before = await countRows(county.database.ownerUrl);
  const tried = (await attempt(bytes)).body;
  expect(verdicts(tried)).toEqual([
    '2 will-note',
    '3 unknown-number',
    '4 malformed',
    '5 malformed',
    '6 malformed',
    '7 malformed',
    '8 already-noted',
  ]);
  expect(tried.rows[5]!.text).toContain('改坏了');
  expect(await countRows(county.database.ownerUrl)).toEqual(before);

  expect(await note(csv(`${number},,鲁民2026-1,退回,2026-11-24,`), tried.sha256)).toMatchObject({
    status: 409,
    body: { code: 'file-differs' },
  });
  expect(verdicts((await note(bytes, tried.sha256)).body)[0]).toBe('2 noted');
  const once = await countRows(county.database.ownerUrl);
  expect(verdicts((await note(bytes, tried.sha256)).body)[0]).toBe('2 already-noted');
  expect(await countRows(county.database.ownerUrl)).toEqual(once);

  expect(await resultsOf(matterId)).toEqual({
    results: [{ text: '省平台：已录入　编号鲁民2026-1　11月24日 星期二', day: '2026-11-24', reason: '' }],
  });
  expect((await town.open(matterId)).version).toBe(1);
  const [row] = await queryAs(county.database.ownerUrl, `select sealed from province_result`);
  expect((row!['sealed'] as Buffer).toString('utf8')).not.toContain('鲁民');
});

test('where the province’s word is an act of ours that needs nothing else, it is offered; refusing, which needs a reason, never is', async () => {
  const { matterId, number } = await file();
  await note(csv(`${number},,A1,不予确认,2026-11-23,不符合条件`));
  expect(await resultsOf(matterId)).not.toHaveProperty('suggested');
  await note(csv(`${number},,A1,已受理,2026-11-24,`));
  const { suggested, results } = await resultsOf(matterId);
  expect(results).toHaveLength(2);
  expect(suggested).toEqual({ event: 'accept', title: '核实过了，接下', text: '省平台11月24日 星期二“已受理”。' });
  expect((await town.record(matterId, suggested!.event)).status).toBe(201);
  expect(await resultsOf(matterId)).not.toHaveProperty('suggested');
  expect(await resultsOf(matterId, await desk('auditor'))).not.toHaveProperty('suggested');
  expect((await (await desk('shuiwan')).ask('staffReadProvinceResults', { params: { matterId } })).status).toBe(404);
});

test('a word that says otherwise than our own decision is noted and pointed out; another town’s receipt is unknown', async () => {
  const { villager, matterId, number } = await file();
  await villager.ask('withdrawMatter', { params: { matterId }, body: { submissionId: crypto.randomUUID(), version: 1 } });
  const bytes = csv(`${number},,A2,已确认,2026-11-24,`);
  expect((await attempt(bytes)).body.rows[0]).toMatchObject({ verdict: 'other-state', text: expect.stringContaining('申请人不办了') });
  expect(verdicts((await attempt(bytes, await desk('shuiwan'))).body)).toEqual(['2 unknown-number']);
  await note(bytes);
  expect((await resultsOf(matterId)).results).toHaveLength(1);
});

test('GBK and UTF-16 are read; a workbook, an open quotation mark, missing columns, too much and nonsense are refused in words', async () => {
  const { number } = await file();
  // 本地回执号,省平台编号,办理状态,日期 and 已录入, as programs on Windows write them.
  const gbk = Buffer.concat([
    Buffer.from('b1beb5d8bbd8d6b4bac52ccaa1c6bdcca8b1e0bac52cb0ecc0edd7b4ccac2cc8d5c6da0d0a', 'hex'),
    Buffer.from(`${number},A3,`),
    Buffer.from('d2d1c2bcc8eb', 'hex'),
    Buffer.from(',2026-11-24\r\n'),
  ]);
  expect(verdicts((await attempt(gbk)).body)).toEqual(['2 will-note']);
  const utf16 = Buffer.from(`\ufeff本地回执号\t省平台编号\t办理状态\t日期\n${number}\tA3\t已录入\t2026-11-24`, 'utf16le');
  expect(verdicts((await attempt(utf16)).body)).toEqual(['2 will-note']);
  const refused: [Buffer, string][] = [
    [Buffer.from('PK\u0003\u0004'), 'Excel'],
    [csv(`"${number},,A3,已录入,2026-11-24,`, '1,2'), '引号'],
    [Buffer.from('a,b\n1,2'), '少了这几列'],
    [Buffer.from(''), '空'],
    [Buffer.from([0, 1, 2, 255, 254, 0]), '读不懂'],
    [csv(...Array.from({ length: 2001 }, () => '1,,,,,')), '2000行'],
  ];
  for (const [bytes, words] of refused) {
    const answer = await attempt(bytes);
    expect([words, answer.status, JSON.stringify(answer.body)]).toEqual([words, 400, expect.stringContaining(words)]);
  }
  expect((await attempt(Buffer.alloc(1024 * 1024 + 1, 'a'))).status).toBe(413);
});

test('whatever bytes come, there is a report or a refusal in words, and nothing is noted by a trial', async () => {
  const before = await countRows(county.database.ownerUrl);
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '""',
      ',',
      '\r\n',
      '\n',
      '\ufeff',
      '\t',
      header,
      '已录入',
      '2026-11-24',
      '83620417',
      '=1+1',
      '__proto__',
      '\u0000',
      ';',
    ),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const texts = fc.array(piece, { maxLength: 30 }).map((parts) => Buffer.from(parts.join('')));
  const files = fc.oneof(
    texts,
    texts.map((text) => Buffer.concat([csv(), text])),
    fc.uint8Array({ maxLength: 200 }).map(Buffer.from),
  );
  await fc.assert(
    fc.asyncProperty(files, async (bytes) => {
      const { status, body } = await attempt(bytes);
      if (status !== 200) expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('。')]);
    }),
    { seed: 21, numRuns: 80 },
  );
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
});
