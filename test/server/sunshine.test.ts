import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asset, Fund } from '../../src/contract/sunshine.contract.ts';
import type { SunshineForm } from '../../src/rules/sunshine-forms.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

/** What the county's funds became, told to everybody; one story from the first line written to the last paper taken off. */
let county: TestCounty;
let first: Officer;
let second: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  // Eight programs are drawn in a moment; that all may hang is said by the test of the check.
  await queryAs(
    county.database.ownerUrl,
    `update catalogue set data = jsonb_set(data, '{programs}', (select jsonb_agg(program) from (select program from jsonb_array_elements(data->'programs') program limit 8) few))`,
  );
  first = await desk('county');
  second = await desk('county-second');
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();
const kangjia = '371623002250';

const fund: Fund = {
  name: '困难群众救助补助资金',
  source: '中央和省财政',
  amountFen: 1_200_000_00,
  from: '2026-07-01',
  to: '2026-09-30',
  uses: [
    { purpose: '发放农村低保', amountFen: 800_000_00, households: 412 },
    { purpose: '临时救助', amountFen: 150_000_00, households: 86 },
  ],
};
const asset: Asset = {
  name: '村集体光伏电站',
  villageId: kangjia,
  costFen: 380_000_00,
  source: '乡村振兴衔接资金',
  year: 2023,
  keeper: '康家村村委会',
  phone: '12349',
};

const writeFund = (officer: Officer, given: Partial<Fund> = {}, entryId: string = randomUUID(), version = 0) =>
  officer.ask('staffWriteFund', { params: { entryId }, body: { version, fund: { ...fund, ...given } } });
const writeAsset = (officer: Officer, given: Partial<Asset> = {}, entryId: string = randomUUID()) =>
  officer.ask('staffWriteAsset', { params: { entryId }, body: { version: 0, asset: { ...asset, ...given } } });
const look = async (officer = first) => (await officer.ask('staffReadSunshine')).body;
const propose = async (officer: Officer, releaseId: string = randomUUID()) => {
  county.clock.forward({ seconds: 1 });
  const answer = await officer.ask('staffProposeRelease', { params: { releaseId } });
  const proposed = answer.body.releases?.find((one) => one.releaseId === releaseId);
  return { releaseId, answer, digest: proposed?.digest ?? '' };
};
const confirm = (officer: Officer, { releaseId, digest }: { releaseId: string; digest: string }) =>
  officer.ask('staffConfirmRelease', { params: { releaseId }, body: { digest } });
const release = async () => {
  const proposed = await propose(first);
  expect((await confirm(second, proposed)).status).toBe(200);
  return proposed;
};
const make = (officer: Officer, releaseId: string, form: SunshineForm, exportId: string = randomUUID()) =>
  officer.ask('staffMakeExport', { params: { exportId }, body: { releaseId, form } });
const file = (officer: Officer, exportId: string) =>
  fetch(`${county.staffUrl}/staff/api/sunshine/exports/${exportId}/file`, { headers: { cookie: officer.cookie } });
const publicPage = (etag = '') =>
  fetch(`${county.publicUrl}/api/codes/${county.codeId}/sunshine`, { headers: etag ? { 'if-none-match': etag } : {} });
const acts = async (kind: string) =>
  (await queryAs(county.database.ownerUrl, `select act from audit where what_kind = $1`, [kind]))
    .map(({ act }) => act as string)
    .toSorted();

test('finance writes a fund, the county an asset; the same again changes nothing, a passed version is told', async () => {
  expect((await publicPage()).status).toBe(404);
  const finance = await desk('finance');
  const entryId = randomUUID();
  const written = await writeFund(finance, {}, entryId);
  expect(written.body.funds).toMatchObject([{ id: entryId, version: 1, changedBy: '郑演示', balanceFen: 250_000_00, fund }]);
  expect((await writeFund(finance, {}, entryId)).body.funds[0]).toMatchObject({ version: 1 });
  expect((await writeFund(first, { name: '救助补助资金' }, entryId, 0)).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await writeFund(first, { name: '救助补助资金' }, entryId, 1)).body.funds[0]).toMatchObject({ version: 2, changedBy: '吴演示' });
  expect((await writeAsset(first)).body.assets).toMatchObject([{ where: '海丰街道康家村', asset }]);
  expect(await acts('sunshine-entry')).toEqual(['added', 'added', 'changed']);
});

