import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countyDesk, DutyDesk, friday, townDesk } from '../helpers/duty-desk.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { photo, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let duty: DutyDesk;
beforeAll(async () => {
  county = await openTestCounty();
  county.clock.set(`${friday}T21:50:00+08:00`);
  duty = new DutyDesk(county);
});
afterAll(() => county?.close());

const ringsAt = (phone: string, number: string) => duty.heard(phone).filter((text) => text.includes(number)).length;
const reserveLeft = async () => {
  const { body } = await (await duty.desk('haifeng')).ask('staffReadEmergency', { params: { emergencyId: kept } });
  return body.reserve.leftFen;
};
let kept = '';

test('a hole in the roster: the town’s desk and the county’s ring at once, and nobody is told 马上', async () => {
  await duty.man({ town: 'nobody' });
  const { body } = await duty.report({ phone: '16900003201' });
  expect(body.text).toBe('收到了，告诉镇上和县里了。30分钟内打给您。等不及，打12349。');
  expect(body.calls).toEqual([
    { name: '海丰街道值班', phone: townDesk },
    { name: '县里值班', phone: countyDesk },
    { name: '12349', phone: '12349' },
    { name: '张演示', phone: '16900008001' },
  ]);
  await county.knock();
  expect([ringsAt(townDesk, body.number), ringsAt(countyDesk, body.number)]).toEqual([1, 1]);
  expect((await duty.find('county', body.number)).rung.map(({ why }) => why).toSorted()).toEqual(['nobody-on-duty', 'reported']);
  await duty.take('county', (await duty.find('county', body.number)).emergencyId);
});

test('fire on Friday at 22:00: rung by roster, not taken, the county too; taken, a matter, paid, a slip, explained on Monday', async () => {
  await duty.shift('haifeng', '371623002');
  county.clock.set(`${friday}T22:00:00+08:00`);
  const { status, body } = await duty.report();
  expect(status).toBe(201);
  expect(body.text).toBe('收到了。镇上值班的人马上打给您。打不通，他会去找您。');
  await county.knock();
  expect([ringsAt(townDesk, body.number), ringsAt(countyDesk, body.number)]).toEqual([1, 0]);
  expect(duty.heard(townDesk).at(-1)).toContain(`有急事，请马上看。编号${body.number}`);
  const { emergencyId } = await duty.find('haifeng', body.number);
  kept = emergencyId;

  county.clock.set(`${friday}T22:10:00+08:00`);
  await county.knock();
  expect([ringsAt(townDesk, body.number), ringsAt(countyDesk, body.number)]).toEqual([2, 1]);
  expect((await duty.find('county', body.number)).rung.map(({ name, why }) => `${name} ${why}`).toSorted()).toEqual([
    '无棣县 not-taken',
    '海丰街道 again',
    '海丰街道 reported',
  ]);

  const taken = await duty.take('haifeng', emergencyId);
  expect(taken.body).toMatchObject({ state: 'taken', takenBy: '李演示', said: [{ phone: '16900003001', whosePhone: 'beside' }] });
  expect((await duty.take('county', emergencyId)).body).toMatchObject({ code: 'held-by-colleague' });
  county.clock.forward({ minutes: 10 });
  await county.knock();
  expect(ringsAt(townDesk, body.number)).toBe(2);

  const opened = await duty.open('haifeng', emergencyId, { name: '孙演示', need: '房子烧了，一家三口没地方住', caller: 'neighbour' });
  expect(opened.body.matter).toMatchObject({ identified: 'no', step: 'reported' });
  expect(opened.body.reserve).toEqual({ state: 'set', leftFen: 8_000_000, ofFen: 8_000_000, demo: true });

  const over = await duty.act('haifeng', 'staffPayEmergency', emergencyId, { amountFen: 255_001, way: 'cash', finding: '房子烧了' });
  expect(over.body).toMatchObject({ code: 'not-now' });
  const paid = await duty.act('haifeng', 'staffPayEmergency', emergencyId, {
    amountFen: 200_000,
    way: 'cash',
    finding: '房子烧了，先吃住',
  });
  expect(paid).toMatchObject({ status: 201, body: { matter: { step: 'paid-first', paidFen: 200_000 }, reserve: { leftFen: 7_800_000 } } });
  await county.knock();
  expect(new Villager(county, '16900003001').messages().at(-1)?.text).toContain('您说的急事批了');

  const officer = await duty.desk('haifeng');
  const bytes = photo('slip');
  const slip = { emergencyId, paperId: randomUUID() };
  const headers = { 'content-type': 'image/jpeg', 'x-sha256': createHash('sha256').update(bytes).digest('hex') };
  for (let twice = 0; twice < 2; twice += 1)
    expect((await officer.ask('staffSendSlip', { params: slip, headers, bytes })).status).toBe(200);
  const handed = await duty.act('haifeng', 'staffHandOver', emergencyId, { way: 'cash', sign: 'thumb' });
  expect(handed.body.matter?.slips).toEqual([{ paperId: slip.paperId }]);
  expect((await officer.ask('staffReadPaper', { params: { paperId: slip.paperId } })).status).toBe(200);

  // On Monday it lies open with its days, and what to write stands there already.
  county.clock.set('2026-11-30T08:30:00+08:00');
  await officer.signIn();
  const monday = await duty.find('haifeng', body.number);
  expect(monday.step).toEqual({ title: '先给您救急钱', day: '2026-12-04', left: '还有4天' });
  const { matterId } = handed.body.matter!;
  expect((await officer.record(matterId, 'emergency-over')).status).toBe(201);
  const seen = (await officer.ask('staffReadEmergency', { params: { emergencyId } })).body.matter!;
  expect(seen.suggested).toBe('11月27日 星期五，海丰街道康家村，村东头，小学后面，着火。先给了2000元，现金。');
  expect((await officer.record(matterId, 'supplement', { finding: seen.suggested })).status).toBe(201);
  expect((await officer.record(matterId, 'close', { finding: '房子可以申请修，镇上帮着报' })).status).toBe(201);
  expect((await duty.list('haifeng')).toExplain.map(({ number }) => number)).not.toContain(body.number);

  // Whoever rang from the number beside finds it under that number, once six figures prove it.
  const beside = await Villager.signedIn(county, '16900003001');
  expect((await beside.ask('listMatters')).body.matters[0]).toMatchObject({ matterId, state: { title: '这件事办完了' } });
});

