import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SetShift } from '../../src/contract/duty.contract.ts';
import { addDays } from '../../src/rules/day.ts';
import { whoIsOnDuty } from '../../src/server/staff/index.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

const haifengTown = '371623002';
const shuiwanTown = '371623101';
const bureau = '371623';
const friday = '2026-11-27';
let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());
beforeEach(async () => {
  county.clock.set(`${friday}T09:00:00+08:00`);
  await queryAs(county.database.ownerUrl, `update duty_shift set ended_at = set_at where ended_at is null`);
  await queryAs(county.database.ownerUrl, `update staff set totp_last_step = 0`);
});

const desk = (login: Login | 'second-county') => new Officer(county, login).signIn();
const at = (clock: string, day = friday) => new Date(`${day}T${clock}:00+08:00`);
const idOf = async (login: string) =>
  (await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login = $1`, [login]))[0]!.id;
const deskOf = async (officer: Officer, place: string) =>
  (await officer.ask('staffReadRoster')).body.desks.find(({ placeId }) => placeId === place)!;

async function set(officer: Officer, whom: string, given: Partial<SetShift> = {}) {
  const night = { day: friday, from: '17:30', until: '08:30', days: 1 };
  const body = { submissionId: randomUUID(), placeId: haifengTown, staffId: await idOf(whom), ...night, ...given };
  return { body, answer: await officer.ask('staffSetShift', { body }) };
}
const onDuty = async (place: string, now: Date) =>
  (await whoIsOnDuty(county.house, { kind: 'system', county: bureau }, place, now)).map(({ name }) => name);

test('on Friday at 22:00 the hotline finds who is on duty in the town, until when and under which number, and who comes next', async () => {
  const haifeng = await desk('haifeng');
  expect((await haifeng.ask('staffSetDutyPhone', { params: { placeId: haifengTown }, body: { deskPhone: '16900005001' } })).status).toBe(
    200,
  );
  expect((await set(haifeng, 'haifeng')).answer.status).toBe(201);
  await set(haifeng, 'haifeng', { day: addDays(friday, 1), from: '08:30', until: '08:30' });
  const hotline = await desk('hotline');
  expect(await deskOf(hotline, haifengTown)).toMatchObject({ onDuty: [], phone: '16900005001', maySet: 'no', colleagues: [] });
  county.clock.set(`${friday}T22:00:00+08:00`);
  await hotline.signIn();
  expect(await deskOf(hotline, haifengTown)).toMatchObject({
    onDuty: [{ name: '李演示', until: at('08:30', addDays(friday, 1)).toISOString() }],
    next: { name: '李演示', at: at('08:30', addDays(friday, 1)).toISOString() },
  });
  expect(await onDuty(haifengTown, at('17:29'))).toEqual([]);
  expect(await onDuty(haifengTown, at('17:30'))).toEqual(['李演示']);
  expect(await onDuty(haifengTown, at('08:30', addDays(friday, 2)))).toEqual([]);
  expect(await onDuty(shuiwanTown, at('22:00'))).toEqual([]);
  const [{ text } = { text: '' }] = await queryAs<{ text: string }>(
    county.database.ownerUrl,
    `select duty_desk::text as text from duty_desk`,
  );
  expect(text).not.toContain('16900005001');
});

test('hours without anybody and hours with two are told, and the first hole is what the form begins with', async () => {
  const officer = await desk('county');
  expect((await deskOf(officer, bureau)).warnings).toEqual(['还没排班。']);
  await set(officer, 'county', { placeId: bureau, day: friday, from: '09:00', until: '17:30' });
  await set(officer, 'county', { placeId: bureau, day: addDays(friday, 1), from: '08:30', until: '17:30', days: 7 });
  const { warnings, toFill } = await deskOf(officer, bureau);
  expect(warnings.slice(0, 2)).toEqual([
    '11月27日 星期五夜里（17:30到第二天8:30）没人值班。',
    '休息日，11月28日 星期六夜里（17:30到第二天8:30）没人值班。',
  ]);
  expect(toFill).toEqual({ day: friday, from: '17:30', until: '08:30', days: 1 });
  await queryAs(
    county.database.ownerUrl,
    `insert into staff (county, id, login, name, role, places, password_hash, totp_sealed, seeded, since)
       select county, $1, 'bureau-two', '钱演示', role, places, password_hash, totp_sealed, seeded, since from staff where login = 'county'`,
    [randomUUID()],
  );
  const { answer } = await set(officer, 'bureau-two', { placeId: bureau, ...toFill!, until: '09:30' });
  const told = answer.body.desks.find(({ placeId }) => placeId === bureau)!.warnings;
  expect(told).toContain('11月28日 星期六白天（8:30到9:30）有两个人：钱演示、吴演示。');
  expect(told[0]).toMatch(/^休息日，11月28日 星期六夜里/);
});

test('a town sets its own roster with its own people, the county everybody’s; nobody else sets or even finds one', async () => {
  const [haifeng, bureauDesk] = [await desk('haifeng'), await desk('county')];
  expect((await set(haifeng, 'haifeng', { placeId: shuiwanTown })).answer.status).toBe(404);
  expect((await set(haifeng, 'haifeng', { placeId: bureau })).answer.status).toBe(404);
  expect((await set(haifeng, 'county', { placeId: haifengTown })).answer.status).toBe(404);
  expect((await set(bureauDesk, 'shuiwan', { placeId: haifengTown })).answer.status).toBe(404);
  const { body } = await set(bureauDesk, 'shuiwan', { placeId: shuiwanTown });
  const shiftId = (await deskOf(bureauDesk, shuiwanTown)).shifts[0]!.shiftId;
  expect((await haifeng.ask('staffEndShift', { params: { shiftId } })).status).toBe(404);
  expect((await haifeng.ask('staffSetDutyPhone', { params: { placeId: shuiwanTown }, body: { deskPhone: '16900005002' } })).status).toBe(
    404,
  );
  expect((await haifeng.ask('staffReadRoster')).body.desks.map(({ placeId }) => placeId)).toEqual([haifengTown, bureau]);
  expect((await (await desk('kangjia')).ask('staffReadRoster')).body.desks.map(({ placeId }) => placeId)).toEqual([bureau, haifengTown]);
  for (const login of ['finance', 'yibao', 'panel', 'operator'] as const)
    expect((await (await desk(login)).ask('staffReadRoster')).status).toBe(404);
  await openSecondCounty(county);
  const second = await desk('second-county');
  expect((await second.ask('staffSetShift', { body: { ...body, submissionId: randomUUID() } })).status).toBe(404);
  expect((await second.ask('staffEndShift', { params: { shiftId } })).status).toBe(404);
});

test('duty opens no file: an officer put on duty in her town sees what she saw before, one who left it is on duty no more', async () => {
  const wang = await Villager.signedIn(county, '16900001951');
  const { matters } = await wang.apply();
  county.clock.set(`${friday}T09:00:00+08:00`);
  const shuiwan = await desk('shuiwan');
  await set(await desk('county'), 'shuiwan', { placeId: shuiwanTown, from: '08:30', until: '08:30' });
  expect(await onDuty(shuiwanTown, at('22:00'))).toEqual(['周演示']);
  expect((await shuiwan.ask('staffReadMatter', { params: { matterId: matters[0]!.matterId } })).status).toBe(404);
  expect((await shuiwan.ask('staffListMatters')).body.matters).toEqual([]);
  const move = (places: string) =>
    queryAs(county.database.ownerUrl, `update staff set places = array[$1] where login = 'shuiwan'`, [places]);
  await move('371623100');
  expect(await onDuty(shuiwanTown, at('22:00'))).toEqual([]);
  await move(shuiwanTown);
});

test('sent twice it is set once; the same person twice at once, odd days and a private demo number are refused; what is over stays', async () => {
  const haifeng = await desk('haifeng');
  const { body } = await set(haifeng, 'haifeng', { days: 3 });
  const again = await Promise.all([1, 2, 3].map(() => haifeng.ask('staffSetShift', { body })));
  expect(again.map(({ status }) => status)).toEqual([201, 201, 201]);
  const { shifts } = await deskOf(haifeng, haifengTown);
  expect(shifts).toHaveLength(3);
  expect((await haifeng.ask('staffSetShift', { body: { ...body, days: 2 } })).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await set(haifeng, 'haifeng', { from: '20:00', until: '21:00' })).answer.body).toMatchObject({ code: 'not-now' });
  for (const day of ['2026-11-26', '2026-02-30', '2027-06-01'])
    expect((await set(haifeng, 'haifeng', { day })).answer.body).toMatchObject({ code: 'field-refused', field: 'day' });
  const real = await haifeng.ask('staffSetDutyPhone', { params: { placeId: haifengTown }, body: { deskPhone: '13800138000' } });
  expect(real.body).toMatchObject({ code: 'not-an-invented-person' });

  const end = (shiftId: string) => haifeng.ask('staffEndShift', { params: { shiftId } });
  expect((await end(shifts[2]!.shiftId)).status).toBe(200);
  expect((await end(shifts[2]!.shiftId)).status).toBe(200);
  county.clock.set(`${addDays(friday, 1)}T09:00:00+08:00`);
  await haifeng.signIn();
  expect((await end(shifts[0]!.shiftId)).body).toMatchObject({ code: 'not-now', text: '这一班已经值完了，不能改。' });
  const acts = await queryAs(
    county.database.ownerUrl,
    `select act from audit where what_kind = 'duty-shift' and what in ($1, $2) order by at`,
    [body.submissionId, shifts[2]!.shiftId],
  );
  expect(acts).toEqual([{ act: 'added' }, { act: 'ended' }]);
});