test('what may not be public is refused and named, wherever it is written', async () => {
  const refused = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    expect(status).toBe(400);
    return body as { field: string; text: string };
  };
  const use = fund.uses[0]!;
  expect(await refused(writeFund(first, { uses: [{ ...use, purpose: '给王秀英看病，身份证999900195601150012' }] }))).toMatchObject({
    field: 'uses.0.purpose',
    text: expect.stringMatching(/资金里有身份证号：“999900195601150012”。不能公开。/),
  });
  expect((await refused(writeFund(first, { name: '王秀英患胃癌救助' }))).text).toContain('个人的病情或残疾：“王秀英患');
  expect((await refused(writeFund(first, { source: '张大山16900001234捐' }))).text).toContain('电话号码：“16900001234”');
  expect((await refused(writeAsset(first, { keeper: '康家村3组12号' }))).text).toContain('详细住址');
  expect((await refused(writeAsset(first, { phone: '16900001234' }))).text).toContain('电话号码');
  expect((await refused(writeFund(first, { amountFen: 100 }))).text).toContain('用的比来的多');
  expect((await refused(writeFund(first, { to: '2026-06-30' }))).text).toContain('止的日子');
  expect((await refused(writeAsset(first, { villageId: '371622001001' }))).text).toContain('本县的一个村');
  // The county's own number may stand there.
  expect((await writeAsset(first, { name: '村里大棚', phone: '16900009009' })).status).toBe(200);
  expect(county.logLines.join('')).not.toMatch(/999900195601150012|王秀英|16900001234/);
});