test('over the cap: the county’s leaders are rung in order, the yes stands with who and when, and the county signs afterwards', async () => {
  county.clock.set(`${friday}T22:20:00+08:00`);
  await queryAs(county.database.ownerUrl, `update staff set totp_last_step = 0`);
  const bureauDesk = await duty.desk('county');
  await bureauDesk.signIn();
  await (await duty.desk('haifeng')).signIn();
  const leaders = [
    { name: '吴局演示', phone: '16900005101' },
    { name: '赵副局演示', phone: '16900005102' },
  ];
  const set = await bureauDesk.ask('staffSetLeaders', { body: { leaders } });
  expect(set.body).toMatchObject({ maySet: 'yes', leaders });
  const { body } = await duty.report({ phone: '16900003301', what: 'crash' });
  const { emergencyId } = await duty.find('haifeng', body.number);
  await duty.take('haifeng', emergencyId);
  await duty.open('haifeng', emergencyId, { name: '周演示', need: '车祸，手术要先交一万' });
  const list = await (await duty.desk('haifeng')).ask('staffListLeaders');
  expect(list.body).toMatchObject({ maySet: 'no', leaders });
  const tooMuch = { leaderId: list.body.leaders[0]!.leaderId, amountFen: 2_000_001 };
  expect((await duty.act('haifeng', 'staffNoteLeaderYes', emergencyId, tooMuch)).body).toMatchObject({ code: 'not-now' });
  const yes = await duty.act('haifeng', 'staffNoteLeaderYes', emergencyId, { ...tooMuch, amountFen: 1_000_000 });
  expect(yes.body.matter).toMatchObject({ step: 'leader-agreed' });
  // The county’s cap is higher; what a leader agreed to is not passed all the same, by whichever door.
  const beyond = { amountFen: 1_000_001, finding: '手术押金' };
  const refusal = { code: 'field-refused', field: 'amountFen', text: '县领导同意的，还剩10000元。要多给，请再打电话。' };
  expect((await duty.act('haifeng', 'staffPayEmergency', emergencyId, { ...beyond, way: 'transfer' })).body).toMatchObject(refusal);
  const byHand = await (await duty.desk('haifeng')).record(yes.body.matter!.matterId, 'pay-first', beyond);
  expect(byHand.body).toMatchObject(refusal);
  expect(yes.body.matter!.acts.find(({ event }) => event === 'pay-first')).toMatchObject({ atMost: 1_000_000 });
  const left = await reserveLeft();
  const paid = await duty.act('haifeng', 'staffPayEmergency', emergencyId, { amountFen: 1_000_000, way: 'transfer', finding: '手术押金' });
  expect(paid.body.matter).toMatchObject({ step: 'to-confirm', text: '10000元，已经批了。县里12月1日 星期二前补一个签字，不用您管。' });
  expect(await reserveLeft()).toBe(left);
  const { matterId } = paid.body.matter!;
  const { timeline } = await bureauDesk.open(matterId);
  expect(timeline?.map(({ title }) => title)).toContain('县里点头了');
  const stored = await queryAs<{ kind: string; actor_kind: string }>(
    county.database.ownerUrl,
    `select kind, actor_kind from event where matter = $1 order by number`,
    [matterId],
  );
  expect(stored.map(({ kind }) => kind)).toEqual(['submit', 'ask-leaders', 'leader-yes', 'pay-first']);
  const confirmed = await bureauDesk.record(matterId, 'confirm');
  expect(confirmed.body.state.title).toBe('先给您救急钱');
  expect((await (await duty.desk('haifeng')).record(matterId, 'emergency-over')).status).toBe(201);
});

