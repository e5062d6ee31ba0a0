import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { routes } from '../../src/contract/routes.ts';
import { bureau, countyDesk, DutyDesk, friday, haifengTown, shuiwanTown, townDesk } from '../helpers/duty-desk.ts';
import { dumpAll } from '../helpers/dump-all.ts';
import { hire } from '../helpers/hire.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealPart } from '../helpers/seal-for-county.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let duty: DutyDesk;
let phones = 3100;
const freshPhone = () => `1690000${(phones += 1)}`;
beforeAll(async () => {
  county = await openTestCounty();
  county.clock.set(`${friday}T22:00:00+08:00`);
  duty = new DutyDesk(county);
  await duty.man();
});
afterAll(() => county?.close());
beforeEach(() => {
  county.clock.forward({ minutes: 3 });
});

test('nobody’s number, name or words lie open in the database, the log or a message', async () => {
  const phone = freshPhone();
  const { body } = await duty.report({ phone, where: '金丝雀胡同七号' });
  await county.knock();
  const { emergencyId } = await duty.find('haifeng', body.number);
  await duty.take('haifeng', emergencyId);
  await duty.open('haifeng', emergencyId, { name: '金丝雀演示', need: '金丝雀要被褥' });
  const everything = (await dumpAll(county.database.ownerUrl, county.filesDir)).toString() + county.logLines.join('\n');
  for (const secret of [phone, '金丝雀']) expect(everything.includes(secret), secret).toBe(false);
  const heard = duty.heard(townDesk)[0]!;
  expect(heard).toMatch(/编号\d{4}/);
  expect(heard.length).toBeLessThanOrEqual(70);
  expect(heard).not.toMatch(/着火|病|康家/);
});

test('a flood under one number is one task, and a second real one within it is heard', async () => {
  const phone = freshPhone();
  const first = await duty.report({ phone });
  await county.knock();
  const rings = () => duty.heard(townDesk).filter((text) => text.includes(first.body.number)).length;
  expect(rings()).toBe(1);
  const many = await Promise.all(Array.from({ length: 8 }, () => duty.report({ phone })));
  expect(new Set([first, ...many].map(({ body }) => body.number)).size).toBe(1);
  await county.knock();
  expect(rings()).toBe(1);
  county.clock.forward({ minutes: 1 });
  await duty.report({ phone, what: 'crash', where: '桥头，三轮车翻了' });
  await county.knock();
  expect(rings()).toBe(2);
  const { emergencyId, reports } = await duty.find('haifeng', first.body.number);
  expect(reports).toBe(10);
  const { body } = await duty.take('haifeng', emergencyId);
  expect(body.said.at(-1)).toMatchObject({ what: '车祸', where: '桥头，三轮车翻了', phone });
  // Once it has become a matter, the same number rings anew.
  expect((await duty.open('haifeng', emergencyId)).status).toBe(201);
  expect((await duty.report({ phone })).body.number).not.toBe(first.body.number);
});

test('sent twice it is one; another body under the same id is not taken for it', async () => {
  const submissionId = randomUUID();
  const phone = freshPhone();
  const [a, b] = await Promise.all([duty.report({ submissionId, phone }), duty.report({ submissionId, phone })]);
  expect([a.status, b.status]).toEqual([201, 201]);
  expect(a.body.number).toBe(b.body.number);
  expect((await duty.report({ submissionId, phone, where: '别处' })).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await duty.find('haifeng', a.body.number)).reports).toBe(1);
});

test('what waited sealed is the same report, a mended number lies over the first, and what opens nowhere is told so', async () => {
  const submissionId = randomUUID();
  const phone = freshPhone();
  const given = { submissionId, what: 'fire', villageCode: county.codeId, where: '村东头', phone: '12345' };
  const send = (envelopes: string[], id = submissionId) =>
    ask(county.publicUrl, 'reportSealedEmergency', { body: { submissionId: id, villageCode: county.codeId, envelopes } });
  const whole = await sealPart(county, given);
  expect((await send([whole])).body).toMatchObject({ code: 'field-refused', field: 'phone' });
  const mended = [whole, await sealPart(county, { phone })];
  const [sealed, again] = [await send(mended), await send(mended)];
  expect([sealed.status, again.body.number]).toEqual([201, sealed.body.number]);
  expect((await duty.find('haifeng', sealed.body.number)).reports).toBe(1);
  expect((await ask(county.publicUrl, 'reportEmergency', { body: { ...given, phone } })).body.number).toBe(sealed.body.number);
  expect((await send(mended, randomUUID())).body).toMatchObject({ code: 'seal-unknown' });
  expect((await send([Buffer.alloc(200, 1).toString('base64')])).body).toMatchObject({ code: 'seal-unknown' });
});

test('many numbers from one device become one task with each of its reports', async () => {
  const deviceId = randomUUID();
  const sent = [];
  for (let at = 0; at < 5; at += 1) sent.push(await duty.report({ phone: freshPhone(), deviceId }));
  const numbers = sent.map(({ body }) => body.number);
  expect(new Set(numbers).size).toBe(3);
  expect((await duty.find('haifeng', numbers[4]!)).reports).toBe(3);
});