test('somebody else releases it; everybody behind a code of the county reads it, and asks cheaply whether it is still so', async () => {
  const proposed = await propose(first);
  expect(proposed.answer.body.releases[0]).toMatchObject({ state: 'proposed', mine: true, programs: 8, funds: 1, assets: 2 });
  expect((await publicPage()).status).toBe(404);
  expect((await confirm(first, proposed)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('同事') });
  expect((await confirm(second, { ...proposed, digest: '0'.repeat(64) })).body).toMatchObject({ code: 'changed-meanwhile' });
  const read = (await second.ask('staffReadRelease', { params: { releaseId: proposed.releaseId } })).body;
  expect(read.content.programs[0]).toMatchObject({ conditions: expect.any(Array), channels: expect.any(Array) });
  const released = await confirm(second, read);
  expect(released.body.releases[0]).toMatchObject({ state: 'released', releasedBy: '韩演示', proposedBy: '吴演示' });
  expect((await confirm(second, proposed)).status).toBe(200);

  const page = await publicPage();
  const told = await page.json();
  expect(told).toMatchObject({
    county: '无棣县',
    demo: true,
    releasedOn: '2026-11-24',
    funds: [{ name: '救助补助资金', balanceFen: 250_000_00 }],
  });
  expect(JSON.stringify(told)).not.toMatch(/演示"|吴|韩|郑/);
  expect((await publicPage(page.headers.get('etag')!)).status).toBe(304);
  expect(page.headers.get('cache-control')).toBe('public, no-cache');
  expect(await acts('sunshine-release')).toEqual(['opened', 'proposed', 'released']);
});

test('each place has its file: the site, the town’s corner, the village board, the screen of the hall; who made it is kept', async () => {
  const { releaseId } = (await look()).releases[0]!;
  const made: Record<string, string> = {};
  for (const form of ['site-page', 'site-table', 'screen-page', 'corner-a4', 'board-a3', 'plates-a4'] as const) {
    made[form] = randomUUID();
    expect((await make(first, releaseId, form, made[form])).status).toBe(200);
  }
  expect((await make(first, releaseId, 'site-page', made['site-page'])).status).toBe(200);
  expect((await make(first, releaseId, 'site-table', made['site-page'])).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await look()).releases[0]!.exports).toMatchObject([
    { form: 'site-page', place: 'site', madeBy: '吴演示', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { form: 'site-table', place: 'site' },
    { form: 'screen-page', place: 'screen' },
    { form: 'corner-a4', place: 'corner' },
    { form: 'board-a3', place: 'board' },
    { form: 'plates-a4', place: 'board' },
  ]);

  const kangjiaDesk = await desk('kangjia');
  const site = await (await file(kangjiaDesk, made['site-page']!)).text();
  expect(site).toMatch(/^<!doctype html>/);
  expect(site).not.toMatch(/<script|<link|<img|http:|https:/);
  for (const words of ['演示数据，不是政府公告', '救助补助资金', '1200000元', '412户', '250000元', '村集体光伏电站', '海丰街道康家村'])
    expect(site).toContain(words);
  expect(await (await file(first, made['screen-page']!)).text()).toContain('font-size:1.8em');
  const table = await file(first, made['site-table']!);
  expect(table.headers.get('content-type')).toContain('text/csv');
  expect(await table.text()).toContain('资金,救助补助资金,花在哪：临时救助,150000元，86户\r\n');

  const pdf = async (form: string) => new Uint8Array(await (await file(first, made[form]!)).arrayBuffer());
  await readPdf(await pdf('corner-a4'), (pages) => {
    const all = pages.map(({ text }) => text).join('');
    for (const words of ['无棣县社会救助阳光公开', '发放农村低保：800000元，412户', '还剩：250000元', '到哪办'])
      expect(all).toContain(words);
    for (const page of pages) expect(page.text).toContain('演示数据，不是政府公告');
  });
  await readPdf(await pdf('board-a3'), (pages) => {
    expect(pages[0]!.text).toContain('临时救助：150000元，86户');
    expect(pages.length).toBeLessThan(8);
  });
  await readPdf(await pdf('plates-a4'), (pages) => {
    expect(pages).toHaveLength(2);
    const plate = pages.find(({ text }) => text.includes('村集体光伏电站'))!;
    expect(plate.text).toContain('村集体光伏电站地点：海丰街道康家村');
    expect(plate.text).toContain('监督电话：12349');
  });
  expect((await acts('sunshine-export')).filter((act) => act === 'exported')).toHaveLength(6);
});

test('who stands before the board says that it hangs; one act takes it down in all four places, and the papers are tasks until each is off', async () => {
  const before = await look();
  const { releaseId, exports } = before.releases[0]!;
  const village = await desk('kangjia');
  const town = await desk('haifeng');
  const put = (officer: Officer, place: string, placeId: string, where?: string, hangingId: string = randomUUID()) =>
    officer.ask('staffPutUp', { params: { hangingId }, body: { releaseId, place, placeId, ...(where ? { where } : {}) } });
  const hangingId = randomUUID();
  expect((await put(village, 'board', kangjia, '村委会门口', hangingId)).body.hangings).toMatchObject([
    { hangingId, place: 'board', at: '海丰街道康家村 村委会门口', putUpBy: '冯演示', state: 'still-right' },
  ]);
  expect((await put(village, 'board', kangjia, '村委会门口', hangingId)).body.hangings).toHaveLength(1);
  expect((await put(village, 'board', kangjia, '学校门口', hangingId)).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await put(village, 'corner', '371623002')).status).toBe(404);
  expect((await put(town, 'corner', '371623101')).status).toBe(404);
  expect((await put(town, 'board', kangjia, '王大爷家东头第三家')).body).toMatchObject({ code: 'field-refused' });
  expect((await put(town, 'corner', '371623002')).status).toBe(200);
  expect((await put(town, 'screen', '371623002')).status).toBe(200);
  expect((await put(first, 'site', county.house ? '371623' : '')).status).toBe(200);

  const why = '有一笔资金的数写错了';
  const down = (officer: Officer, given = why) => officer.ask('staffTakeDownRelease', { params: { releaseId }, body: { why: given } });
  expect((await down(village)).status).toBe(404);
  expect((await down(first, '写了王秀英患胃癌')).body).toMatchObject({ code: 'field-refused' });
  const after = (await down(first)).body;
  expect(after.releases[0]).toMatchObject({ state: 'taken-down', endedBy: '吴演示', why });
  expect(after.hangings.map(({ place, state }) => [place, state]).toSorted()).toEqual(
    ['board', 'corner', 'screen', 'site'].map((place) => [place, 'take-off']),
  );
  expect((await down(first)).status).toBe(200);

  const page = await publicPage();
  expect([page.status, await page.json()]).toEqual([410, { code: 'taken-down', title: '撤下了', text: expect.stringContaining('撤下') }]);
  for (const { exportId } of exports) expect((await file(first, exportId)).status).toBe(410);
  expect((await make(first, releaseId, 'site-page')).body).toMatchObject({ code: 'not-now' });
  expect((await put(village, 'board', kangjia)).body).toMatchObject({ code: 'not-now' });

  expect((await look(village)).hangings).toMatchObject([{ hangingId, state: 'take-off' }]);
  const off = (officer: Officer) => officer.ask('staffTakeOff', { params: { hangingId } });
  expect((await off(await desk('shuiwan'))).status).toBe(404);
  expect((await off(village)).body.hangings).toMatchObject([{ state: 'gone', takenOffBy: '冯演示' }]);
  expect((await off(village)).status).toBe(200);
  expect((await look()).hangings.filter(({ state }) => state === 'take-off')).toHaveLength(3);
  expect(await acts('sunshine-hanging')).toEqual(['put-up', 'put-up', 'put-up', 'put-up', 'taken-off']);
});

