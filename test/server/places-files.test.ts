import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { csv, linesIn, openPlacesDesk, told, verdictsOf } from '../helpers/places-desk.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

/** Files of places, stations and liaisons, by the doors the desk uses. */
let county: TestCounty;
let desk: Awaited<ReturnType<typeof openPlacesDesk>>;
beforeAll(async () => {
  county = await openTestCounty();
  desk = await openPlacesDesk(county);
});
afterAll(() => county?.close());

test('each line has a verdict and each place without a line is told; a second officer’s yes does it, and printed codes open as before', async () => {
  const bytes = csv(
    '371623002250,,,,,,,,,',
    '371623002601,新河村村民委员会,371623002,海丰街道,371623,无棣县,新增,,,OLD-2601-x',
    '371623002239,新名村村民委员会,,,,,改名,,,',
    '371623002242,,371623101,水湾镇,,,,,,',
    '371623001601,,371623001,,,,改码,371623001204,,',
    '371623104204,,,,,,并入,,371623002250,',
    '371623001008,馨国社区居民委员会,371623001,棣丰街道,,,,,,',
    '371623001009,,,,,,撤销,,,',
    '370112010208,别县村村民委员会,370112010,仲宫街道,370112,历城区,,,,',
    '3.71623E+11,算错村,,,,,,,,',
  );
  const before = await countRows(county.database.ownerUrl);
  const codes = () =>
    queryAs(county.database.ownerUrl, `select id, village, revoked_at from village_code where village <> '371623002601' order by id`);
  const hanging = await codes();
  const tried = (await desk.tryOut(bytes)).body;
  expect(told(tried)).toEqual([
    '10 refused 这是别的县的（370112），我们是无棣县（371623）',
    '11 refused 这一格变成了科学计数法，请把这一列设成文本',
    '3 added 新村，海丰街道。登记旧码',
    '4 renamed 改名：五里堡村 → 新名村',
    expect.stringMatching(/^5 moved 改属：海丰街道 → 水湾镇$/),
    '6 renumbered 改码：371623001204 → 371623001601',
    '7 merged 并入康家村（371623002250）。原来的码照样能扫',
    '9 ended 撤销。原来的码扫了会说明',
  ]);
  expect(tried.counts).toMatchObject({ same: 2, refused: 2, added: 1 });
  expect(linesIn(tried)).toBe(10);
  // 589 villages and 12 towns; seven of the villages and the four towns they lie in are spoken of.
  expect(tried.counts['not-mentioned']).toBe(589 - 7 + 12 - 4);
  expect(tried.rows.filter(({ verdict }) => verdict === 'not-mentioned')).toHaveLength(tried.counts['not-mentioned']!);
  expect(await countRows(county.database.ownerUrl)).toEqual({
    ...before,
    places_file: before['places_file']! + 1,
    audit: before['audit']! + 1,
    audit_unsealed: before['audit_unsealed']! + 1,
  });
  expect([(await desk.confirm(tried, desk.li)).status, (await desk.confirm(tried, desk.li)).body]).toMatchObject([
    409,
    { code: 'not-now', text: expect.stringContaining('同事') },
  ]);

  const done = await desk.confirm(tried);
  expect([done.status, done.body.state, done.body.closedBy]).toEqual([200, 'confirmed', '周演示']);
  expect(await codes()).toEqual(hanging);
  expect(await desk.village('371623001204')).toMatchObject({ division_code: '371623001601', until: null });
  expect(await desk.village('371623104204')).toMatchObject({ merged_into: '371623002250', until: '2026-11-24' });
  expect(await desk.village('371623002242')).toMatchObject({ parent: '371623101' });
  const codeOf = (village: string) => hanging.find((code) => code['village'] === village)!['id'] as string;
  const open = async (codeId: string) =>
    (await ask(county.publicUrl, 'openCode', { params: { codeId } })).body as { village: { name: string } };
  expect(await open(codeOf('371623104204'))).toMatchObject({ village: { name: '康家村' } });
  expect(await open(codeOf('371623002239'))).toMatchObject({ village: { name: '新名村' } });
  expect(await open(codeOf('371623001204'))).toMatchObject({ village: { id: '371623001204' } });
  const [fresh] = await queryAs(county.database.ownerUrl, `select id from village_code where village = '371623002601'`);
  expect(await open(fresh!['id'])).toMatchObject({ village: { name: '新河村' } });
  expect(await queryAs(county.database.ownerUrl, 'select alias, village from code_alias')).toEqual([
    { alias: 'OLD-2601-x', village: '371623002601' },
  ]);
  const changes = await queryAs(
    county.database.ownerUrl,
    `select place, kind, was ->> 'divisionCode' as number from place_change order by place`,
  );
  expect(changes).toHaveLength(6);
  expect(changes).toContainEqual({ place: '371623001204', kind: 'renumbered', number: '371623001204' });

  // Twice is once, for whoever asks; the file that was done says from now on that nothing changes.
  const { scan_day: _counted, ...after } = await countRows(county.database.ownerUrl);
  expect((await desk.confirm(tried)).body).toEqual(done.body);
  expect((await desk.tryOut(bytes, { fileId: tried.fileId })).body).toMatchObject({ state: 'confirmed', digest: tried.digest });
  expect((await desk.tryOut(csv(), { fileId: tried.fileId })).body).toMatchObject({ code: 'already-sent-differently' });
  expect(await countRows(county.database.ownerUrl)).toMatchObject(after);
  const again = (await desk.tryOut(bytes)).body;
  expect([verdictsOf(again), again.counts['same']]).toEqual([{ 10: 'refused', 11: 'refused' }, 8]);
});

