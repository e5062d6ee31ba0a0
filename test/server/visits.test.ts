import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActOnVisit, PlanVisit, Visit } from '../../src/contract/visit.contract.ts';
import { addDays } from '../../src/rules/day.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

/** A stranger at the door: she knows who comes and when, and anybody may ask whether it is true. */
let county: TestCounty;
/** Of the matter that was filed last: nobody's number has more than one visit to be told of. */
let villager: Villager;
let li: Officer;
let shuiwan: Officer;
let bureau: Officer;
let hotline: Officer;
let number = 300;
const ids: Record<string, string> = {};
beforeAll(async () => {
  county = await openTestCounty();
  await hire(county, { login: 'haifeng-zhang', name: '张演示', role: 'town', places: ['371623002'] });
  li = await new Officer(county, 'haifeng').signIn();
  shuiwan = await new Officer(county, 'shuiwan').signIn();
  bureau = await new Officer(county, 'county').signIn();
  hotline = await new Officer(county, 'hotline').signIn();
  for (const { login, id } of await queryAs<{ login: string; id: string }>(county.database.ownerUrl, 'select login, id from staff'))
    ids[login] = id;
});
afterAll(() => county?.close());

/** Days later every session is over. */
async function signInAgain(): Promise<void> {
  for (const one of [li, shuiwan, bureau, hotline]) await one.signIn();
}

async function file(name = '王秀英演示'): Promise<string> {
  number += 1;
  villager = await Villager.signedIn(county, `16900003${number}`);
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(number), name } });
  return (await villager.apply(form)).matters[0]!.matterId;
}
const pair = () => [ids['haifeng']!, ids['haifeng-zhang']!];
const planned = (given: Partial<PlanVisit> = {}): PlanVisit => ({
  submissionId: randomUUID(),
  day: '2026-12-02',
  half: 'morning',
  visitors: pair(),
  ...given,
});
const plan = (officer: Officer, matterId: string, body: PlanVisit) => officer.ask('staffPlanMatterVisit', { params: { matterId }, body });
const read = (officer: Officer, visitId: string) => officer.ask('staffReadVisit', { params: { visitId } });
async function act(officer: Officer, visit: Visit, body: Omit<ActOnVisit, 'submissionId'>, submissionId: string = randomUUID()) {
  return officer.ask('staffActOnVisit', {
    params: { visitId: visit.visitId },
    headers: { 'if-match': String(visit.version) },
    body: { submissionId, ...body },
  });
}
const scan = () => ask(county.publicUrl, 'readVillageVisits', { params: { codeId: county.codeId } });
/** What her phone said of visits, without the signature. */
const texts = () =>
  villager
    .messages()
    .map(({ text }) => text.replace(/【.*?】/, ''))
    .filter((text) => text.includes('来您家'));
const inInbox = async (matterId: string, title: string) =>
  (await villager.ask('listNotices')).body.notices.find((one) => one.matterId === matterId && one.title === title)?.text ?? '';

test('nobody goes without a work card: the county notes it, and nobody else may', async () => {
  const matterId = await file();
  const refused = await plan(li, matterId, planned());
  expect(refused).toMatchObject({ status: 400, body: { code: 'field-refused', field: 'visitors' } });
  const params = { staffId: ids['haifeng-zhang']! };
  for (const wrong of [li, hotline])
    expect((await wrong.ask('staffSetWorkCard', { params, body: { cardNumber: 'YS10102' } })).status).toBe(404);
  expect((await bureau.ask('staffSetWorkCard', { params: { staffId: ids['hotline']! }, body: { cardNumber: 'YS10102' } })).status).toBe(
    404,
  );
  const noted = await bureau.ask('staffSetWorkCard', { params, body: { cardNumber: 'YS10102' } });
  expect(noted.body.people).toContainEqual(expect.objectContaining({ name: '张演示', office: '海丰街道', cardNumber: 'YS10102' }));
  expect((await li.ask('staffReadMatterVisits', { params: { matterId } })).body.colleagues.map(({ name }) => name)).toContain('张演示');
});

