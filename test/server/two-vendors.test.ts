import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSms } from '../../src/server/notify/index.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

/* A county with a contract with both vendors of SMS. */

let county: TestCounty;
let town: Officer;
let number = 0;
beforeAll(async () => {
  county = await openTestCounty({
    sms: { timeoutMs: 1000 },
    alibaba: { timeoutMs: 1000, callbackSecrets: ['new-and-unguessable', 'old-and-unguessable'] },
  });
  town = await new Officer(county, 'haifeng').signIn();
});
afterEach(() => {
  county.sms.switches.reset();
  county.alibaba!.switches.reset();
});
afterAll(() => county?.close());

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, text, values);

/** From now on all is drawn from one vendor, whatever is measured. */
async function drawnFrom(vendor: 'tencent' | 'alibaba'): Promise<void> {
  await sql(
    `insert into sms_vendor_weight select v, case when v = $1 then 100 else 0 end, $2 from unnest(array['tencent', 'alibaba']) v
       on conflict (vendor) do update set weight = excluded.weight, moved_at = excluded.moved_at`,
    [vendor, new Date(county.clock.now().getTime() + 365 * 86_400_000)],
  );
}

/** A family whose matter the town has just taken on: one message waits to be sent. */
async function waitingFamily() {
  county.clock.forward({ hours: 1 });
  number += 1;
  const villager = new Villager(county, `1690000${8600 + number}`);
  await villager.signIn();
  const { matters } = await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(860 + number) } }));
  const { matterId } = matters[0]!;
  town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  const attempts = () =>
    sql<{ id: string; vendor: string; state: string }>(
      `select a.id, a.vendor, d.state from sms_attempt a join delivery d on d.id = a.delivery join notice n on n.id = d.notice
        where n.matter = $1 and n.kind like 'accepted%' order by a.number`,
      [matterId],
    );
  const told = () => county.sms.phones.messages.filter(({ phone, text }) => phone === villager.phone && text.includes('接下'));
  return { villager, matterId, attempts, told };
}

async function report(line: object, secret = 'new-and-unguessable') {
  return ask(county.publicUrl, 'reportAlibabaSms', { params: { secret }, body: [line] });
}

test('what Alibaba Cloud sends and reports moves its delivery as Tencent’s does; the attempt names vendor and number', async () => {
  await drawnFrom('alibaba');
  const family = await waitingFamily();
  await county.knock();
  expect(await family.attempts()).toMatchObject([{ vendor: 'alibaba', state: 'delivered' }]);
  expect(family.told()).toMatchObject([{ vendor: 'alibaba', text: expect.stringMatching(/^【无棣县民政局】您交的事，镇上接下了/) }]);
  const codes = await sql(`select distinct vendor from sms_attempt where kind = 'sign-in-code' and at > $1`, [
    new Date(county.clock.now().getTime() - 600_000),
  ]);
  expect(codes).toEqual([{ vendor: 'alibaba' }]);
});

test('both secrets of its address are good while one takes over from the other; no other is, and Tencent’s is not', async () => {
  await drawnFrom('alibaba');
  const family = await waitingFamily();
  county.alibaba!.switches.set({ reports: 'held' });
  await county.knock();
  const [attempt] = await family.attempts();
  const [message] = family.told();
  const line = { phone_number: message!.phone, success: true, err_code: 'DELIVERED', biz_id: message!.serialNo, out_id: attempt!.id };
  const [ofTencent] = county.house.settings.sms.tencent!.callbackSecrets;
  for (const secret of ['', 'wrong', 'new-and-unguessable '.trim().slice(1), ofTencent!])
    expect((await report(line, secret)).status).toBe(404);
  // With all that is right but the number, the vendor or the message, nothing moves.
  await report({ ...line, phone_number: '16900009999' });
  await report({ ...line, biz_id: '1^0' });
  await report({ ...line, success: 'true' });
  await report({ ...line, out_id: randomUUID(), biz_id: '2^0' });
  const asTencent = [{ report_status: 'SUCCESS', errmsg: 'DELIVRD', mobile: message!.phone, sid: message!.serialNo, ext: attempt!.id }];
  await ask(county.publicUrl, 'reportTencentSms', { params: { secret: ofTencent! }, body: asTencent });
  await county.knock();
  expect(await family.attempts()).toMatchObject([{ state: 'handed-over' }]);
  const answer = await report(line, 'old-and-unguessable');
  expect([answer.status, answer.body]).toEqual([200, { code: 0, msg: '接收成功' }]);
  // Late once more, turned round: nothing is undone.
  await report({ ...line, success: false, err_code: 'MK:0001' });
  await county.knock();
  expect(await family.attempts()).toMatchObject([{ state: 'delivered' }]);
  expect(county.logLines.join()).not.toMatch(/new-and-unguessable|old-and-unguessable/);
});