test('broken names, names twice in a town, numbers twice, wrong parents, letters nobody can print: each refused by its line', async () => {
  const add = (number: string, name: string, town = '371623002,海丰街道') => `${number},${name},${town},,,,,,`;
  const { body } = await desk.tryOut(
    csv(
      add('371623002701', '工农社区居'),
      add('371623002702', '韩家村村村会'),
      add('371623002703', '卢寨村村民委会'),
      add('371623002704', '乐和村村名委员会'),
      add('371623002705', '=HYPERLINK("x")'),
      add('371623002706', '康家村村民委员会'),
      add('371623002707', '甲村村委会'),
      add('371623002707', '乙村村委会'),
      add('371623002708', '甲村村委会'),
      add('371623101709', '丙村村委会', ',海丰街道'),
      add('371623999710', '丁村村委会', '371623999,'),
      add('37162300271', '戊村村委会'),
      add('371623002712', '\ue001村村委会'),
      add('371623002713', '己\ufe00村村委会'),
      add('371623002714', '庚\ufffd村村委会'),
      add('371623002715', '⿰氵可村村委会'),
      add('371623002716', '辛 村村委会'),
      add('371623002717', '\uf92c村村委会'),
      add('371623002718', '壬村村委会', '371623002,海峰街道'),
      add('371623002719', ''),
      add('371623002720', '村委会', '371623002,'),
    ),
  );
  expect(told(body).filter((one) => !one.startsWith('1 '))).toEqual([
    '2 refused 名称“工农社区居”像是缺了字或多了字，请核对',
    '3 refused 名称“韩家村村村会”像是缺了字或多了字，请核对',
    '4 refused 名称“卢寨村村民委会”像是缺了字或多了字，请核对',
    '5 refused 名称“乐和村村名委员会”像是缺了字或多了字，请核对',
    '6 refused 名称是个公式',
    '7 refused 同一个乡镇里和康家村（371623002250）重名',
    '9 refused 编码和第8行重复',
    '10 refused 同一个乡镇里和第8行重名',
    '11 refused 编码不是海丰街道的（371623002开头）。真属它的话，请写上乡镇编码',
    '12 refused 没有编码是371623999的乡镇。新乡镇要写上名称',
    '13 refused 编码要12位数字，这里是“37162300271”',
    '14 refused 名称里有自造的字（U+E001）',
    expect.stringMatching(/^15 refused 名称里有.*（U\+FE00）/),
    '16 refused 名称里有读坏了的字（U+FFFD）',
    '17 refused 名称里有没有拼成的字（U+2FF0）',
    '18 refused 名称里有空格（U+0020）',
    '19 refused 名称里有拼起来的字，请换成一个整字',
    '20 refused 371623002是海丰街道，这行写的是“海峰街道”',
    '21 refused 没有名称',
    '22 refused 名称“村委会”像是缺了字或多了字，请核对',
    '8 added 新村，海丰街道',
  ]);
});