test('what is left of the year’s reserve is never overdrawn, by no door; a new year without a figure asks the county', async () => {
  await queryAs(
    county.database.ownerUrl,
    `insert into figure select county, name, '2026-11-01', jsonb_set(jsonb_set(data, '{value}', '2500'), '{since}', '"2026-11-01"'), published_at from figure where name = 'urgent-reserve@371623002'`,
  );
  await county.app.freshen();
  const { body } = await duty.report({ phone: '16900003401' });
  const { emergencyId } = await duty.find('haifeng', body.number);
  await duty.take('haifeng', emergencyId);
  const { matter, reserve } = (await duty.open('haifeng', emergencyId)).body;
  expect(reserve.leftFen).toBe(50_000);
  const pay = (amountFen: number) =>
    duty.act('haifeng', 'staffPayEmergency', emergencyId, { amountFen, way: 'goods', finding: '被褥和吃的' });
  expect((await pay(50_001)).body).toMatchObject({ code: 'not-now', text: '镇上今年的备用金还剩500元，不够。请给县领导打电话。' });
  const byHand = await (await duty.desk('haifeng')).record(matter!.matterId, 'pay-first', { amountFen: 60_000, finding: '被褥' });
  expect(byHand.body).toMatchObject({ code: 'not-now' });
  expect((await pay(50_000)).body).toMatchObject({ reserve: { leftFen: 0 } });

  county.clock.set('2027-01-02T22:00:00+08:00');
  await queryAs(county.database.ownerUrl, `update staff set totp_last_step = 0`);
  await (await duty.desk('haifeng')).signIn();
  const next = await duty.report({ phone: '16900003402' });
  const { emergencyId: ofJanuary } = await duty.find('haifeng', next.body.number);
  await duty.take('haifeng', ofJanuary);
  expect((await duty.open('haifeng', ofJanuary)).body.reserve.state).toBe('not-set');
  const refused = await duty.act('haifeng', 'staffPayEmergency', ofJanuary, { amountFen: 100, way: 'cash', finding: '先吃饭' });
  expect(refused.body).toMatchObject({ code: 'not-now', text: '今年的备用金县里还没定。请给县领导打电话。' });
});