test('what one vendor certainly refused is sent by the other, once; the first attempt stays as it was', async () => {
  await drawnFrom('alibaba');
  const family = await waitingFamily();
  county.alibaba!.switches.set({ fail: [{ code: 'isv.AMOUNT_NOT_ENOUGH' }] });
  await county.knock();
  expect(await family.attempts()).toMatchObject([{ vendor: 'alibaba', state: 'waiting' }]);
  county.clock.forward({ hours: 1 });
  await county.knock();
  expect(await family.attempts()).toMatchObject([{ vendor: 'alibaba' }, { vendor: 'tencent', state: 'delivered' }]);
  expect(family.told()).toHaveLength(1);
});

test('what may have gone out is never given to the other vendor', async () => {
  await drawnFrom('alibaba');
  const family = await waitingFamily();
  county.alibaba!.switches.set({ silent: { how: 'cut', times: 1 }, reports: 'off' });
  await county.knock();
  for (let hours = 0; hours < 48; hours += 6) {
    county.clock.forward({ hours: 6 });
    await county.knock();
  }
  expect(await family.attempts()).toMatchObject([{ vendor: 'alibaba', state: 'unknown' }]);
  expect(family.told()).toHaveLength(1);
});

test('that a decision did not arrive is asked of the vendor before it is believed', async () => {
  for (const vendor of ['alibaba', 'tencent'] as const) {
    await drawnFrom(vendor);
    const standIn = vendor === 'alibaba' ? county.alibaba! : county.sms;
    const family = await waitingFamily();
    standIn.switches.set({ reports: 'off', reportLate: 0 });
    await county.knock();
    const [attempt] = await family.attempts();
    const [message] = family.told();
    // Every name is right, and yet it is forged: the vendor's own books say that it arrived.
    const forged =
      vendor === 'alibaba'
        ? { phone_number: message!.phone, success: false, err_code: 'MK:0001', biz_id: message!.serialNo, out_id: attempt!.id }
        : { mobile: message!.phone, report_status: 'FAIL', errmsg: 'MK:0001', sid: message!.serialNo, ext: attempt!.id };
    if (vendor === 'alibaba') await report(forged);
    else
      await ask(county.publicUrl, 'reportTencentSms', {
        params: { secret: county.house.settings.sms.tencent!.callbackSecrets[0]! },
        body: [forged],
      });
    await county.knock();
    expect(await family.attempts()).toMatchObject([{ vendor, state: 'delivered' }]);
  }
});

test('a true failure keeps the carrier’s code; where the vendor has no word on it, it ends unknown and not failed', async () => {
  await drawnFrom('alibaba');
  const family = await waitingFamily();
  county.alibaba!.switches.set({ report: [{ errmsg: 'MK:0001', description: '空号' }] });
  await county.knock();
  const [failed] = await family.attempts();
  expect(failed).toMatchObject({ state: 'failed' });
  const outcomes = await sql(`select state, vendor_code from sms_outcome where attempt = $1 order by at, state`, [failed!.id]);
  expect(outcomes).toContainEqual({ state: 'undelivered', vendor_code: 'MK:0001' });

  const other = await waitingFamily();
  county.alibaba!.switches.set({
    report: [{ errmsg: 'UNDELIV', description: '没有送到' }],
    fail: [{ code: '500', action: 'QuerySendDetails' }],
  });
  await county.knock();
  expect(await other.attempts()).toMatchObject([{ state: 'handed-over' }]);
  for (const minutes of [1, 10, 60]) {
    county.clock.forward({ minutes });
    await county.knock();
  }
  expect(await other.attempts()).toMatchObject([{ state: 'unknown' }]);
  expect(await sql('select count(*)::int as n from sms_doubt')).toEqual([{ n: 0 }]);
});

/** So many messages of a vendor in the last minutes, delivered after so long or not at all. */
async function measured(vendor: string, count: number, minutes: number | 'never' | 'refused'): Promise<void> {
  const at = new Date(county.clock.now().getTime() - 12 * 60_000);
  const [state, code] = minutes === 'refused' ? ['refused', 'isv.OUT_OF_SERVICE'] : ['handed-over', null];
  const delivered = typeof minutes === 'number' ? new Date(at.getTime() + minutes * 60_000) : null;
  await sql(
    `with made as (insert into sms_attempt (id, vendor, kind, number, at) select gen_random_uuid(), $1, 'sign-in-code', 1, $3
                     from generate_series(1, $2) returning id)
     insert into sms_outcome (id, attempt, state, source, vendor_code, at)
     select gen_random_uuid(), id, $4, 'answer', $5, $3 from made
     union all select gen_random_uuid(), id, 'delivered', 'report', null, $6 from made where $6::timestamptz is not null`,
    [vendor, count, at, state, code, delivered],
  );
}