test('a renumbered county, with towns and villages under it, is told by its lines; its ids and codes stay', async () => {
  const { village } = desk;
  const kang = await village('371623002250');
  const bytes = csv(
    '371699002250,康家村,371699002,海丰街道,371699,无棣县,改码,371623002250,,',
    '371699002601,新河村村民委员会,371699002,海丰街道,371699,无棣县,改码,371623002601,,',
  );
  const tried = (await desk.tryOut(bytes)).body;
  expect(
    tried.rows.filter(({ line, verdict }) => line === 0 && verdict !== 'not-mentioned').map(({ verdict, text }) => `${verdict} ${text}`),
  ).toEqual(['renumbered 县改码：371623 → 371699', 'renumbered 改码：371623002 → 371699002（第2行起）']);
  expect((await desk.confirm(tried)).status).toBe(200);
  expect(await village('371623002250')).toEqual({ ...kang, division_code: '371699002250' });
  // A number that was given up may be given to another village, which is another place.
  await desk.put(csv('371623002250,重生村村民委员会,371699002,,,,,,,'));
  expect(await village('371623002250-2')).toMatchObject({ name: '重生村', division_code: '371623002250' });
  const codes = await queryAs(county.database.ownerUrl, `select id, village from village_code where id like '371623002250%' order by id`);
  expect(new Set(codes.map((code) => code['village']))).toEqual(new Set(['371623002250', '371623002250-2']));
  await desk.put(csv('371623002250,重生村村民委员会,,,,,撤销,,,'));
  await desk.put(
    csv(
      '371623002250,康家村,371623002,海丰街道,371623,无棣县,改码,371699002250,,',
      '371623002601,新河村,371623002,海丰街道,371623,无棣县,改码,371699002601,,',
    ),
  );
  expect(await village('371623002250')).toEqual(kang);
});

test('what changed between the trial and the yes is told, and the new report can be confirmed', async () => {
  const first = (await desk.tryOut(csv('371623002239,甲名村村民委员会,,,,,,,,'))).body;
  await desk.put(csv('371623002239,乙名村村民委员会,,,,,,,,'));
  expect((await desk.confirm(first)).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await desk.confirm({ ...first, sha256: '0'.repeat(64) })).body).toMatchObject({ code: 'file-differs' });
  expect(await desk.village('371623002239')).toMatchObject({ name: '乙名村' });
  const anew = (await desk.zhou.ask('staffReadPlacesFile', { params: { fileId: first.fileId } })).body;
  expect([anew.digest === first.digest, told(anew)]).toEqual([false, ['2 renamed 改名：乙名村 → 甲名村']]);
  expect((await desk.confirm(anew)).status).toBe(200);
});

test('a yes that is killed half-way leaves nothing; a dropped file cannot be confirmed; who may not keep places finds nothing', async () => {
  const tried = (await desk.tryOut(csv('371623002801,断村村民委员会,371623002,,,,,,,', '371623002239,断名村村民委员会,,,,,,,,'))).body;
  await queryAs(county.database.ownerUrl, `alter table village_code add constraint dies check (village <> '371623002801')`);
  const before = await countRows(county.database.ownerUrl);
  expect((await desk.confirm(tried)).status).toBe(503);
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
  expect(await desk.village('371623002239')).toMatchObject({ name: '甲名村' });
  await queryAs(county.database.ownerUrl, 'alter table village_code drop constraint dies');
  expect((await desk.confirm(tried)).body.state).toBe('confirmed');

  const other = (await desk.tryOut(csv('371623002802,别村村民委员会,371623002,,,,,,,'))).body;
  for (const officer of [desk.li, desk.zhou])
    expect((await officer.ask('staffDropPlacesFile', { params: { fileId: other.fileId } })).status).toBe(200);
  expect((await desk.confirm(other)).body).toMatchObject({ code: 'not-now' });
  expect((await desk.li.ask('staffListPlacesFiles')).body.files.find(({ fileId }) => fileId === other.fileId)).toMatchObject({
    fileId: other.fileId,
    state: 'dropped',
    name: '名册.csv',
    triedBy: '吴演示',
  });
  const haifeng = await new Officer(county, 'haifeng').signIn();
  expect((await desk.tryOut(csv(), { officer: haifeng })).status).toBe(404);
  const acts = await queryAs(
    county.database.ownerUrl,
    `select act, count(*)::int as count from audit where what_kind = 'places-file' and what = $1 group by 1`,
    [other.fileId],
  );
  expect(acts.toSorted((a, b) => String(a['act']).localeCompare(String(b['act'])))).toEqual([
    { act: 'dropped', count: 1 },
    { act: 'tried', count: 1 },
  ]);
});

