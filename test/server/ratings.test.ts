import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RateMatter } from '../../src/contract/grievance.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let town: Officer;
let bureau: Officer;
let hotline: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900003101');
  town = await new Officer(county, 'haifeng').signIn();
  bureau = await new Officer(county, 'county').signIn();
  hotline = await new Officer(county, 'hotline').signIn();
});
afterAll(() => county?.close());

const applied = async () => (await wang.apply()).matters[0]!.matterId;
async function over(): Promise<string> {
  const matterId = await applied();
  const { version } = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect((await wang.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } })).status).toBe(200);
  return matterId;
}
const rate = (matterId: string, body: RateMatter, who = wang) => who.ask('rateMatter', { params: { matterId }, body });
const tasks = async (officer: Officer) =>
  (await officer.ask('staffListGrievances')).body.grievances
    .filter(({ kind }) => kind === 'call-back')
    .map(({ grievanceId }) => grievanceId);
const read = (officer: Officer, grievanceId: string) => officer.ask('staffReadGrievance', { params: { grievanceId } });
const ratings = async (officer: Officer) => (await officer.ask('staffReadRatings')).body.rows;

test('once a matter when it is over, never before, never by somebody else, and nobody is asked twice', async () => {
  const open = await applied();
  expect((await rate(open, { level: 'good' })).body).toMatchObject({ code: 'not-now' });
  expect((await wang.ask('readMatter', { params: { matterId: open } })).body.rating).toBeUndefined();
  const matterId = await over();
  expect((await wang.ask('readMatter', { params: { matterId } })).body.rating).toBe('open');
  const li = await Villager.signedIn(county, '16900003102');
  expect((await rate(matterId, { level: 'good' }, li)).status).toBe(404);
  const [first, again] = await Promise.all([rate(matterId, { level: 'good' }), rate(matterId, { level: 'good' })]);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect((await rate(matterId, { level: 'bad' })).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await wang.ask('readMatter', { params: { matterId } })).body.rating).toBe('given');
  expect(await tasks(hotline)).toEqual([]);
});

test('whoever was not content is rung by somebody who had no hand in it; the town never learns of it; then the number is gone', async () => {
  const matterId = await applied();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  const { version } = (await wang.ask('readMatter', { params: { matterId } })).body;
  await wang.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  expect((await rate(matterId, { level: 'very-bad', words: '跑了三趟没人管' })).body.text).toContain('打电话');
  const [task] = await tasks(hotline);
  expect(await tasks(bureau)).toEqual([task]);
  expect((await town.ask('staffListGrievances')).status).toBe(404);
  expect((await read(town, task!)).status).toBe(404);
  const seen = (await read(hotline, task!)).body;
  expect(seen).toMatchObject({ words: '跑了三趟没人管', person: { name: '王**', phone: wang.phone }, mayDo: ['called'] });
  expect(JSON.stringify(seen)).not.toContain(matterId);
  expect(JSON.stringify((await hotline.ask('staffListGrievances')).body)).not.toMatch(/16900003101|三趟|王/);

  const call = (outcome: string, words?: string, seenVersion = 1) =>
    hotline.ask('staffActOnGrievance', {
      params: { grievanceId: task! },
      headers: { 'if-match': String(seenVersion) },
      body: { submissionId: randomUUID(), act: 'called', outcome, ...(words ? { words } : {}) },
    });
  expect((await call('not-reached')).body).toMatchObject({ state: { kind: 'open' }, mayDo: ['called'] });
  expect((await call('mended', '', 2)).body).toMatchObject({ code: 'field-refused' });
  expect((await call('mended', '说清楚了，镇上当天补办', 2)).body).toMatchObject({
    state: { kind: 'done' },
    person: { name: '', phone: '' },
  });
  const looks = await queryAs(county.database.ownerUrl, `select act from audit where what_kind = 'call-back' and what = $1`, [task]);
  expect(looks).toContainEqual({ act: 'opened' });
});

test('an officer who had a hand in it is not the one who rings', async () => {
  const matterId = await applied();
  await queryAs(
    county.database.adminUrl,
    `insert into matter_holder (county, matter, role, holder, since) select '371623', $1, 'county', id, now() from staff where login = 'county'`,
    [matterId],
  );
  const { version } = (await wang.ask('readMatter', { params: { matterId } })).body;
  await wang.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  expect((await rate(matterId, { level: 'bad' })).status).toBe(200);
  expect(await tasks(bureau)).toEqual([]);
  expect(await tasks(hotline)).toHaveLength(1);
});

test('counts are shown of a month that is over and from five on; no row says whose or when', async () => {
  for (const level of ['very-good', 'good'] as const) await rate(await over(), { level });
  expect(await ratings(bureau)).toEqual([]);
  county.clock.forward({ days: 10 });
  for (const one of [town, bureau]) await one.signIn();
  const [row] = await ratings(bureau);
  expect(row).toMatchObject({ town: '海丰街道', month: '2026年11月', all: 5 });
  expect(row!.levels.map(({ count }) => count)).toEqual([1, 2, 0, 1, 1]);
  expect(await ratings(town)).toEqual([row]);
  expect(await ratings(await new Officer(county, 'shuiwan').signIn())).toEqual([]);
  // One more in a new month is a handful.
  await rate(await over(), { level: 'good' });
  county.clock.forward({ days: 40 });
  await bureau.signIn();
  expect(await ratings(bureau)).toHaveLength(1);
  const rows = await queryAs(county.database.ownerUrl, 'select * from rating');
  const [account] = await queryAs<{ id: string }>(county.database.ownerUrl, 'select id from account limit 1');
  expect(JSON.stringify(rows)).not.toContain(account!.id);
  expect(Object.keys(rows[0]!).toSorted()).toEqual(['about', 'county', 'digest', 'level', 'month', 'program', 'sealed', 'town']);
});
