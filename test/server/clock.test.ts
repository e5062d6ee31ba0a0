import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'];
const zoneBefore = process.env['TZ'];
let county: TestCounty;
let wang: Villager;
let number = 0;
beforeAll(async () => {
  county = await openTestCounty();
  wang = new Villager(county, '16900003501');
  await wang.signIn();
});
afterEach(() => {
  process.env['TZ'] = zoneBefore;
  if (zoneBefore === undefined) delete process.env['TZ'];
});
afterAll(() => county?.close());

async function applyAt(instant: string) {
  county.clock.set(instant);
  number += 1;
  const receipt = await wang.apply(await wang.fillForm({ applicant: { idNumber: inventedIdNumber(70 + number) } }));
  const { matterId, lookBy } = receipt.matters[0]!;
  const matter = (await wang.ask('readMatter', { params: { matterId } })).body;
  return { matterId, lookBy, text: receipt.text, when: matter.timeline[0]!.when, next: matter.next };
}

test('half past midnight in Shandong is that day, wherever the machine thinks it is', async () => {
  const told = [];
  for (const zone of zones) {
    process.env['TZ'] = zone;
    const { matterId: _its, ...words } = await applyAt('2026-11-25T00:30:00+08:00');
    told.push(words);
  }
  expect(told[0]).toMatchObject({ when: '11月25日 星期三 凌晨0:30', lookBy: { day: '2026-12-02', certain: true } });
  for (const words of told) expect(words).toEqual(told[0]);
});

test('the rules count the same days in every time zone, over three years', async () => {
  const script = `
    const [{ addWorkingDays }, { dayInWords, instantInWords }, { addDays, dayOf }] = await Promise.all(['working-day', 'day-in-words', 'day'].map((name) => import('./src/rules/' + name + '.ts')));
    const { readFileSync } = await import('node:fs');
    const { createHash } = await import('node:crypto');
    const calendar = JSON.parse(readFileSync('mock/data/calendar.json', 'utf8'));
    const hash = createHash('sha256');
    for (let day = '2025-01-01'; day < '2028-01-01'; day = addDays(day, 1)) {
      hash.update(JSON.stringify([dayInWords(day), addWorkingDays(day, 5, calendar), addWorkingDays(day, 20, calendar)]));
      for (const time of ['00:00:00', '07:59:59', '08:00:00', '23:59:59']) { const at = new Date(day + 'T' + time + '+08:00'); hash.update(dayOf(at) + instantInWords(at)); }
    }
    console.log(hash.digest('hex'));`;
  const run = promisify(execFile);
  const digests = await Promise.all(
    zones.map(async (TZ) => (await run(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ } })).stdout),
  );
  expect(digests[0]).toMatch(/^[0-9a-f]{64}\n$/);
  expect(new Set(digests).size).toBe(1);
});

test('a date beyond the published calendar is told as 预计, and told anew once the new year is published', async () => {
  county.clock.set('2026-12-28T09:00:00+08:00');
  await wang.signIn();
  const { matterId, lookBy, next } = await applyAt('2026-12-28T10:00:00+08:00');
  expect(lookBy).toMatchObject({ day: '2027-01-04', certain: false, words: '海丰街道预计1月4日 星期一前看，看完告诉您。' });
  expect(next).toMatchObject({ day: '2027-01-04', certain: false, text: '镇上预计1月4日 星期一前办这一步' });

  await queryAs(county.database.ownerUrl, `insert into calendar (county, year, data, published_at) values ('371623', 2027, $1, now())`, [
    JSON.stringify({ rest: ['2027-01-01'], work: [], source: 'invented for this test' }),
  ]);
  await county.app.freshen();
  const after = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(after.next).toMatchObject({ day: '2027-01-05', certain: true, text: '镇上1月5日 星期二前办这一步', overdue: false });
});