const weights = async () =>
  Object.fromEntries(
    (await sql<{ vendor: string; weight: number }>('select vendor, weight from sms_vendor_weight')).map(({ vendor, weight }) => [
      vendor,
      weight,
    ]),
  );

test('weights move by ten from a slow or failing vendor to a good one, not between two slow ones, and back after an hour of calm', async () => {
  const fresh = async () => {
    county.clock.forward({ hours: 2 });
    await sql('delete from sms_vendor_weight');
  };
  await fresh();
  await measured('alibaba', 8, 1);
  await measured('alibaba', 2, 'never');
  await measured('tencent', 10, 1);
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 40, tencent: 60 });
  // What was moved is left alone for ten minutes.
  county.clock.forward({ minutes: 1 });
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 40, tencent: 60 });
  // Calm: back to rest, ten an hour.
  county.clock.forward({ minutes: 58 });
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 40, tencent: 60 });
  county.clock.forward({ minutes: 1 });
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 50, tencent: 50 });
  county.clock.forward({ hours: 3 });
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 50, tencent: 50 });

  await fresh();
  for (const vendor of ['alibaba', 'tencent']) await measured(vendor, 10, 6);
  await county.knock();
  expect(await weights()).toEqual({});

  await fresh();
  await measured('alibaba', 10, 'refused');
  await measured('tencent', 10, 5);
  await county.knock();
  expect(await weights()).toEqual({ alibaba: 40, tencent: 60 });

  // A few messages say nothing about a vendor.
  await fresh();
  await measured('alibaba', 3, 'never');
  await county.knock();
  expect(await weights()).toEqual({});
});

test('a proxy in the environment does not divert this vendor’s messages either', async () => {
  let proxied = 0;
  const proxy = createServer().on('connection', (socket) => (proxied++, socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy'];
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    const order = {
      vendor: 'alibaba',
      kind: 'accepted-no-day',
      county: null,
      params: [],
      phone: '16900008699',
      attempt: randomUUID(),
    } as const;
    expect(await openSms(county.house.settings.sms).sendSms(order)).toMatchObject({ state: 'handed-over' });
    expect(proxied).toBe(0);
  } finally {
    names.forEach((name, index) => (before[index] === undefined ? delete process.env[name] : (process.env[name] = before[index])));
    proxy.close();
  }
});

test('a county’s own sign and templates go before the deployment’s', async () => {
  const { sms } = county.house.settings;
  const counties = { '371623': { sign: '别县民政局', templates: { 'accepted-no-day': 'SMS_of_its_own' } } };
  const order = {
    vendor: 'alibaba',
    kind: 'accepted-no-day',
    county: '371623',
    params: [],
    phone: '16900008698',
    attempt: randomUUID(),
  } as const;
  const own = openSms({ ...sms, alibaba: { ...sms.alibaba!, counties } });
  expect(await own.sendSms(order)).toEqual({ state: 'refused', code: 'isv.SMS_SIGNATURE_ILLEGAL', again: undefined });
  expect(await own.sendSms({ ...order, county: '371624' })).toMatchObject({ state: 'handed-over' });
});

test.each([
  ['分钟', 60],
  ['小时', 3600],
  ['天', 86_400],
])('a limit by %s is waited for', async (level, again) => {
  county.alibaba!.switches.set({ fail: [{ code: 'isv.BUSINESS_LIMIT_CONTROL', message: `触发${level}级流控Permits:1`, times: 1 }] });
  const order = {
    vendor: 'alibaba',
    kind: 'accepted-no-day',
    county: null,
    params: [],
    phone: '16900008697',
    attempt: randomUUID(),
  } as const;
  expect(await county.app.senders.sendSms(order)).toEqual({ state: 'refused', code: 'isv.BUSINESS_LIMIT_CONTROL', again });
});

test.each(['isp.SYSTEM_ERROR', 'ServiceUnavailable', 'SignatureNonceUsed', 'isv.NEW_AND_UNHEARD_OF', '502'])(
  '%s: nobody knows whether it went out',
  async (code) => {
    county.alibaba!.switches.set({ fail: [{ code, times: 1 }] });
    const order = {
      vendor: 'alibaba',
      kind: 'accepted-no-day',
      county: null,
      params: [],
      phone: '16900008696',
      attempt: randomUUID(),
    } as const;
    expect(await county.app.senders.sendSms(order)).toMatchObject({ state: 'unknown' });
  },
);
