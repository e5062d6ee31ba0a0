import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { deliverNotice, openSms, type Senders, type SendSms } from '../../src/server/notify/index.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let number = 0;
beforeAll(async () => {
  county = await openTestCounty({ sms: { timeoutMs: 1000 } });
});
afterEach(() => county.sms.switches.reset());
afterAll(() => county?.close());

/** A family whose matter the town has just taken on: one message waits to be sent. */
async function waitingFamily() {
  county.clock.forward({ hours: 1 });
  number += 1;
  const villager = new Villager(county, `1690000${3200 + number}`);
  await villager.signIn();
  const { matters } = await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(50 + number) } }));
  const town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matters[0]!.matterId, 'accept')).status).toBe(201);
  const [row] = await queryAs<{ delivery: string }>(
    county.database.ownerUrl,
    `select d.id as delivery from delivery d join notice n on n.id = d.notice where n.matter = $1 and n.kind <> 'submitted'`,
    [matters[0]!.matterId],
  );
  const { delivery } = row!;
  return {
    villager,
    delivery,
    state: async () =>
      (await queryAs<{ state: string }>(county.database.ownerUrl, 'select state from delivery where id = $1', [delivery]))[0]!.state,
    attempts: async () =>
      (
        await queryAs<{ n: number }>(county.database.ownerUrl, 'select count(*)::int as n from sms_attempt where delivery = $1', [delivery])
      )[0]!.n,
    /** Messages on her phone beside the sign-in code. */
    told: () => villager.messages().filter((message) => message.text.includes('接下')).length,
  };
}

/** Knocks every quarter of an hour for some days, as a worker would every minute. */
async function passDays(days: number): Promise<void> {
  for (let quarter = 0; quarter < days * 8; quarter += 1) {
    county.clock.forward({ hours: 3 });
    await county.knock();
  }
}

test('nobody worked the job: the minute’s knock finds what waits and sends it once', async () => {
  const family = await waitingFamily();
  await queryAs(county.database.adminUrl, 'delete from pgboss.job');
  await county.knock();
  await county.knock();
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['delivered', 1, 1]);
});

test('two knocks and eight jobs at the same moment send once', async () => {
  const family = await waitingFamily();
  const job = { county: '371623', delivery: family.delivery };
  const { house, app } = county;
  const jobs = Array.from({ length: 8 }, () => deliverNotice(house, app.senders, job));
  await Promise.all([doWhatIsDue(house, app.senders), doWhatIsDue(house, app.senders), ...jobs]);
  expect([family.told(), await family.attempts()]).toEqual([1, 1]);
});

function unreachableSenders(): Senders {
  const { sms } = county.house.settings;
  return { ...openSms({ ...sms, tencent: { ...sms.tencent!, endpoint: 'http://127.0.0.1:9' } }), wechat: undefined };
}

test('the vendor cannot be reached: nothing was sent, and it is sent later, once', async () => {
  const family = await waitingFamily();
  const unreachable = unreachableSenders();
  await doWhatIsDue(county.house, unreachable);
  expect([await family.state(), family.told()]).toEqual(['waiting', 0]);
  await county.knock();
  expect(family.told()).toBe(0);
  county.clock.forward({ minutes: 1 });
  await county.knock();
  await county.knock();
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['delivered', 1, 2]);
});

test('the vendor is down for a whole morning: the news still goes out, once', async () => {
  const family = await waitingFamily();
  const unreachable = unreachableSenders();
  for (let minutes = 0; minutes < 240; minutes += 10) {
    await doWhatIsDue(county.house, unreachable);
    county.clock.forward({ minutes: 10 });
  }
  expect(family.told()).toBe(0);
  county.clock.forward({ hours: 4 });
  await county.knock();
  expect([await family.state(), family.told()]).toEqual(['delivered', 1]);
});

test.each([
  ['answers after we stopped waiting', { late: 2500 }],
  ['never answers', { silent: { how: 'hang', times: 1 } }],
  ['hangs up without an answer', { silent: { how: 'cut', times: 1 } }],
])('the vendor %s: nobody knows, so it is not sent again, and the report tells in the end', async (_what, how) => {
  const family = await waitingFamily();
  county.sms.switches.set({ ...how, reports: 'held' });
  await county.knock();
  expect([await family.state(), family.told()]).toEqual(['unknown', 1]);
  county.sms.switches.set({ late: 0 });
  await passDays(1);
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['unknown', 1, 1]);
  await county.sms.releaseReports();
  await county.knock();
  expect([await family.state(), family.told()]).toEqual(['delivered', 1]);
});

