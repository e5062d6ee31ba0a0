import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { NameDeputy } from '../../src/contract/staff.contract.ts';
import { addDays, dayOf } from '../../src/rules/day.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let matterId: string;
let paperId: string;
beforeAll(async () => {
  county = await openTestCounty();
  const wang = await Villager.signedIn(county, '16900001901');
  const form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  paperId = paper.paperId;
  matterId = (await wang.apply({ ...form, papers: [paper] })).matters[0]!.matterId;
  // A third town, so that there is somebody to pass on to.
  await queryAs(
    county.database.ownerUrl,
    `insert into staff (county, id, login, name, role, places, password_hash, totp_sealed, seeded, since)
       select county, $1, 'third', '孙演示', role, array['371623100'], password_hash, totp_sealed, seeded, since from staff where login = 'shuiwan'`,
    [third],
  );
});
afterAll(() => county?.close());
beforeEach(async () => {
  county.clock.forward({ days: 1 });
  await queryAs(county.database.ownerUrl, `update deputy set ended_at = $1 where ended_at is null`, [county.clock.now()]);
});

const third = randomUUID();
const desk = (login: Login | 'second-county') => new Officer(county, login).signIn();
const today = () => dayOf(county.clock.now());
const deputiesOf = async (officer: Officer) => (await officer.ask('staffListDeputies')).body;
const idOf = async (login: Login) =>
  (await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login = $1`, [login]))[0]!.id;
const mattersOf = async (officer: Officer) => (await officer.ask('staffListMatters')).body.matters;

async function name(officer: Officer, deputy: Login, given: Partial<NameDeputy> = {}) {
  const body = { submissionId: randomUUID(), deputyStaffId: await idOf(deputy), since: today(), until: today(), ...given };
  return officer.ask('staffNameDeputy', { body });
}

test('whoever is away names a colleague; she sees and acts there on those days and not a day longer, and the audit says for whom', async () => {
  const [haifeng, shuiwan] = [await desk('haifeng'), await desk('shuiwan')];
  expect((await deputiesOf(haifeng)).colleagues).toContainEqual({ staffId: await idOf('shuiwan'), name: '周演示', places: ['水湾镇'] });
  const since = addDays(today(), 1);
  const until = addDays(today(), 2);
  expect((await name(haifeng, 'shuiwan', { since, until })).body.standInsForMe).toMatchObject([
    { name: '周演示', since, until, state: 'later' },
  ]);
  expect(await mattersOf(shuiwan)).toEqual([]);
  expect((await shuiwan.ask('staffReadMatter', { params: { matterId } })).status).toBe(404);

  county.clock.set(`${since}T00:00:00+08:00`);
  await shuiwan.signIn();
  expect((await shuiwan.ask('readStaffSession')).body).toMatchObject({
    places: ['水湾镇'],
    standsInFor: [{ name: '李演示', places: ['海丰街道'], until }],
  });
  expect(await mattersOf(shuiwan)).toMatchObject([{ matterId, forWhom: '李演示' }]);
  expect((await shuiwan.open(matterId)).forWhom).toBe('李演示');
  expect((await shuiwan.ask('staffReadPaper', { params: { paperId } })).status).toBe(200);
  const accepted = await shuiwan.record(matterId, 'accept');
  expect(accepted.status).toBe(201);
  const acts = await queryAs<{ act: string; what_kind: string; for_whom: string | null }>(
    county.database.ownerUrl,
    `select distinct act, what_kind, for_whom from audit where who = $1 and act in ('listed', 'opened', 'recorded') and what <> '0' order by act, what_kind`,
    [await idOf('shuiwan')],
  );
  const forWhom = await idOf('haifeng');
  expect(acts).toEqual([
    { act: 'listed', what_kind: 'matters', for_whom: forWhom },
    { act: 'opened', what_kind: 'matter', for_whom: forWhom },
    { act: 'opened', what_kind: 'paper', for_whom: forWhom },
    { act: 'recorded', what_kind: 'matter', for_whom: forWhom },
  ]);
  // Whoever is away and looks in all the same does so for herself.
  await haifeng.signIn();
  expect(await haifeng.open(matterId)).not.toHaveProperty('forWhom');

  county.clock.set(`${until}T23:59:00+08:00`);
  await shuiwan.signIn();
  expect(await mattersOf(shuiwan)).toHaveLength(1);
  county.clock.set(`${addDays(until, 1)}T00:00:00+08:00`);
  expect(await mattersOf(shuiwan)).toEqual([]);
  expect((await shuiwan.ask('staffReadMatter', { params: { matterId } })).status).toBe(404);
});

test('either of the two ends it at once, as often as they like; nobody else can, nor learns that it exists', async () => {
  const [haifeng, shuiwan, bureau] = [await desk('haifeng'), await desk('shuiwan'), await desk('county')];
  for (const ends of [haifeng, shuiwan]) {
    const [line] = (await name(haifeng, 'shuiwan')).body.standInsForMe;
    expect(await mattersOf(shuiwan)).toHaveLength(1);
    const params = { deputyId: line!.deputyId };
    const foreign = await bureau.ask('staffEndDeputy', { params });
    const missing = await bureau.ask('staffEndDeputy', { params: { deputyId: randomUUID() } });
    expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
    for (let times = 0; times < 2; times += 1) expect((await ends.ask('staffEndDeputy', { params })).status).toBe(200);
    expect(await mattersOf(shuiwan)).toEqual([]);
    expect((await deputiesOf(haifeng)).standInsForMe).toEqual([]);
  }
  const audit = await queryAs(
    county.database.ownerUrl,
    `select act, count(*)::int as times from audit where what_kind = 'deputy' group by act`,
  );
  expect(audit).toEqual(expect.arrayContaining([{ act: 'ended', times: 2 }]));
});

test('nobody names herself, another role, another county, somebody who has left, or somebody who is not there: all but the first answer alike', async () => {
  await openSecondCounty(county);
  const haifeng = await desk('haifeng');
  expect((await name(haifeng, 'haifeng')).body).toMatchObject({ code: 'field-refused', field: 'deputyStaffId' });
  const neighbour = (await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login = 'second-shuiwan'`))[0]!.id;
  await queryAs(county.database.ownerUrl, `update staff set until = '2026-11-01' where id = $1`, [third]);
  const answers = [];
  for (const deputyStaffId of [await idOf('county'), await idOf('kangjia'), neighbour, third, randomUUID()])
    answers.push(await name(haifeng, 'shuiwan', { deputyStaffId }));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  await queryAs(county.database.ownerUrl, `update staff set until = null where id = $1`, [third]);
});

