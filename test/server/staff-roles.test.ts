import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { readWithoutIds } from '../helpers/read-without-ids.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let matterId: string;
let paperId: string;
beforeAll(async () => {
  county = await openTestCounty();
  const wang = await Villager.signedIn(county, '16900001801');
  const form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  paperId = paper.paperId;
  matterId = (await wang.apply({ ...form, papers: [paper] })).matters[0]!.matterId;
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();
const listOf = async (officer: Officer) => (await officer.ask('staffListMatters')).body.matters.map((line) => line.matterId);
const act = (officer: Officer, event: string, version: number, submissionId: string = randomUUID()) =>
  officer.ask('staffRecordEvent', { params: { matterId }, headers: { 'if-match': String(version) }, body: { submissionId, event } });

test('a village finds whom to visit and where, and nothing of illness, income, photos or sums', async () => {
  const village = await desk('kangjia');
  expect((await village.ask('readStaffSession')).body).toMatchObject({ roleName: '村里经办', places: ['海丰街道康家村'] });
  expect(await listOf(village)).toEqual([matterId]);
  const shown = await village.open(matterId);
  expect(shown.applicantFull).toMatchObject({ name: '王秀英', phone: '16900001801' });
  expect(shown).not.toHaveProperty('facts');
  expect(shown).not.toHaveProperty('papers');
  expect(shown).not.toHaveProperty('timeline');
  expect(shown.state.text).toBe('');
  expect(readWithoutIds(shown)).not.toMatch(/31000|元/);
  expect((await village.ask('staffReadPaper', { params: { paperId } })).status).toBe(404);
});

test('the hotline reads what the phone says and no photo, and may record nothing here', async () => {
  const hotline = await desk('hotline');
  const shown = await hotline.open(matterId);
  expect(shown.timeline!.map((entry) => entry.kind)).toEqual(['submit']);
  expect(shown.acts).toEqual([]);
  expect(shown).not.toHaveProperty('facts');
  expect((await act(hotline, 'accept', 1)).status).toBe(403);
});

test('finance pays by whom, what and how much: no illness, no income, no photo, not even what is missing; its acts still work', async () => {
  const wang = await Villager.signedIn(county, '16900001802');
  const form = await wang.fillForm({ applicant: { idNumber: inventedIdNumber(1802) } });
  const { paper } = await wang.sendPaper(form.submissionId);
  const paid = (await wang.apply({ ...form, papers: [paper] })).matters[0]!.matterId;
  const [town, bureau, finance] = [await desk('haifeng'), await desk('county'), await desk('finance')];
  await town.record(paid, 'accept');
  await town.record(paid, 'hang');
  county.clock.forward({ days: 8 });
  await town.signIn();
  await town.record(paid, 'pass-to-county');
  await bureau.signIn();
  expect((await bureau.record(paid, 'approve', { amountFen: 320_000 })).status).toBe(201);

  await finance.signIn();
  const shown = await finance.open(paid);
  expect(shown.applicantFull).toMatchObject({ name: '王秀英', phone: '16900001802', address: '2组，村东头' });
  expect(JSON.stringify(shown.timeline)).toContain('3200元');
  for (const part of ['facts', 'papers', 'missing']) expect(shown).not.toHaveProperty(part);
  expect(readWithoutIds(shown)).not.toContain('31000');
  expect((await finance.ask('staffReadPaper', { params: { paperId: paper.paperId } })).status).toBe(404);
  expect((await finance.record(paid, 'order')).status).toBe(201);
  expect((await finance.record(paid, 'return', { reason: '账户名和姓名对不上' })).status).toBe(201);
  expect((await finance.record(paid, 'order')).status).toBe(201);
  expect((await finance.record(paid, 'credit')).status).toBe(201);
});

test('an auditor reads everything, leaves a trace of it, and never records an event', async () => {
  const auditor = await desk('auditor');
  const shown = await auditor.open(matterId);
  expect(shown.facts!.length).toBeGreaterThan(3);
  expect(shown.acts).toEqual([]);
  expect((await auditor.ask('staffReadPaper', { params: { paperId } })).status).toBe(200);
  for (const event of ['accept', 'hang', 'approve', 'no-such-event']) expect((await act(auditor, event, 1)).status).toBe(404);
  const looks = await queryAs(
    county.database.ownerUrl,
    `select a.act, a.what_kind from audit a join staff s on s.id = a.who where s.login = 'auditor' order by a.act, a.what_kind`,
  );
  expect(looks).toEqual([
    { act: 'opened', what_kind: 'matter' },
    { act: 'opened', what_kind: 'paper' },
    { act: 'said-why', what_kind: 'matter' },
    { act: 'signed-in', what_kind: 'staff' },
  ]);
});

test('whoever keeps the machines signs in and finds no person anywhere', async () => {
  const operator = await desk('operator');
  expect((await operator.ask('readStaffSession')).body).toMatchObject({ roleName: '运维', may: ['read-deliveries'] });
  for (const name of ['staffListMatters', 'staffReadMatter', 'staffReadPaper'] as const)
    expect((await operator.ask(name, { params: { matterId, paperId } })).status).toBe(404);
});

test('a department and a panel see a matter while it stands in a step of theirs, and afterwards what they recorded themselves; another department never', async () => {
  const [department, panel, auditor, other] = [await desk('yibao'), await desk('panel'), await desk('auditor'), await desk('jiaoti')];
  expect((await other.ask('readStaffSession')).body).toMatchObject({ roleName: '部门经办', body: '县教育和体育局' });
  await queryAs(county.database.ownerUrl, `update matter set body = 'ybj' where id = $1`, [matterId]);
  expect([await listOf(department), await listOf(panel)]).toEqual([[], []]);
  await queryAs(
    county.database.ownerUrl,
    `update procedure set data = jsonb_set(data, '{steps,submitted,events}', (
       select jsonb_agg(jsonb_set(event, '{role}', event -> 'role' || '["department"]')) from jsonb_array_elements(data #> '{steps,submitted,events}') event
     )) where id = (select procedure from matter where id = $1)`,
    [matterId],
  );
  expect([await listOf(department), await listOf(panel), await listOf(other)]).toEqual([[matterId], [], []]);
  for (const name of ['staffReadMatter', 'staffReadPaper'] as const)
    expect((await other.ask(name, { params: { matterId, paperId } })).status).toBe(404);
  expect((await act(other, 'accept', 1)).status).toBe(404);
  expect((await panel.ask('staffReadMatter', { params: { matterId } })).status).toBe(404);

  const submissionId = randomUUID();
  const accepted = await act(department, 'accept', 1, submissionId);
  expect(accepted).toMatchObject({ status: 201, body: { version: 2 } });
  expect(await listOf(department)).toEqual([]);
  expect((await act(department, 'accept', 1, submissionId)).body).toEqual(accepted.body);
  expect((await department.open(matterId)).acts).toEqual([]);
  expect((await auditor.open(matterId)).timeline![0]!.kind).toBe('accept');
});