test('she reads at once who comes, and her phone says it the day before, once', async () => {
  const matterId = await file();
  const body = planned();
  const [first, again] = [await plan(li, matterId, body), await plan(li, matterId, body)];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.body.visits).toHaveLength(1);
  expect(again.body.visits[0]).toEqual(first.body.visits[0]);
  expect(await plan(li, matterId, { ...body, half: 'afternoon' })).toMatchObject({
    status: 409,
    body: { code: 'already-sent-differently' },
  });
  const visit = first.body.visits[0]!;
  expect(visit).toMatchObject({ whose: '王家', when: '12月2日 星期三 上午', mayDo: ['move', 'cancel'], due: 'coming' });

  const told = await inInbox(matterId, '有人来您家看看');
  expect(told).toContain('12月2日 星期三 上午，镇上');
  for (const said of ['李', '张', 'YS10101', 'YS10102', '不收钱，不看存折密码', '12349']) expect(told).toContain(said);
  await county.knock();
  expect(texts()).toEqual([]);

  county.clock.forward({ days: 7, hours: 1 });
  await county.knock();
  await county.knock();
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toMatch(/^12月2日的上午，镇上(李、张|张、李)两位同志来您家看看。他们不收钱/);
  await signInAgain();
  expect((await act(li, (await read(li, visit.visitId)).body, { act: 'cancel' })).status).toBe(201);
});

test('planned late she is told at once; today only where she has said yes on the phone', async () => {
  const matterId = await file();
  await county.knock();
  const today = (await li.ask('staffListVisits')).body.today;
  expect(await plan(li, matterId, planned({ day: today, half: 'afternoon' }))).toMatchObject({ status: 400, body: { field: 'agreed' } });
  expect(await plan(li, matterId, planned({ day: '2026-11-20' }))).toMatchObject({ status: 400, body: { field: 'day' } });
  expect(await plan(li, matterId, planned({ visitors: [ids['haifeng']!, ids['hotline']!] }))).toMatchObject({
    status: 400,
    body: { field: 'visitors' },
  });
  const visit = (await plan(li, matterId, planned({ day: today, half: 'afternoon', agreed: 'by-phone' }))).body.visits[0]!;
  await county.knock();
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).toContain('的下午，镇上');
  const { steps } = (await li.ask('staffReadMatterVisits', { params: { matterId } })).body;
  expect(steps).toMatchObject([{ kind: 'planned', text: '电话里和她说好的。', who: '李演示' }]);
  expect((await act(li, visit, { act: 'done' })).body).toMatchObject({ state: { kind: 'done' }, mayDo: [], due: 'over' });
});

test('moved and called off she is told; whoever read the older version changes nothing, and the timeline says it', async () => {
  const matterId = await file();
  const visit = (await plan(li, matterId, planned({ day: '2026-12-08' }))).body.visits[0]!;
  await county.knock();
  const id = randomUUID();
  const to = { act: 'move', day: '2026-12-09', half: 'afternoon' } as const;
  const moved = await act(li, visit, to, id);
  expect(moved.body).toMatchObject({ when: '12月9日 星期三 下午', state: { kind: 'planned' } });
  expect((await act(li, visit, to, id)).body.version).toBe(moved.body.version);
  expect(await act(li, visit, { act: 'cancel' })).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  await county.knock();
  expect(texts()[0]).toContain('改到12月9日的下午');
  county.clock.forward({ days: 7 });
  await signInAgain();
  await county.knock();
  expect(texts()[1]).toContain('12月9日的下午，镇上');
  const off = await act(li, (await read(li, visit.visitId)).body, { act: 'cancel' });
  expect(off.body).toMatchObject({ state: { kind: 'cancelled' }, mayDo: [] });
  await county.knock();
  expect(texts()[2]).toContain('原来说12月9日来您家看看，这次不来了');
  const { timeline } = (await villager.ask('readMatter', { params: { matterId } })).body;
  expect(timeline.slice(0, 3).map(({ kind }) => kind)).toEqual(['visit-cancelled', 'visit-moved', 'visit-planned']);
});