test('the widest fence slows and stops nobody: a small sum, and the report is in', async () => {
  const reports = await Promise.all(Array.from({ length: 22 }, (_one, at) => duty.report({ phone: freshPhone(), where: String(at) })));
  const slowed = reports.filter(({ status }) => status === 428);
  expect(slowed.length).toBeGreaterThan(0);
  const submissionId = randomUUID();
  const phone = freshPhone();
  const refused = await duty.report({ submissionId, phone });
  const { sum } = refused.body as unknown as { sum: { challenge: string; bits: number } };
  let nonce = 0;
  while (createHash('sha256').update(`${sum.challenge}::${nonce}`).digest().readUInt32BE(0) >>> (32 - sum.bits) !== 0) nonce += 1;
  expect((await duty.report({ submissionId, phone }, { 'x-sum': String(nonce) })).status).toBe(201);
});

test('only a number that nobody could ring back is asked again; everything else goes through', async () => {
  for (const phone of ['', '12345', '169000031', 'abc'])
    expect((await duty.report({ phone })).body).toMatchObject({ code: 'field-refused', field: 'phone' });
  expect((await duty.report({ phone: '13800138000' })).body).toMatchObject({ code: 'not-an-invented-person' });
  for (const odd of [
    { what: 'earthquake' },
    { villageCode: '371623002250AZZZZZZ', townId: 'nowhere' },
    { where: '' },
    { whosePhone: '?' },
    { phone: '+86 1690 0009 001' },
  ])
    expect((await duty.report({ phone: freshPhone(), ...odd })).status, JSON.stringify(odd)).toBe(201);
});

test('where nobody knows the town, the county’s own desk rings, and the officer names the village', async () => {
  const { body } = await duty.report({ phone: freshPhone(), villageCode: 'ZZZZZZZZZZZZ' });
  expect(body.text).toBe('收到了。县里值班的人马上打给您。打不通，他会去找您。');
  await county.knock();
  expect(duty.heard(countyDesk).some((text) => text.includes(body.number))).toBe(true);
  const { emergencyId, place } = await duty.find('county', body.number);
  expect(place).toBe('无棣县');
  expect((await duty.list('haifeng')).ringing.some(({ number }) => number === body.number)).toBe(false);
  await duty.take('county', emergencyId);
  expect((await duty.open('county', emergencyId)).body).toMatchObject({ code: 'field-refused', field: 'villageId' });
  const opened = await duty.open('county', emergencyId, { villageId: '371623002250' });
  expect(opened.body).toMatchObject({ townId: haifengTown, villageId: '371623002250' });
});

test('a report of two is closed as the same, a prank is closed; what has become a matter is not', async () => {
  const [one, two] = [await duty.report({ phone: freshPhone() }), await duty.report({ phone: freshPhone() })];
  const [a, b] = [await duty.find('haifeng', one.body.number), await duty.find('haifeng', two.body.number)];
  const { body } = await duty.take('haifeng', b.emergencyId);
  expect(body.others.map(({ number }) => number)).toContain(one.body.number);
  const officer = await duty.desk('haifeng');
  const close = (emergencyId: string, given: object) => officer.ask('staffCloseEmergency', { params: { emergencyId }, body: given });
  expect((await close(a.emergencyId, { why: 'prank' })).body).toMatchObject({ code: 'held-by-colleague' });
  expect((await close(b.emergencyId, { why: 'same' })).body).toMatchObject({ code: 'field-refused', field: 'sameAs' });
  const same = { why: 'same', sameAs: a.emergencyId };
  expect((await close(b.emergencyId, same)).status).toBe(200);
  expect((await close(b.emergencyId, same)).status).toBe(200);
  await duty.take('haifeng', a.emergencyId);
  await duty.open('haifeng', a.emergencyId);
  expect((await close(a.emergencyId, { why: 'no-need' })).body).toMatchObject({ code: 'not-now' });
});

test('what came by a plain call is written down: the hotline’s rings, the officer’s own is in hand at once', async () => {
  const hotline = await duty.desk('hotline');
  const body = { submissionId: randomUUID(), what: 'illness', placeId: '371623002250', where: '3组', phone: freshPhone(), by: 'hotline' };
  const written = await hotline.ask('staffWriteEmergency', { body });
  expect(written).toMatchObject({ status: 201, body: { state: 'ringing', place: '海丰街道康家村' } });
  expect((await hotline.ask('staffWriteEmergency', { body })).body.number).toBe(written.body.number);
  expect(written.body.rung).toMatchObject([{ name: '海丰街道', why: 'reported' }]);
  expect((await hotline.ask('staffReadEmergency', { params: { emergencyId: written.body.emergencyId } })).status).toBe(404);
  const own = { submissionId: randomUUID(), what: 'hunger', placeId: haifengTown, by: 'walk-in' };
  expect((await (await duty.desk('haifeng')).ask('staffWriteEmergency', { body: own })).body).toMatchObject({
    state: 'taken',
    mine: 'yes',
  });
  expect((await (await duty.desk('shuiwan')).ask('staffWriteEmergency', { body: { ...own, submissionId: randomUUID() } })).status).toBe(
    404,
  );
});

