import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOldReports } from '../../src/server/notify/index.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let number = 0;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());

/** A family that was just told by SMS that the town took it on; nobody knows yet whether it arrived. */
async function toldFamily() {
  county.sms.switches.set({ reports: 'held' });
  number += 1;
  const villager = new Villager(county, `1690000${3100 + number}`);
  await villager.signIn();
  await county.sms.releaseReports();
  const { matters } = await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(30 + number) } }));
  const { matterId } = matters[0]!;
  county.clock.forward({ minutes: 1 });
  expect((await town.signIn()).cookie).toBeTruthy();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  await county.knock();
  const message = county.sms.phones.messages.findLast((one) => one.phone === villager.phone)!;
  return { villager, message, matterId, attempt: message.context, serial: message.serialNo, mobile: message.phone };
}

async function report(body: unknown, given: { secret?: string; type?: string } = {}) {
  const text = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const headers: Record<string, string> =
    given.type === undefined ? { 'content-type': 'application/json' } : given.type ? { 'content-type': given.type } : {};
  return ask(county.publicUrl, 'reportTencentSms', {
    params: { secret: given.secret ?? county.house.settings.sms.tencent!.callbackSecrets[0]! },
    headers,
    bytes: text,
  });
}

const deliveries = async (attempt: string) =>
  (
    await queryAs<{ state: string }>(
      county.database.ownerUrl,
      'select d.state from delivery d join sms_attempt a on a.delivery = d.id where a.id = $1',
      [attempt],
    )
  )[0]!.state;
const sent = () => county.sms.phones.messages.length;

test('a real report moves the news from handed-over to delivered, and a repeated one changes nothing more', async () => {
  const { attempt, villager } = await toldFamily();
  expect(await deliveries(attempt)).toBe('handed-over');
  county.sms.switches.set({ doubled: true });
  await county.sms.releaseReports();
  await county.knock();
  expect(await deliveries(attempt)).toBe('delivered');
  const outcomes = await queryAs(county.database.ownerUrl, 'select state from sms_outcome where attempt = $1', [attempt]);
  expect(outcomes.map((row) => row['state'] as string).toSorted()).toEqual(['delivered', 'handed-over']);
  expect(villager.messages()).toHaveLength(2);
  county.sms.switches.reset();
});

test('a report that it did not arrive is believed, and nothing is sent again by itself', async () => {
  const { attempt, villager } = await toldFamily();
  county.sms.switches.set({ report: [{ errmsg: 'MK:0001', description: '空号' }] });
  await county.sms.releaseReports();
  await county.knock();
  county.clock.forward({ days: 3 });
  await county.knock();
  expect(await deliveries(attempt)).toBe('failed');
  expect(villager.messages()).toHaveLength(2);
  county.sms.switches.reset();
});

test('forged, foreign, contradicting and mutilated reports move nothing, send nothing, and break nothing', async () => {
  const { attempt, serial, message } = await toldFamily();
  const real = {
    report_status: 'SUCCESS',
    errmsg: 'DELIVRD',
    mobile: message.phone,
    sid: serial,
    ext: attempt,
    nationcode: '86',
    description: 'x',
    user_receive_time: 'x',
  };
  const before = sent();
  const lines: unknown[] = [
    { ...real, sid: 'another:serial' },
    { ...real, mobile: '16900009999' },
    { ...real, mobile: undefined },
    { ...real, mobile: 16900009999 },
    { ...real, sid: undefined },
    { ...real, sid: { $ne: null } },
    { ...real, sid: '' },
    { ...real, sid: '\u0000', ext: undefined },
    { ...real, sid: `${serial}\u0000` },
    { ...real, sid: 'x'.repeat(5000), ext: undefined },
    { ...real, ext: randomUUID(), sid: 'foreign' },
    { ...real, ext: "' or 1=1 --", sid: 'foreign' },
    { ...real, report_status: 'MAYBE' },
    { ...real, report_status: ['SUCCESS'] },
    { ...real, report_status: 'user_authorization_revoke' },
    { report_status: 'FAIL', errmsg: 'MK:0001', mobile: message.phone },
    null,
    7,
    'FAIL',
    [real],
  ];
  for (const line of lines) expect((await report([line])).status).toBe(200);
  for (const body of [
    real,
    '',
    '{',
    '[',
    'null',
    '[{}]',
    JSON.stringify([real]).slice(0, -9),
    '\u0000',
    Buffer.from([0xff, 0xfe, 0x00, 0x80]),
  ])
    expect((await report(body)).status).toBe(200);
  await county.knock();
  expect(await deliveries(attempt)).toBe('handed-over');
  const [left] = await queryAs(county.database.ownerUrl, 'select count(*)::int as n from vendor_report where judged_at is null');
  expect(left).toEqual({ n: 0 });
  expect(sent()).toBe(before);
});