test('nobody home is a slip with a number and a new day, and nothing that is held against her', async () => {
  const matterId = await file();
  const today = (await li.ask('staffListVisits')).body.today;
  const visit = (await plan(li, matterId, planned({ day: today, agreed: 'by-phone' }))).body.visits[0]!;
  await county.knock();
  expect(await act(li, visit, { act: 'missed' })).toMatchObject({ status: 400, body: { field: 'day' } });
  expect((await act(li, visit, { act: 'missed', day: '2026-12-15', half: 'morning' })).body).toMatchObject({ state: { kind: 'missed' } });
  const { visits } = (await li.ask('staffReadMatterVisits', { params: { matterId } })).body;
  const next = visits.find(({ state }) => state.kind === 'planned')!;
  expect(next).toMatchObject({ day: '2026-12-15', when: '12月15日 星期二 上午' });
  const told = await inInbox(matterId, '我们来过，没见着您');
  expect(told).toContain(`号${next.number}`);
  expect(told).not.toMatch(/不配合|拒/);
  await county.knock();
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).toContain('没见着您，门口留了条。12月15日的上午再来');
});

test('she takes it back: nobody comes any more, and she is told instead of what she was to be told', async () => {
  const matterId = await file();
  const today = (await li.ask('staffListVisits')).body.today;
  const visit = (await plan(li, matterId, planned({ day: addDays(today, 4) }))).body.visits[0]!;
  const { version } = (await villager.ask('readMatter', { params: { matterId } })).body;
  const withdrawn = await villager.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  expect(withdrawn.status).toBe(200);
  await county.knock();
  await county.knock();
  expect((await read(li, visit.visitId)).body).toMatchObject({ state: { kind: 'cancelled' } });
  expect(texts()).toEqual([expect.stringContaining('来您家看看，这次不来了')]);
  expect(await plan(li, matterId, planned({ day: addDays(today, 4) }))).toMatchObject({ status: 409, body: { code: 'not-now' } });
});

test('whoever scans the village code reads surnames, office and the end of the card, and never whose house; nothing is said where nobody comes', async () => {
  const matterId = await file('周老栓演示');
  const today = (await li.ask('staffListVisits')).body.today;
  const quiet = await scan();
  expect(quiet.headers.get('cache-control')).toBe('no-store');
  const others = quiet.body.visits.length;
  const body = planned({ day: today, half: 'afternoon', agreed: 'by-phone', words: '看看房子漏不漏' });
  const visit = (await plan(li, matterId, body)).body.visits[0]!;
  const told = (await scan()).body;
  expect(told.visits).toHaveLength(others + 1);
  const mine = told.visits.find(({ when }) => when.startsWith('今天') && when.endsWith('下午'))!;
  expect(mine).toMatchObject({ office: '镇上', people: expect.arrayContaining([{ name: '李同志', cardEnd: '101' }]) });
  expect(JSON.stringify(told)).not.toMatch(/周|王|YS1|漏|演示|matterId/);
  await act(li, visit, { act: 'cancel' });
  expect((await scan()).body.visits).toHaveLength(others);
  county.clock.forward({ days: 30 });
  expect((await scan()).body).toMatchObject({ visits: [], text: '今天没有安排人来您村里入户。有人来要钱，打12349。' });
  const wrong = await ask(county.publicUrl, 'readVillageVisits', { params: { codeId: '371623002250AAAAAAA' } });
  expect(wrong).toMatchObject({ status: 404, body: { code: 'code-unknown' } });
});

