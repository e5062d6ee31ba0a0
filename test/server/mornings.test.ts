import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** 四个一: each working morning what is due, and nothing on a day with nothing due. */
let county: TestCounty;
let liaison: Villager;
let li: Officer;
let matterId: string;
const liaisonPhone = '16900008001';
beforeAll(async () => {
  county = await openTestCounty();
  const villager = await Villager.signedIn(county, '16900003401');
  liaison = await Villager.signedIn(county, liaisonPhone);
  await hire(county, { login: 'haifeng-zhang', name: '张演示', role: 'town', places: ['371623002'] });
  li = await new Officer(county, 'haifeng').signIn();
  await queryAs(county.database.ownerUrl, `update staff set card_number = 'YS10102' where login = 'haifeng-zhang'`);
  matterId = (await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(401) } }))).matters[0]!.matterId;
});
afterAll(() => county?.close());

/** Forward to this moment of Shanghai, then a knock. */
async function at(moment: string): Promise<void> {
  county.clock.forward({ seconds: (new Date(`${moment}+08:00`).getTime() - county.clock.now().getTime()) / 1000 });
  await county.knock();
}
const rungs = () => county.sms.phones.messages.filter(({ phone, text }) => phone.endsWith(liaisonPhone) && text.includes('件事要办'));
const morning = async (officer: Officer) => (await (await officer.signIn()).ask('staffReadMorning')).body;
const rows = (day: string) =>
  queryAs<{ place: string; state: string; due: number }>(
    county.database.ownerUrl,
    `select place, state, due from digest where day = $1 and place = '371623002'`,
    [day],
  );
async function planFor(day: string): Promise<void> {
  const staff = await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login in ('haifeng', 'haifeng-zhang')`);
  const body = { submissionId: randomUUID(), day, half: 'afternoon', visitors: staff.map(({ id }) => id) };
  expect((await (await li.signIn()).ask('staffPlanMatterVisit', { params: { matterId }, body })).status).toBe(201);
}

test('a morning with nothing due is told to nobody, and shown to nobody', async () => {
  await county.knock();
  expect(await rows('2026-11-24')).toEqual([{ place: '371623002', state: 'nothing-due', due: 0 }]);
  expect(await morning(li)).toMatchObject({ state: 'none', due: [], lacking: [] });
  expect((await liaison.ask('readLiaisonMorning')).body).toMatchObject({ state: 'none', count: 0, lines: [] });
  expect(rungs()).toEqual([]);
});

test('on the morning of a visit the town reads what is due and the liaison gets one SMS, however often somebody knocks', async () => {
  await planFor('2026-11-25');
  await at('2026-11-25T07:50:00');
  expect(await rows('2026-11-25')).toEqual([]);
  await at('2026-11-25T08:00:30');
  await Promise.all([doWhatIsDue(county.house, county.app.senders), doWhatIsDue(county.house, county.app.senders)]);
  await county.knock();
  expect(await rows('2026-11-25')).toMatchObject([{ state: 'due', due: 1 }]);
  expect(rungs().map(({ text }) => text)).toEqual([expect.stringContaining('今天您手上有1件事要办')]);
  const told = await morning(li);
  expect(told).toMatchObject({ state: 'due', when: '11月25日 星期三' });
  expect(told.due).toMatchObject([{ kind: 'visits', count: 1, lines: [{ visitId: expect.any(String) }] }]);
  expect(told.due[0]!.lines[0]!.words).toMatch(/康家村 .家，/);
  await liaison.signIn();
  const hers = (await liaison.ask('readLiaisonMorning')).body;
  expect(hers).toEqual({
    state: 'due',
    day: '2026-11-25',
    count: 1,
    lines: [{ kind: 'visits', words: '今天有人来村里入户，请搭把手', count: 1 }],
  });
});

test('another town reads nothing of it, and only a town has a morning', async () => {
  expect(await morning(new Officer(county, 'shuiwan'))).toMatchObject({ state: 'none' });
  for (const login of ['county', 'hotline', 'auditor'] as const)
    expect((await (await new Officer(county, login).signIn()).ask('staffReadMorning')).status).toBe(404);
});

test('a record that lacks a phone or an ID number stands beside what is due, and its count is kept nowhere with a name', async () => {
  await queryAs(county.database.ownerUrl, `update contact set stale_at = now() where person = (select person from matter where id = $1)`, [
    matterId,
  ]);
  const told = await morning(li);
  expect(told.lacking).toMatchObject([{ kind: 'phone', count: 1, lines: [{ matterId }] }]);
  expect(told.lacking[0]!.lines[0]!.words).toMatch(/\*/);
  // And one whose card ends next month, as an officer read it off.
  const note = (until: string) =>
    li.ask('staffNoteCardMonth', { params: { matterId }, body: { submissionId: randomUUID(), member: 'm1', card: 'id-card', until } });
  expect((await note('2026-12')).status).toBe(201);
  expect((await morning(li)).lacking.map(({ kind, count }) => [kind, count])).toEqual([
    ['phone', 1],
    ['card', 1],
  ]);
  // The new one is there.
  expect((await note('2046-12')).status).toBe(201);
  expect((await morning(li)).lacking.map(({ kind }) => kind)).toEqual(['phone']);
});

test('no morning at a weekend or on a holiday; a Saturday that is worked has one', async () => {
  await at('2026-11-28T09:00:00');
  expect(await rows('2026-11-28')).toEqual([]);
  // As the State Council would announce them for the year in which this test moves its clock.
  const year = { rest: ['2027-01-01', '2027-01-04'], work: ['2027-01-09'], source: '演示' };
  await queryAs(county.database.ownerUrl, `insert into calendar (county, year, data, published_at) values ('371623', 2027, $1, now())`, [
    JSON.stringify(year),
  ]);
  for (const day of ['2027-01-01', '2027-01-02', '2027-01-04']) {
    await at(`${day}T09:00:00`);
    expect(await rows(day)).toEqual([]);
  }
  const before = rungs().length;
  await at('2027-01-05T06:00:00');
  await planFor('2027-01-09');
  await at('2027-01-09T08:10:00');
  expect(await rows('2027-01-09')).toMatchObject([{ state: 'due' }]);
  expect(rungs()).toHaveLength(before + 1);
});

test('it breaks between two towns and goes on with the others: each town once', async () => {
  await at('2027-01-11T06:00:00');
  // The first town was made, then the power went.
  await queryAs(
    county.database.ownerUrl,
    `insert into digest (county, place, period, day, state, due, made_at) values ('371623', '371623002', 'day', '2027-01-11', 'due', 7, now())`,
  );
  await at('2027-01-11T08:30:00');
  const all = await queryAs<{ place: string; due: number }>(
    county.database.ownerUrl,
    `select place, due from digest where day = '2027-01-11'`,
  );
  expect(new Set(all.map(({ place }) => place)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(1);
  expect(all.find(({ place }) => place === '371623002')!.due).toBe(7);
});
