import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { mediaTypeOf } from '../../src/rules/media-type.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { ScanCounter } from '../../src/server/qr/index.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { photo, Villager } from '../helpers/villager.ts';

const kangjia = '371623002250';
/** Villages of other tests: 王家's liaison is 王演示; the others have none. */
const [wangjia, village3, village4, newVillage] = ['371623002239', '371623002242', '371623002200', '371623002201'];
const haifengTown = '371623002';

let county: TestCounty;
/** 张演示, the liaison of 康家村, by the number in the register. */
let zhang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  await sql(`update place set since = '2026-01-01'`);
  await sql(`update village_code set issued_at = '2026-01-01'`);
  zhang = await Villager.signedIn(county, '16900008001');
});
afterAll(() => county?.close());

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, text, values);
const at = async (login: Login): Promise<Officer> => new Officer(county, login).signIn();
const codeOf = (village: string) => issueCode(county.house.vault, village, 'A');

/** Scans counted by a process that is then stopped. */
async function count(act: (scans: ScanCounter) => void): Promise<void> {
  const scans = new ScanCounter(county.house);
  act(scans);
  await scans.close();
}

const report = async (codeId: string, kind: string, device: string = randomUUID()) =>
  zhang.ask('reportCode', { params: { codeId }, body: { kind, device } });

async function sendPhoto(who: Villager, codeId: string, seed = 'of the wall', photoId: string = randomUUID()) {
  const bytes = photo(seed);
  const headers = { 'content-type': 'image/jpeg', 'x-code-id': codeId, 'x-sha256': createHash('sha256').update(bytes).digest('hex') };
  return { photoId, bytes, answer: await who.ask('sendCodePhoto', { params: { photoId }, headers, bytes }) };
}

const check = async (who: Villager, codeId: string, body: { finding: string; photoId?: string; checkId?: string }) =>
  who.ask('recordCodeCheck', { params: { codeId }, body: { checkId: randomUUID(), ...body } });

const file = async (officer: Officer, villageId: string) => (await officer.ask('staffReadVillage', { params: { villageId } })).body;

test('openings are counted by day and way; wrong tags and ids of no village too; the officer reads them by week', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const app = await buildApp(county.house, { work: false });
  vi.useRealTimers();
  const open = (path: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => app.listeners.public!.inject(`${path}/${codeOf(kangjia)}`)));
  await open('/m', 3);
  await open('/api/codes', 2);
  county.clock.forward({ days: 1 });
  await open('/m', 1);
  await app.close();
  await count((scans) => {
    scans.add({ county: '371623', village: kangjia, code: '', way: 'wrong-tag' });
    for (let time = 0; time < 1000; time += 1) scans.addUnknown('page');
    scans.addUnknown('app');
  });
  expect(
    await sql('select day::text, code, way, count::int from scan_day where village = $1 order by day, way collate "C"', [kangjia]),
  ).toEqual([
    { day: '2026-11-24', code: codeOf(kangjia), way: 'app', count: 2 },
    { day: '2026-11-24', code: codeOf(kangjia), way: 'page', count: 3 },
    { day: '2026-11-25', code: codeOf(kangjia), way: 'page', count: 1 },
    { day: '2026-11-25', code: '', way: 'wrong-tag', count: 1 },
  ]);
  expect(await sql('select way, count::int from unknown_scan order by way')).toEqual([
    { way: 'app', count: 1 },
    { way: 'page', count: 1000 },
  ]);
  const haifeng = await at('haifeng');
  const { weeks } = await file(haifeng, kangjia);
  expect([weeks.length, weeks.at(-1)]).toEqual([12, { from: '2026-11-23', page: 4, app: 2, check: 0, wrongTag: 1 }]);
  expect((await haifeng.ask('staffReadCodeHealth', { params: { weeks: '4' } })).body).toMatchObject({ wrongTags: 1, unknownIds: 1001 });
  const elsewhere = await (await at('shuiwan')).ask('staffReadCodeHealth', { params: { weeks: '4' } });
  expect(elsewhere.body).toMatchObject({ wrongTags: 0, towns: [{ id: '371623101', silent: elsewhere.body.towns[0]!.villages }] });
});