test('a wrong secret opens nothing and keeps nothing; a report without a type is a report', async () => {
  const { attempt, serial, mobile } = await toldFamily();
  const line = [{ report_status: 'SUCCESS', errmsg: 'DELIVRD', sid: serial, ext: attempt, mobile }];
  const count = async () => (await queryAs(county.database.ownerUrl, 'select count(*)::int as n from vendor_report'))[0];
  const before = await count();
  for (const secret of [
    '',
    'wrong',
    county.house.settings.sms.tencent!.callbackSecrets[0]!.slice(1),
    county.house.settings.sms.tencent!.callbackSecrets[0]!.toUpperCase(),
  ])
    expect((await report(line, { secret })).status).toBe(404);
  expect(await count()).toEqual(before);
  expect((await report(line, { type: '' })).status).toBe(200);
  expect((await report(line, { type: 'text/plain' })).status).toBe(200);
  await county.knock();
  expect(await deliveries(attempt)).toBe('delivered');
});

test('above 64 KB a report is refused, below it is kept, however many lines it has', async () => {
  const before = sent();
  expect((await report(' '.repeat(64 * 1024 + 1))).body).toMatchObject({ code: 'too-large' });
  const many = JSON.stringify(
    Array.from({ length: 600 }, (_, index) => ({ report_status: 'FAIL', sid: `forged:${index}`, ext: randomUUID() })),
  ).slice(0, 64 * 1024);
  expect((await report(many)).status).toBe(200);
  await county.knock();
  expect(sent()).toBe(before);
});

test('late, reordered and turned-round reports cannot undo what is settled', async () => {
  const { attempt, serial, mobile } = await toldFamily();
  const line = (report_status: string) => ({ report_status, errmsg: report_status, sid: serial, ext: attempt, mobile });
  await report([line('SUCCESS'), line('FAIL')]);
  await report([line('FAIL')]);
  await county.knock();
  await report([line('FAIL')]);
  await county.knock();
  expect(await deliveries(attempt)).toBe('delivered');
});

test('whatever bytes come, the answer is never a fault and the next real report is still judged', async () => {
  const { attempt, serial, mobile } = await toldFamily();
  const strange = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((json) => `[${json}]`),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(strange, fc.constantFrom('application/json', 'text/xml', 'image/png'), async (body, type) => {
      expect((await report(body, { type })).status).toBe(200);
    }),
    { seed: 33, numRuns: 60 },
  );
  await report([{ report_status: 'SUCCESS', errmsg: 'DELIVRD', sid: serial, ext: attempt, mobile }]);
  await county.knock();
  expect(await deliveries(attempt)).toBe('delivered');
});

test('a report names people: two days after it was judged it is gone, what it settled stays', async () => {
  const { attempt, serial, mobile } = await toldFamily();
  await report([{ report_status: 'SUCCESS', errmsg: 'DELIVRD', sid: serial, ext: attempt, mobile }]);
  await county.knock();
  const kept = async () => (await queryAs<{ n: number }>(county.database.ownerUrl, 'select count(*)::int as n from vendor_report'))[0]!.n;
  county.clock.forward({ days: 1, hours: 23 });
  await county.knock();
  expect(await kept()).toBeGreaterThan(0);
  county.clock.forward({ hours: 1, minutes: 1 });
  await county.knock();
  expect([await kept(), await deliveries(attempt)]).toEqual([0, 'delivered']);
});

test('one that nobody has judged yet waits as long as it must', async () => {
  await report('{');
  county.clock.forward({ days: 3 });
  await forgetOldReports(county.house);
  const [left] = await queryAs(county.database.ownerUrl, 'select count(*)::int as n from vendor_report');
  expect(left).toEqual({ n: 1 });
});