test('a day promised ends at midnight: late is the first minute of the next day', async () => {
  county.clock.set('2026-11-24T09:05:00+08:00');
  const { matterId } = await applyAt('2026-11-24T09:05:00+08:00');
  const next = async () => (await wang.ask('readMatter', { params: { matterId } })).body.next!;
  county.clock.set('2026-12-01T23:59:59+08:00');
  expect(await next()).toMatchObject({ day: '2026-12-01', overdue: false });
  county.clock.set('2026-12-02T00:00:00+08:00');
  expect(await next()).toMatchObject({ overdue: true, text: '说好12月1日 星期二前办，晚了。打12349问一问。' });
});

test('seven days on the village board are seven whole days: the eighth morning is the first when it may go on', async () => {
  county.clock.set('2026-11-24T23:58:00+08:00');
  const { matterId } = await applyAt('2026-11-24T23:58:00+08:00');
  const town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  expect((await town.record(matterId, 'hang')).status).toBe(201);
  county.clock.set('2026-12-01T23:59:00+08:00');
  await town.signIn();
  expect((await town.record(matterId, 'pass-to-county')).body).toMatchObject({
    code: 'not-now',
    text: '还没到时候。12月2日 星期三起才能办这一步。',
  });
  county.clock.set('2026-12-02T00:00:00+08:00');
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
});

test('the officer’s list says how near a day is, in working days', async () => {
  const { matterId } = await applyAt('2026-12-08T09:05:00+08:00');
  const light = async (at: string) => {
    county.clock.set(at);
    const town = await new Officer(county, 'haifeng').signIn();
    return (await town.ask('staffListMatters')).body.matters.find((one) => one.matterId === matterId)?.light;
  };
  // Due on Tuesday the 15th; the 12th and 13th are a weekend.
  expect(await light('2026-12-09T09:00:00+08:00')).toBe('green');
  expect(await light('2026-12-10T09:00:00+08:00')).toBe('amber');
  expect(await light('2026-12-14T09:00:00+08:00')).toBe('red');
  expect(await light('2026-12-15T23:59:00+08:00')).toBe('red');
  expect(await light('2026-12-16T00:00:00+08:00')).toBe('overdue');
});

test('what is late goes up by itself, once a last day, and she reads it; nobody at a desk can do that or keep it back', async () => {
  const { matterId } = await applyAt('2026-12-21T09:05:00+08:00');
  const timeline = async () =>
    (await wang.ask('readMatter', { params: { matterId } })).body.timeline.map(({ title, who }) => `${title} · ${who}`);
  county.clock.set('2026-12-28T23:59:00+08:00');
  await county.knock();
  expect(await timeline()).toEqual(['交给镇上了 · 您']);
  const rang = () => wang.messages().filter(({ text }) => /我们办晚了|户有新消息/.test(text)).length;
  const before = rang();
  county.clock.set('2026-12-29T00:00:00+08:00');
  const town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matterId, 'overdue')).body).toMatchObject({ code: 'not-for-you' });
  await Promise.all([county.knock(), county.knock()]);
  await county.knock();
  expect(await timeline()).toEqual(['晚了 · 到了日子', '交给镇上了 · 您']);
  // In her inbox at midnight; her phone rings by day, and as it stands for several persons at the next folding time.
  expect(rang()).toBe(before);
  county.clock.set('2026-12-29T08:00:00+08:00');
  await county.knock();
  expect(rang()).toBe(before);
  county.clock.set('2026-12-29T11:00:00+08:00');
  await Promise.all([county.knock(), county.knock()]);
  expect(rang()).toBe(before + 1);
  const { notices } = (await wang.ask('listNotices')).body;
  expect(notices[0]).toMatchObject({ title: '晚了', text: '说好的日子过了，还没办完。已经告诉上一级，盯着办。着急打12349。' });

  await town.signIn();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  const { day } = (await wang.ask('readMatter', { params: { matterId } })).body.next!;
  const seenByTown = async () => {
    await town.signIn();
    return (await town.open(matterId)).timeline!.map(({ title }) => title);
  };
  county.clock.set(`${day}T12:00:00+08:00`);
  await county.knock();
  expect(await seenByTown()).toEqual(['镇上接下了', '晚了', '交给镇上了']);
  county.clock.forward({ days: 1 });
  await county.knock();
  expect(await seenByTown()).toEqual(['晚了', '镇上接下了', '晚了', '交给镇上了']);
});