test('stations and liaisons: who comes, who leaves, who agreed; three are one too many; no name is logged', async () => {
  const stations = await desk.put(
    Buffer.from(
      '地点编码,地址,办公时间,电话\n371623002,海丰街道新大厅,周一到周五,16900009101\n371623002250,村委会东屋,每天,12349\n371623002239,村东,每天,12\n',
    ),
    'stations',
  );
  expect(verdictsOf(stations)).toEqual({ 2: 'changed', 3: 'added', 4: 'refused' });
  const head = '村编码,姓名,电话,从,到,同意上墙,同意日期\n';
  const register = Buffer.from(
    `${head}371623002250,张演示,16900008001,2026-07-01,2026-11-20,,\n371623002250,赵演示,16900008101,2026/11/21,,是,2026年11月21日\n` +
      '371623002250,钱演示,16900008102,20261121,,否,\n371623002250,孙演示,16900008103,2026-11-21,,否,\n' +
      '371623002239,李演示,13800000000,2026-11-21,,否,\n371623002239,周演示,16900008104,2026-11-21,,是,\n',
  );
  const done = await desk.put(register, 'liaisons');
  expect(told(done).toSorted()).toEqual([
    '2 ended 张演示到2026-11-20离任',
    '3 added 新联络员赵演示，同意上墙',
    '4 added 新联络员钱演示，没有同意上墙',
    '5 refused 康家村已经有2位联络员。先写明谁离任',
    '6 refused 这是演示，手机号用1690000开头',
    '7 refused 同意上墙的，要写哪天同意的',
  ]);
  const opened = (await ask(county.publicUrl, 'openCode', { params: { codeId: county.codeId } })).body;
  expect(JSON.stringify(opened)).toContain('赵演示');
  expect(JSON.stringify(opened)).not.toContain('钱演示');
  expect(county.logLines.join('\n')).not.toMatch(/演示/);
  const sealed = await queryAs(county.database.ownerUrl, `select file from places_file where kind = 'liaisons'`);
  expect((await county.house.files.read(sealed[0]!['file'])).includes('赵演示')).toBe(false);
});

test('the county’s card: two numbers that can be rung', async () => {
  const set = (body: { hotline: string; supervisionPhone: string }) => desk.li.ask('staffSetCountyCard', { body });
  expect((await set({ hotline: '12349', supervisionPhone: '13800000000' })).status).toBe(400);
  expect((await set({ hotline: '12349', supervisionPhone: '0543-6789012' })).body).toMatchObject({
    hotline: '12349',
    supervisionPhone: '0543-6789012',
  });
  expect((await desk.zhou.ask('staffReadCountyCard')).body).toMatchObject({ city: '滨州市', supervisionPhone: '0543-6789012' });
});

test('whatever table comes, each of its lines has one verdict, and nothing is written by a trial', async () => {
  const before = await countRows(county.database.ownerUrl);
  const number = fc.constantFrom(
    '371623002250',
    '371623002239',
    '371623002901',
    '371623101902',
    '371623002',
    '371623',
    '3.7E+11',
    '1',
    '',
    '371623001000',
  );
  const cell = fc.oneof(
    fc.constantFrom('', '康家村', '新村村民委员会', '海丰街道', '并入', '撤销', '改码', '=1', '\ufffd', '__proto__'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\u0000', '')}"`;
  const line = fc
    .tuple(number, cell, number, cell, fc.constant(''), fc.constant(''), cell, number, number, cell)
    .map((cells) => cells.map(quoted).join(','));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const { status, body } = await desk.tryOut(csv(...lines));
      expect(status).toBe(200);
      const filled = lines.filter((one) => /[^",\s]/.test(one)).length;
      expect(linesIn(body)).toBe(filled);
      const numbers = body.rows.filter((row) => row.line > 1).map((row) => row.line);
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
    { seed: 5, numRuns: 25 },
  );
  const after = await countRows(county.database.ownerUrl);
  for (const table of ['place', 'place_change', 'village_code', 'county', 'code_alias']) expect(after[table]).toBe(before[table]);
});

/** A few thousand here; the bench asks for as many as a province has and as a file may hold. */
const manyRows = Number(process.env['PLACES_ROWS'] ?? 3000);

test('thousands of new villages are one file, and the same file again changes nothing', { timeout: 300_000 }, async () => {
  const inFigures = (digits: string) => [...digits].map((figure) => '零一二三四五六七八九'[Number(figure)]).join('');
  const lines = Array.from({ length: manyRows }, (_one, at) => {
    const town = `371623${700 + Math.floor(at / 800)}`;
    return `${town}${200 + (at % 800)},${inFigures(String(at))}村村委会,${town},第${inFigures(town.slice(6))}镇,,,,,,`;
  });
  const timed = async <T>(step: string, act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await act();
    if (process.env['PLACES_ROWS']) console.log(`${manyRows} rows ${step}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  };
  const tried = (await timed('tried', () => desk.tryOut(csv(...lines)))).body;
  expect(tried.counts).toMatchObject({ added: lines.length, implied: Math.ceil(manyRows / 800) });
  expect(tried.rows).toHaveLength(2000);
  expect((await timed('confirmed', () => desk.confirm(tried))).status).toBe(200);
  const again = (await timed('tried again', () => desk.tryOut(csv(...lines)))).body;
  expect(again.counts).toMatchObject({ same: lines.length });
});