test('a vendor that is only slow is waited for', async () => {
  const family = await waitingFamily();
  county.sms.switches.set({ slow: 200, reportLate: 20 });
  await county.knock();
  expect([await family.state(), family.told()]).toEqual(['delivered', 1]);
});

test.each([
  ['the number’s daily limit', { code: 'LimitExceeded.PhoneNumberDailyLimit' }, 24],
  ['the vendor is too busy', { code: 'RequestLimitExceeded', as: 'error' }, 1],
  ['the account is out of messages', { code: 'FailedOperation.InsufficientBalanceInSmsPackage' }, 1],
])('refused for now (%s): sent later, once', async (_what, fail, hours) => {
  const family = await waitingFamily();
  county.sms.switches.set({ fail: [{ ...fail, times: 1 }] });
  await county.knock();
  expect([await family.state(), family.told()]).toEqual(['waiting', 0]);
  county.clock.forward({ hours });
  await county.knock();
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['delivered', 1, 2]);
});

test.each([
  ['a number on the vendor’s blacklist', { blacklist: true }],
  ['a wrong signature', { fail: [{ code: 'AuthFailure.SignatureFailure', as: 'error', times: 1 }] }],
  ['a template that is not approved', { fail: [{ code: 'FailedOperation.TemplateIncorrectOrUnapproved', times: 1 }] }],
])('refused for good (%s): failed, seen as such, and not tried again', async (_what, how) => {
  const family = await waitingFamily();
  county.sms.switches.set('blacklist' in how ? { blacklist: [family.villager.phone] } : how);
  await county.knock();
  county.sms.switches.reset();
  await passDays(1);
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['failed', 0, 1]);
});

test.each([
  ['a fault inside the vendor', { code: 'InternalError.OtherError', as: 'error', times: 1 }],
  ['a gateway that gave up', { code: '502', as: 'http', times: 1 }],
  ['a code that we do not know', { code: 'Strange.NewThing', as: 'number', times: 1 }],
])('an answer that does not say whether it was sent (%s): unknown, never sent again', async (_what, fail) => {
  const family = await waitingFamily();
  county.sms.switches.set({ fail: [fail] });
  await county.knock();
  await passDays(1);
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['unknown', 0, 1]);
});

test('a report that is faster than the answer stands', async () => {
  const family = await waitingFamily();
  county.sms.switches.set({ late: 600 });
  const sending = deliverNotice(county.house, county.app.senders, { county: '371623', delivery: family.delivery });
  await vi.waitFor(async () => expect(family.told()).toBe(1), { timeout: 15_000, interval: 20 });
  await county.sms.reportsSettled();
  await doWhatIsDue(county.house, county.app.senders);
  expect(await family.state()).toBe('delivered');
  await sending;
  expect([await family.state(), family.told()]).toEqual(['delivered', 1]);
});

test('a worker that dies while the vendor is being called leaves it unknown after two minutes, never sent twice', async () => {
  const family = await waitingFamily();
  const dies: SendSms = async (order) => {
    await county.app.senders.sendSms(order);
    throw new Error('killed here');
  };
  county.sms.switches.set({ reports: 'off' });
  await expect(
    deliverNotice(county.house, { ...county.app.senders, sendSms: dies }, { county: '371623', delivery: family.delivery }),
  ).rejects.toThrow('killed');
  await county.knock();
  expect(await family.state()).toBe('calling');
  county.clock.forward({ minutes: 3 });
  await county.knock();
  await passDays(1);
  expect([await family.state(), family.told(), await family.attempts()]).toEqual(['unknown', 1, 1]);
  const metrics = await (await fetch(`${county.internalUrl}/metrics`)).text();
  expect(metrics).toMatch(/mashang_deliveries\{state="unknown"\} [1-9]/);
});

test('her inbox has the news whatever becomes of the SMS', async () => {
  const family = await waitingFamily();
  county.sms.switches.set({ blacklist: [family.villager.phone] });
  await county.knock();
  expect((await family.villager.ask('listNotices')).body.notices[0]).toMatchObject({ title: '镇上接下了', read: false });
});