test('a newer release takes the older one down with it; a dropped entry stands in no further one', async () => {
  const older = await release();
  const exportId = randomUUID();
  await make(first, older.releaseId, 'site-page', exportId);
  const { funds } = await look();
  expect((await first.ask('staffDropSunshineEntry', { params: { entryId: funds[0]!.id } })).body.funds).toEqual([]);
  const newer = await release();
  expect((await look()).releases.slice(0, 2)).toMatchObject([
    { releaseId: newer.releaseId, state: 'released', funds: 0 },
    { releaseId: older.releaseId, state: 'replaced', endedBy: '韩演示' },
  ]);
  expect((await file(first, exportId)).status).toBe(410);
  expect(await (await publicPage()).json()).toMatchObject({ funds: [] });
  expect((await confirm(second, older)).body).toMatchObject({ code: 'not-now' });
});

test('a catalogue that speaks of somebody is not released, and the program is named', async () => {
  await queryAs(
    county.database.ownerUrl,
    `insert into catalogue (county, version, data, effective_from, published_at)
      select county, version + 1, jsonb_set(data, '{programs,0,conditions,0,text}', to_jsonb($1::text)), effective_from, published_at
        from catalogue where county = '371623' order by version desc limit 1`,
    ['像康家村王秀英患胃癌那样的'],
  );
  county.clock.forward({ minutes: 1 });
  const { answer } = await propose(first);
  expect(answer.body).toMatchObject({ code: 'field-refused', text: expect.stringMatching(/^项目“.+”里有个人的病情或残疾/) });
  const newest = `select max(version) from catalogue where county = '371623'`;
  await queryAs(county.database.ownerUrl, `delete from catalogue where county = '371623' and version = (${newest})`);
  county.clock.forward({ minutes: 1 });
});

test('what a statement in the middle refuses leaves nothing behind', async () => {
  const before = await look();
  await queryAs(county.database.ownerUrl, `alter table audit add constraint nothing_more check (act <> 'proposed') not valid`);
  expect((await propose(first)).answer.status).toBe(503);
  await queryAs(county.database.ownerUrl, `alter table audit drop constraint nothing_more`);
  expect(await look()).toEqual(before);
});

test('each role finds what is its own, and nothing there is rehearsed', async () => {
  for (const [login, status] of Object.entries({
    auditor: 200,
    finance: 200,
    haifeng: 200,
    kangjia: 200,
    hotline: 404,
    operator: 404,
    yibao: 404,
  }))
    expect([login, (await (await desk(login as Login)).ask('staffReadSunshine')).status]).toEqual([login, status]);
  const finance = await desk('finance');
  const town = await desk('haifeng');
  expect((await writeAsset(finance)).status).toBe(404);
  expect((await writeFund(town)).status).toBe(404);
  expect((await propose(finance)).answer.status).toBe(404);
  const { releaseId } = (await look()).releases[0]!;
  expect((await make(finance, releaseId, 'site-page')).status).toBe(404);
  expect((await make(town, releaseId, 'site-page')).status).toBe(200);
});