test('anybody may say that a code is torn: one phone counts once a day, a flood is one task, and every answer is the same', async () => {
  const device = randomUUID();
  const codeId = codeOf(village3);
  const answers = [
    await report(codeId, 'torn', device),
    await report(codeId.toLowerCase(), 'torn', device),
    await report('999999999999A234567', 'torn', device),
    await report(`${kangjia}A234567`, 'torn', device),
  ];
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [202, {}],
    [202, {}],
    [202, {}],
    [202, {}],
  ]);
  expect((await report(codeId, 'fine', device)).status).toBe(400);
  const haifeng = await at('haifeng');
  expect((await file(haifeng, village3)).tasks).toMatchObject([{ codeId, kind: 'torn', reports: 1, openedOn: '2026-11-25' }]);

  await Promise.all(Array.from({ length: 120 }, () => report(codeId, 'covered')));
  const [task] = (await file(haifeng, village3)).tasks;
  expect(task).toMatchObject({ kind: 'torn', reports: 21 });
  await report(codeId, 'fake');
  expect((await file(haifeng, village3)).tasks).toMatchObject([{ kind: 'fake', reports: 22 }]);
  county.clock.forward({ days: 1 });
  await report(codeId, 'fake', device);
  const again = await file(await at('haifeng'), village3);
  expect(again.tasks).toMatchObject([{ taskId: task!.taskId, kind: 'fake', reports: 23 }]);
  const kept = await sql(`select key as row from limit_count union all select to_jsonb(code_task)::text from code_task`);
  expect(JSON.stringify(kept)).not.toContain(device);
});

test('an old code that still hangs somewhere has a task of its own, in the same village', async () => {
  const fresh = issueCode(county.house.vault, village3, 'B');
  await sql(`insert into village_code (id, county, village, issued_at) values ($1, '371623', $2, now())`, [fresh, village3]);
  await sql(`update village_code set revoked_at = now(), replaced_by = $2 where id = $1`, [codeOf(village3), fresh]);
  await county.app.freshen();
  await report(fresh, 'gone');
  await report(codeOf(village3), 'elsewhere');
  const { tasks } = await file(await at('county'), village3);
  expect(tasks.map(({ codeId, reports }) => [codeId, reports])).toEqual([
    [codeOf(village3), 24],
    [fresh, 1],
  ]);
});