test('somebody without an ID number is a matter that lists, opens and prints; the number later joins who is registered', async () => {
  const wang = await Villager.signedIn(county, '16900003901');
  const idNumber = inventedIdNumber(391);
  await wang.apply(await wang.fillForm({ applicant: { idNumber, name: '王秀英' } }));
  const phone = freshPhone();
  const { body } = await duty.report({ phone });
  const { emergencyId } = await duty.find('haifeng', body.number);
  await duty.take('haifeng', emergencyId);
  const opened = await duty.open('haifeng', emergencyId);
  const matterId = opened.body.matter!.matterId;
  expect(opened.body.matter).toMatchObject({ name: '不知道姓名', identified: 'no' });
  const officer = await duty.desk('haifeng');
  const line = (await officer.ask('staffListMatters')).body.matters.find((one) => one.matterId === matterId);
  expect(line?.applicant).toBe('不知道姓名');
  expect((await officer.open(matterId)).applicantFull).toMatchObject({ name: '不知道姓名', idNumber: '', phone });
  const identify = (given: object) => officer.ask('staffIdentifyPerson', { params: { emergencyId }, body: given });
  expect((await identify({ idNumber: '999900195601150013' })).body).toMatchObject({ code: 'field-refused', field: 'idNumber' });
  expect((await identify({ idNumber, name: '王秀英' })).body.matter).toMatchObject({ name: '王秀英', identified: 'yes' });
  expect((await identify({ idNumber })).status).toBe(200);
  expect((await identify({ idNumber: inventedIdNumber(392) })).body).toMatchObject({ code: 'not-now' });
  const people = await queryAs(
    county.database.ownerUrl,
    `select distinct person from matter where person = (select person from matter where id = $1)`,
    [matterId],
  );
  expect(people).toHaveLength(1);
  const hers = await queryAs(county.database.ownerUrl, `select id from matter where person = (select person from matter where id = $1)`, [
    matterId,
  ]);
  expect(hers.length).toBeGreaterThanOrEqual(2);
  // She who reported finds it under her number, once six figures prove it.
  const beside = await Villager.signedIn(county, phone);
  expect((await beside.ask('listMatters')).body.matters.map((one) => one.matterId)).toContain(matterId);
});

test('an officer’s own family is a colleague’s as soon as it is known who it is', async () => {
  const idNumber = inventedIdNumber(393);
  const own = await hire(county, { login: 'cousin', name: '钱演示', role: 'town', places: [haifengTown], idNumber });
  const { body } = await duty.report({ phone: freshPhone() });
  const { emergencyId } = await duty.find('haifeng', body.number);
  await own.ask('staffTakeEmergency', { params: { emergencyId }, body: {} });
  await own.ask('staffOpenEmergencyMatter', { params: { emergencyId }, body: { submissionId: randomUUID(), caller: 'self' } });
  expect((await own.ask('staffIdentifyPerson', { params: { emergencyId }, body: { idNumber } })).status).toBe(200);
  expect((await own.ask('staffReadEmergency', { params: { emergencyId } })).body).toMatchObject({ code: 'own-household' });
});

test('the wrong person may not: another town, village, finance, auditor, another county; and nothing of it is rehearsed', async () => {
  const { body } = await duty.report({ phone: freshPhone() });
  const { emergencyId } = await duty.find('haifeng', body.number);
  const params = { emergencyId };
  const shuiwan = await duty.desk('shuiwan');
  expect((await duty.list('shuiwan')).ringing).toEqual([]);
  const some = { staffReadEmergency: undefined, staffTakeEmergency: {}, staffCloseEmergency: { why: 'prank' } } as const;
  for (const [name, given] of Object.entries(some) as [keyof typeof some, object | undefined][])
    expect((await shuiwan.ask(name, { params, ...(given ? { body: given } : {}) })).status, name).toBe(404);
  expect((await duty.open('shuiwan', emergencyId)).status).toBe(404);
  for (const login of ['kangjia', 'finance', 'auditor', 'yibao', 'panel', 'operator'] as const) {
    const officer = await duty.desk(login);
    expect((await officer.ask('staffListEmergencies')).status, login).toBe(404);
    expect((await officer.ask('staffListLeaders')).status, login).toBe(404);
  }
  expect((await (await duty.desk('haifeng')).ask('staffSetLeaders', { body: { leaders: [] } })).status).toBe(404);
  const rehearsing = await (await duty.desk('haifeng')).ask('staffListEmergencies', { headers: { 'x-practice': 'town' } });
  expect(rehearsing.status).toBe(404);
  await openSecondCounty(county);
  const sent = photo('slip');
  const slip = {
    params: { emergencyId, paperId: randomUUID() },
    headers: { 'content-type': 'image/jpeg', 'x-sha256': createHash('sha256').update(sent).digest('hex') },
    bytes: sent,
  };
  expect((await shuiwan.ask('staffSendSlip', slip)).status).toBe(404);
  expect(routes.reportEmergency.audience).toBe('public');
  expect([bureau, shuiwanTown]).toHaveLength(2);
});