test('the hotline says the same words, and yes or no to the household that rings; it plans nothing and reads no visit', async () => {
  await signInAgain();
  const matterId = await file('孙桂兰演示');
  const today = (await li.ask('staffListVisits')).body.today;
  const visit = (await plan(li, matterId, planned({ day: today, agreed: 'by-phone' }))).body.visits[0]!;
  const village = { params: { villageId: '371623002250' } };
  const told = (await hotline.ask('staffAskVisits', { ...village, body: {} })).body;
  expect(told).toMatchObject((await scan()).body);
  expect(told).not.toHaveProperty('hers');
  expect((await hotline.ask('staffAskVisits', { ...village, body: { name: ' 孙桂兰演示' } })).body.hers).toBe('yes');
  expect((await hotline.ask('staffAskVisits', { ...village, body: { name: '别人演示' } })).body.hers).toBe('no');
  expect((await shuiwan.ask('staffAskVisits', { ...village, body: {} })).status).toBe(404);
  for (const wrong of [hotline, shuiwan]) {
    expect((await read(wrong, visit.visitId)).status).toBe(404);
    expect((await plan(wrong, matterId, planned({ day: today }))).status).toBe(404);
    expect((await act(wrong, visit, { act: 'cancel' })).status).toBe(404);
  }
  expect((await shuiwan.ask('staffListVisits')).body.visits).toEqual([]);
  const looks = await queryAs(county.database.ownerUrl, `select act from audit where what_kind = 'visits' and what = '371623002250'`);
  expect(looks).toHaveLength(3);
});

test('a lead is gone to by two with names; the lead says the day, and nobody is told', async () => {
  const leadId = randomUUID();
  const lead = {
    submissionId: leadId,
    villageCode: county.codeId,
    device: randomUUID(),
    signs: ['ill'],
    where: '2组',
    childInDanger: false,
  };
  expect((await ask(county.publicUrl, 'reportLead', { body: lead })).status).toBe(201);
  const today = (await li.ask('staffListVisits')).body.today;
  const body = planned({ day: today, half: 'afternoon' });
  const made = await li.ask('staffPlanLeadVisit', { params: { leadId }, body });
  expect(made.body.visits).toMatchObject([{ leadId, whose: '有人说的一家', due: 'today' }]);
  expect((await li.ask('staffPlanLeadVisit', { params: { leadId }, body })).body.visits).toHaveLength(1);
  const told = (await li.ask('staffReadLead', { params: { leadId } })).body;
  expect(told.state.kind).toBe('visit-planned');
  expect(told.steps[0]!.text).toContain('张演示');
  expect((await shuiwan.ask('staffReadLeadVisits', { params: { leadId } })).status).toBe(404);
  expect((await act(li, made.body.visits[0]!, { act: 'done' })).body.state.kind).toBe('done');
});

test('whoever is of the family is not sent, and reads nothing of it', async () => {
  const idNumber = inventedIdNumber(990);
  const cousin = await hire(county, { login: 'haifeng-cousin', name: '赵演示', role: 'town', places: ['371623002'], idNumber });
  const [row] = await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login = 'haifeng-cousin'`);
  await bureau.ask('staffSetWorkCard', { params: { staffId: row!.id }, body: { cardNumber: 'YS10103' } });
  villager = await Villager.signedIn(county, '16900003199');
  const form = await villager.fillForm({ applicant: { idNumber, name: '赵演示' } });
  const matterId = (await villager.apply(form)).matters[0]!.matterId;
  const today = (await li.ask('staffListVisits')).body.today;
  expect(await plan(li, matterId, planned({ visitors: [ids['haifeng']!, row!.id], day: today, agreed: 'by-phone' }))).toMatchObject({
    status: 400,
    body: { field: 'visitors' },
  });
  const visit = (await plan(li, matterId, planned({ day: today, agreed: 'by-phone' }))).body.visits[0]!;
  expect((await read(cousin, visit.visitId)).status).toBe(404);
  expect((await act(cousin, visit, { act: 'cancel' })).status).toBe(404);
  expect((await cousin.ask('staffListVisits')).body.visits.map(({ visitId }) => visitId)).not.toContain(visit.visitId);
});