test('the liaison checks the code of her village with a photo; an officer of that town sees both, and the look at the photo is recorded', async () => {
  const { villages } = (await zhang.ask('listLiaisonVillages')).body;
  expect(villages).toEqual([
    { village: { id: kangjia, name: '康家村' }, town: { id: haifengTown, name: '海丰街道' }, codeId: codeOf(kangjia) },
  ]);
  const { codeId } = villages[0]!;
  const { photoId, bytes, answer } = await sendPhoto(zhang, codeId);
  expect([answer.status, (await sendPhoto(zhang, codeId, 'of the wall', photoId)).answer.status]).toEqual([200, 200]);
  expect((await sendPhoto(zhang, codeId, 'another', photoId)).answer).toMatchObject({ status: 409 });

  const checkId = randomUUID();
  const first = await check(zhang, codeId, { checkId, finding: 'torn', photoId });
  expect(first).toMatchObject({ status: 201, body: { checkId, onDay: '2026-11-26' } });
  county.clock.forward({ days: 1 });
  expect(await check(zhang, codeId, { checkId, finding: 'torn', photoId })).toMatchObject({ status: 201, body: first.body });
  expect(await check(zhang, codeId, { checkId, finding: 'fine', photoId })).toMatchObject({ status: 409 });
  expect(await check(zhang, codeId, { finding: 'torn', photoId: randomUUID() })).toMatchObject({ status: 400, body: { field: 'photoId' } });

  // Fine closes nothing by itself; it stands beside the task.
  expect((await check(zhang, codeId, { finding: 'fine' })).status).toBe(201);
  const haifeng = await at('haifeng');
  const seen = await file(haifeng, kangjia);
  expect(seen.tasks).toMatchObject([{ codeId, kind: 'torn', reports: 1 }]);
  expect(seen.checks).toEqual([
    { onDay: '2026-11-27', finding: 'fine', by: 'liaison' },
    { onDay: '2026-11-26', finding: 'torn', by: 'liaison', photoId },
  ]);
  expect((await zhang.ask('listLiaisonVillages')).body.villages).toMatchObject([{ lastCheckOn: '2026-11-27', finding: 'fine' }]);

  const shown = await fetch(`${county.staffUrl}/staff/api/code-photos/${photoId}`, { headers: { cookie: haifeng.cookie } });
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const picture = Buffer.from(await shown.arrayBuffer());
  expect([mediaTypeOf(picture), bytes.includes('of the wall'), picture.includes('of the wall')]).toEqual(['image/jpeg', true, false]);
  expect(await sql(`select act, who_kind from audit where what_kind = 'code-photo' and what = $1`, [photoId])).toEqual([
    { act: 'opened', who_kind: 'staff' },
  ]);
  const [kept] = await sql<{ file: string }>('select file from code_photo where id = $1', [photoId]);
  expect((await county.house.files.read(kept!.file)).includes('of the wall')).toBe(false);

  const shuiwan = await at('shuiwan');
  for (const answered of [
    await shuiwan.ask('staffReadCodePhoto', { params: { photoId } }),
    await shuiwan.ask('staffReadVillage', { params: { villageId: kangjia } }),
    await shuiwan.ask('staffListVillages', { params: { townId: haifengTown, weeks: '4' } }),
    await shuiwan.ask('staffCloseCodeTask', { params: { taskId: seen.tasks[0]!.taskId }, body: { outcome: 'was-fine' } }),
    await shuiwan.ask('staffRecordCodeCheck', { params: { villageId: kangjia }, body: { checkId: randomUUID(), finding: 'fine' } }),
  ])
    expect(answered).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('a neighbour is not the liaison, nor is another village’s, nor one who was it until yesterday', async () => {
  const codeId = codeOf(kangjia);
  const neighbour = await Villager.signedIn(county, '16900004501');
  const wang = await Villager.signedIn(county, '16900008002');
  await sql(
    `insert into liaison (county, id, village, name, phone, since, until) values ('371623', gen_random_uuid(), $1, '李演示', $2, '2026-07-01', '2026-11-26'),
    ('371623', gen_random_uuid(), $1, '郑演示', $3, '2026-12-01', null)`,
    [kangjia, '16900004502', '16900004503'],
  );
  const former = await Villager.signedIn(county, '16900004502');
  const next = await Villager.signedIn(county, '16900004503');
  for (const who of [neighbour, wang, former, next]) {
    const refused = await check(who, codeId, { finding: 'torn' });
    expect(refused).toMatchObject({ status: 404, body: (await check(who, `${kangjia}A234567`, { finding: 'torn' })).body });
    expect((await sendPhoto(who, codeId)).answer.status).toBe(404);
    const { villages } = (await who.ask('listLiaisonVillages')).body;
    expect(villages.map(({ village }) => village.id)).toEqual(who === wang ? [wangjia] : []);
  }
  expect((await check(wang, codeOf(wangjia), { finding: 'fine' })).status).toBe(201);
  expect((await file(await at('haifeng'), kangjia)).liaisons.map(({ name }) => name)).toEqual(['张演示']);
});

test('an officer checks a code herself and says what became of a report; said twice it is the same, and a later report is a new task', async () => {
  const village = await at('kangjia');
  const checkId = randomUUID();
  const body = { checkId, finding: 'covered' };
  const params = { villageId: kangjia };
  expect((await village.ask('staffRecordCodeCheck', { params, body })).status).toBe(201);
  expect((await village.ask('staffRecordCodeCheck', { params, body })).status).toBe(201);
  expect((await village.ask('staffRecordCodeCheck', { params, body: { checkId, finding: 'gone' } })).status).toBe(409);
  const { tasks, checks } = await file(village, kangjia);
  expect(checks[0]).toEqual({ onDay: '2026-11-27', finding: 'covered', by: 'staff' });
  expect(tasks).toMatchObject([{ kind: 'covered', reports: 2 }]);
  const close = (outcome: string) => village.ask('staffCloseCodeTask', { params: { taskId: tasks[0]!.taskId }, body: { outcome } });
  expect([(await close('cleaned')).status, (await close('cleaned')).status, (await close('was-fine')).status]).toEqual([200, 200, 409]);
  expect((await file(village, kangjia)).tasks).toEqual([]);
  await report(codeOf(kangjia), 'torn');
  expect((await file(village, kangjia)).tasks).toMatchObject([{ kind: 'torn', reports: 1 }]);
  const lists = (await village.ask('staffReadCodeHealth', { params: { weeks: '4' } })).body;
  expect(lists.towns).toEqual([{ id: haifengTown, name: '海丰街道', villages: 1, silent: 0, reported: 1, unchecked: 0 }]);
  const hotline = await at('hotline');
  expect((await file(hotline, kangjia)).tasks).toHaveLength(1);
  expect((await hotline.ask('staffRecordCodeCheck', { params, body: { checkId: randomUUID(), finding: 'fine' } })).status).toBe(404);
});

test('a village whose number is tried with many wrong tags gets one task a day', async () => {
  const guess = (times: number) =>
    count((scans) => {
      for (let time = 0; time < times; time += 1) scans.add({ county: '371623', village: village4, code: '', way: 'wrong-tag' });
    });
  const tasks = async () => (await file(await at('county'), village4)).tasks;
  await guess(29);
  await county.knock();
  expect(await tasks()).toEqual([]);
  await guess(1);
  await county.knock();
  await guess(70);
  await county.knock();
  const [task] = await tasks();
  expect(task).toMatchObject({ kind: 'guessed', codeId: village4, reports: 100 });
  const officer = await at('haifeng');
  await officer.ask('staffCloseCodeTask', { params: { taskId: task!.taskId }, body: { outcome: 'was-fine' } });
  await county.knock();
  expect(await tasks()).toEqual([]);
  county.clock.forward({ days: 1 });
  await guess(40);
  await county.knock();
  expect(await tasks()).toMatchObject([{ kind: 'guessed', reports: 40 }]);
});

test('silent and unchecked are by our own clock; a village that was added last week is neither', async () => {
  const read = async (weeks: string) => (await (await at('haifeng')).ask('staffReadCodeHealth', { params: { weeks } })).body.towns[0]!;
  const before = await read('4');
  // 康家村 alone was opened, and both liaisons were there.
  expect(before).toMatchObject({ silent: before.villages - 1, unchecked: before.villages - 2 });
  await sql(`update place set since = '2026-12-20' where id = $1`, [newVillage]);
  county.clock.set('2026-12-30T09:00:00+08:00');
  expect(await read('4')).toMatchObject({ silent: before.villages - 1, unchecked: before.villages - 1 });
  expect(await read('8')).toMatchObject({ silent: before.villages - 2, unchecked: before.villages - 3 });
  const lines = (await (await at('haifeng')).ask('staffListVillages', { params: { townId: haifengTown, weeks: '4' } })).body.villages;
  expect(lines).toHaveLength(before.villages);
  expect(lines.find(({ id }) => id === kangjia)).toMatchObject({
    name: '康家村',
    liaison: '张演示、郑演示',
    scans: 0,
    lastScanOn: '2026-11-25',
    lastCheckOn: '2026-11-27',
    finding: 'covered',
    task: { kind: 'torn' },
  });
});

test('the table of all villages is harmless in a program of tables, and nobody finds another town’s villages in it', async () => {
  const evil = '=HYPERLINK("http://evil.example","康家村")';
  await sql('update place set name = $1 where id = $2', [evil, kangjia]);
  await county.app.freshen();
  const exported = async (login: Login) => {
    const answer = await (await at(login)).ask('staffExportCodeHealth', { params: { weeks: '4' } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return String(answer.body)
      .replace(/^\uFEFF/, '')
      .split('\r\n')
      .filter(Boolean);
  };
  const town = await exported('haifeng');
  const line = town.find((one) => one.includes('HYPERLINK'))!;
  expect(line).toContain(`海丰街道,"'=HYPERLINK(""http://evil.example"",""康家村"")",'${kangjia},`);
  expect(town[0]).toMatch(/^镇街,村,区划代码,村码,联络员,近4周打开次数/);
  expect((await exported('kangjia')).length).toBe(2);
  const all = await exported('county');
  expect(all.length).toBeGreaterThan(500);
  expect(town.every((one) => one.startsWith('海丰街道') || one.startsWith('镇街'))).toBe(true);
  expect(all.slice(1).some((one) => /(^|,)["']?[=+@-]/.test(one.replaceAll(`"'=`, '')))).toBe(false);
  expect(await sql(`select count(*)::int from audit where what_kind = 'code-health' and act = 'exported'`)).toEqual([{ count: 3 }]);
});

test('no number of a phone, no device and no photo’s name came into the log', () => {
  const log = county.logLines.join('\n');
  expect(log).toContain('reportCode');
  for (const word of ['1690000', 'code-report', '371623002']) expect(log).not.toContain(word);
});