test('nothing is passed on: who stands in cannot be away on those days, who is away cannot stand in, and one is enough', async () => {
  const [haifeng, shuiwan] = [await desk('haifeng'), await desk('shuiwan')];
  const since = addDays(today(), 3);
  const until = addDays(today(), 5);
  expect((await name(haifeng, 'shuiwan', { since, until })).status).toBe(201);
  const refusals = [
    await name(shuiwan, 'haifeng', { since: until, until: addDays(until, 2), deputyStaffId: third }),
    await name(shuiwan, 'haifeng', { since: addDays(since, -1), until: since }),
    await name(haifeng, 'shuiwan', { since: until, until, deputyStaffId: third }),
  ];
  expect(refusals.map(({ status, body }) => [status, (body as unknown as { text: string }).text])).toEqual([
    [409, '那几天您在替别人办，不能再转给第三个人。'],
    [409, '那几天您在替别人办，不能再转给第三个人。'],
    [409, '那几天您已经请了人替。先结束那一次，再请别人。'],
  ]);
  // Before and after those days she may be away herself; and even a row that should not be there passes on nothing but her own.
  expect((await name(shuiwan, 'haifeng', { since: addDays(until, 1), until: addDays(until, 1) })).status).toBe(201);
  await queryAs(
    county.database.ownerUrl,
    `insert into deputy (county, id, away, deputy, since, until, named_at) values ('371623', $1, $2, $3, $4, $4, $5)`,
    [randomUUID(), await idOf('shuiwan'), third, since, county.clock.now()],
  );
  county.clock.set(`${since}T09:00:00+08:00`);
  await shuiwan.signIn();
  expect(await mattersOf(shuiwan)).toHaveLength(1);
  const passedOn = new Officer(county, 'shuiwan');
  await queryAs(county.database.ownerUrl, `update staff_session set staff = $1 where staff = $2`, [third, await idOf('shuiwan')]);
  passedOn.cookie = shuiwan.cookie;
  expect((await passedOn.ask('readStaffSession')).body).toMatchObject({
    name: '孙演示',
    standsInFor: [{ name: '周演示', places: ['水湾镇'] }],
  });
  expect(await mattersOf(passedOn)).toEqual([]);
});

test('a colleague who is away on those days cannot stand in', async () => {
  const [haifeng, shuiwan] = [await desk('haifeng'), await desk('shuiwan')];
  expect((await name(haifeng, 'shuiwan', { deputyStaffId: third })).status).toBe(201);
  expect((await name(shuiwan, 'haifeng')).body).toMatchObject({ code: 'not-now', text: '这位同事那几天也请假。请换一位。' });
});

test('two who name each other for the same day at the same moment: one of them is refused', async () => {
  const [haifeng, shuiwan] = [await desk('haifeng'), await desk('shuiwan')];
  const answers = await Promise.all([name(haifeng, 'shuiwan'), name(shuiwan, 'haifeng')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test('odd days are refused by the field they stand in; sent twice it is named once, sent differently it is not', async () => {
  const haifeng = await desk('haifeng');
  const day = (at: number) => addDays(today(), at);
  const odd: [Partial<NameDeputy>, string][] = [
    [{ since: day(-1) }, 'since'],
    [{ since: '2026-13-01' }, 'since'],
    [{ since: day(91), until: day(91) }, 'since'],
    [{ since: day(2), until: day(1) }, 'until'],
    [{ until: day(31) }, 'until'],
    [{ until: '2026-02-30' }, 'until'],
  ];
  for (const [given, field] of odd) expect((await name(haifeng, 'shuiwan', given)).body).toMatchObject({ code: 'field-refused', field });
  const submissionId = randomUUID();
  const sent = await Promise.all(Array.from({ length: 6 }, () => name(haifeng, 'shuiwan', { submissionId, until: day(30) })));
  expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
  expect((await deputiesOf(haifeng)).standInsForMe).toHaveLength(1);
  expect((await name(haifeng, 'shuiwan', { submissionId, until: day(29) })).body).toMatchObject({ code: 'already-sent-differently' });
});

test('a deputy who changes office, or whose colleague leaves, sees nothing any more', async () => {
  const [haifeng, shuiwan] = [await desk('haifeng'), await desk('shuiwan')];
  await name(haifeng, 'shuiwan');
  expect(await mattersOf(shuiwan)).toHaveLength(1);
  const set = (sql: string) => queryAs(county.database.ownerUrl, `update staff set ${sql} where login = 'haifeng'`);
  await set(`role = 'county'`);
  expect(await mattersOf(shuiwan)).toEqual([]);
  await set(`role = 'town', until = '2026-11-01'`);
  expect(await mattersOf(shuiwan)).toEqual([]);
  await set(`until = null`);
  expect(await mattersOf(shuiwan)).toHaveLength(1);
});
