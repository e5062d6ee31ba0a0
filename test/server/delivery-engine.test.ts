import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverLane, prepareTelling, settleRestore } from '../../src/server/notify/index.ts';
import type { NoticeKindName } from '../../src/rules/notice/notice-kinds.ts';
import { keepMark } from '../../src/server/notify/restore/attempt-mark.ts';
import { newId } from '../../src/server/platform/new-id.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { writeTogether } from '../../src/server/platform/write-together.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

const id = '371623';
let county: TestCounty;
let phones = 0;
beforeAll(async () => {
  county = await openTestCounty({ sms: { noticesPerNumberDay: 2 } });
});
beforeEach(() => {
  county.sms.switches.reset();
  const today = county.clock.now().getTime();
  county.clock.set(new Date(Math.ceil((today + 60_000) / 86_400_000) * 86_400_000).toISOString().replace('T00:00', 'T01:05'));
});
afterAll(() => county?.close());

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.adminUrl, text, values);

interface Person {
  person: string;
  account: string;
}

/** A phone, and the persons it stands for; only the first of them has filed something. */
async function phoneOf(persons: number): Promise<{ villager: Villager; persons: Person[]; sms: () => string[] }> {
  const villager = await Villager.signedIn(county, `1690000${4000 + (phones += 1)}`);
  const { matters } = await villager.apply(await villager.fillForm({ applicant: { idNumber: inventedIdNumber(600 + phones) } }));
  const [first] = await sql<{ person: string; account: string }>(
    'select m.person, a.account from matter m join application a on a.id = m.application where m.id = $1',
    [matters[0]!.matterId],
  );
  const others = await Promise.all(Array.from({ length: persons - 1 }, () => anotherAt(villager.phone, first!.account)));
  const sms = () =>
    villager
      .messages()
      .map(({ text }) => text.slice(text.indexOf('】') + 1))
      .filter((text) => !text.includes('登录码'));
  return { villager, persons: [first!, ...others], sms };
}

async function anotherAt(phone: string, account: string): Promise<Person> {
  const { vault, db, clock } = county.house;
  const [person, contact, key] = [newId(clock), newId(clock), vault.key(id, 'people')];
  const sealed = (column: string, row: string, value: string) => vault.seal(key, { column, county: id, row }, value);
  const born_at = clock.now();
  await db
    .insertInto('person')
    .values({
      county: id,
      id: person,
      id_hash: null,
      id_hash_next: null,
      name_sealed: sealed('person.name_sealed', person, '李演示'),
      id_number_sealed: sealed('person.id_number_sealed', person, ''),
      born_at,
    })
    .execute();
  await db
    .insertInto('contact')
    .values({
      county: id,
      id: contact,
      person,
      channel: 'sms',
      address_hash: vault.hash('phone', phone),
      address_hash_next: null,
      address_sealed: sealed('contact.address_sealed', contact, phone),
      whose: 'self',
      verified_at: born_at,
      verified_by: 'sign-in-code',
      stale_at: null,
    })
    .execute();
  return { person, account };
}

async function tell(to: Person, kind: NoticeKindName, values: Record<string, string> = {}): Promise<void> {
  const { house } = county;
  await house.db.transaction().execute(async (tx) => {
    const words = { title: `${kind} 演示`, text: '演示' };
    const key = house.vault.key(id, 'notices');
    const telling = { about: randomUUID(), ...to, kind, words, values, wechatValues: {}, from: house.clock.now() };
    await writeTogether(tx, ...(await prepareTelling(house, tx, { kind: 'system', county: id }, key, telling)));
  });
}

const states = async ({ persons }: { persons: Person[] }) =>
  (
    await sql<{ state: string }>(
      `select d.state from delivery d join notice n on n.id = d.notice where n.person = any($1) and n.about is not null and d.channel = 'sms' order by d.id`,
      [persons.map(({ person }) => person)],
    )
  ).map(({ state }) => state);

test('forty elders on one number on the day the money comes: two messages at most, forty rows in the inbox, no foreign name', async () => {
  const liaison = await phoneOf(40);
  for (const person of liaison.persons.slice(0, 25)) await tell(person, 'paid-monthly', { month: '11月', amount: '850.00', tail: '1234' });
  await county.knock();
  expect(liaison.sms()).toEqual([]);
  county.clock.forward({ hours: 2 });
  await county.knock();
  for (const person of liaison.persons.slice(25)) await tell(person, 'paid');
  for (const hours of [1, 2, 3, 6]) {
    county.clock.forward({ hours });
    await county.knock();
  }
  expect(liaison.sms()).toEqual([
    '您帮办的25户有新消息。是什么，打开码上查就能看到，或打12349问',
    '您帮办的15户有新消息。是什么，打开码上查就能看到，或打12349问',
  ]);
  const { notices } = (await liaison.villager.ask('listNotices')).body;
  expect(notices.filter(({ kind }) => kind.startsWith('paid'))).toHaveLength(40);
  expect((await states(liaison)).toSorted().slice(0, 2)).toEqual(['delivered', 'delivered']);
  expect((await states(liaison)).filter((state) => state === 'folded')).toHaveLength(38);
});

test('a number’s day: a reminder leaves the last message to a decision; what comes after waits for the morning and is one', async () => {
  const one = await phoneOf(1);
  await tell(one.persons[0]!, 'kept');
  await county.knock();
  await tell(one.persons[0]!, 'review');
  await county.knock();
  expect(one.sms()).toHaveLength(1);
  await tell(one.persons[0]!, 'approved');
  await county.knock();
  // The reminder had to wait; with the decision it goes.
  expect(one.sms()).toHaveLength(2);
  await tell(one.persons[0]!, 'missing');
  await county.knock();
  await tell(one.persons[0]!, 'paid');
  await tell(one.persons[0]!, 'paid-first');
  await county.knock();
  expect(one.sms().slice(2)).toEqual([expect.stringContaining('您说的急事批了')]);
  county.clock.forward({ days: 1 });
  await county.knock();
  expect(one.sms().slice(3)).toEqual([expect.stringMatching(/^您有[23]件事有了新消息/)]);
});

test.each([
  ['the vendor says that the number is wrong', { fail: [{ code: 'InvalidParameterValue.IncorrectPhoneNumber', times: 1 }] }, 'stale_at'],
  ['the carrier says that nobody has it', { report: [{ errmsg: 'MK:0001', times: 1 }] }, 'stale_at'],
  ['she wants no messages', { report: [{ errmsg: 'MBBLACK', times: 1 }] }, 'opted_out_at'],
])('%s: nothing goes there any more', async (_what, how, column) => {
  const one = await phoneOf(1);
  await tell(one.persons[0]!, 'kept');
  await tell(one.persons[0]!, 'paid-first');
  county.sms.switches.set(how);
  await county.knock();
  county.sms.switches.reset();
  const contacts = await sql(`select ${column} is not null as ended from contact where person = $1`, [one.persons[0]!.person]);
  expect(contacts).toEqual([{ ended: true }]);
  const before = one.sms().length;
  await tell(one.persons[0]!, 'approved');
  await county.knock();
  expect(one.sms()).toHaveLength(before);
});

test('ninety silent days: it may be somebody else’s by now; who files from it anew is told again', async () => {
  const one = await phoneOf(1);
  await tell(one.persons[0]!, 'approved');
  county.clock.forward({ days: 91 });
  await county.knock();
  expect([one.sms(), await states(one)]).toEqual([[], ['failed']]);
  await one.villager.signIn();
  const idNumber = inventedIdNumber(600 + phones);
  await one.villager.apply(await one.villager.fillForm({ applicant: { idNumber }, program: 'dibao-family' }));
  await tell(one.persons[0]!, 'paid');
  await county.knock();
  expect(one.sms()).toEqual([expect.stringContaining('救助金到了')]);
});

test('a campaign that is due in thousands is handed over by its own worker, batch by batch; a decision behind it goes first', async () => {
  const one = await phoneOf(1);
  const { house, app } = county;
  const { persons } = await phoneOf(1);
  for (let nr = 0; nr < 3; nr += 1) await tell({ ...persons[0]! }, 'policy-for-you');
  await tell(one.persons[0]!, 'approved');
  expect(await deliverLane(house, app.senders, { county: id, lane: 'campaign', most: 1 })).toBe(1);
  expect(
    (await sql<{ state: string }>(`select state from delivery where lane = 'campaign'`)).map(({ state }) => state).toSorted(),
  ).not.toContain('unknown');
  expect(await states(one)).toEqual(['waiting']);
  await deliverLane(house, app.senders, { county: id, lane: 'decision', most: 10 });
  expect(one.sms()).toHaveLength(1);
});

test('a database put back from a copy sends nothing again: what waited in it is unknown, the epoch is raised, and it says so', async () => {
  const [first, second, later] = [await phoneOf(1), await phoneOf(1), await phoneOf(1)];
  await tell(first.persons[0]!, 'approved');
  await tell(second.persons[0]!, 'paid-first');
  await tell(later.persons[0]!, 'kept');
  await sql(`update delivery set due_at = $1 where state = 'waiting' and lane = 'reminder'`, [
    new Date(county.clock.now().getTime() + 6 * 3_600_000),
  ]);
  // The copy, taken here; five minutes of work follow.
  await sql('create table copied as select id, state, due_at, changed_at, folded_into from delivery');
  county.clock.forward({ minutes: 5 });
  await county.knock();
  expect([first.sms().length, second.sms().length]).toEqual([1, 1]);
  await sql('delete from sms_outcome where at > (select max(changed_at) from copied)');
  await sql('delete from sms_attempt where at > (select max(changed_at) from copied)');
  await sql(
    'update delivery set state = c.state, due_at = c.due_at, changed_at = c.changed_at, folded_into = c.folded_into from copied c where c.id = delivery.id',
  );
  await sql('drop table copied');

  const logged: string[] = [];
  const again = await openHouse(county.house.settings, { clock: county.clock, log: openLog({ write: (line) => void logged.push(line) }) });
  for (let time = 0; time < 2; time += 1) await settleRestore(again, [id], async () => {});
  await closeHouse(again);
  await county.knock();
  expect([first.sms().length, second.sms().length]).toEqual([1, 1]);
  expect([await states(first), await states(second), await states(later)]).toEqual([['unknown'], ['unknown'], ['waiting']]);
  expect(await sql(`select count(*)::int as n from sms_outcome where source = 'restore'`)).toEqual([{ n: 2 }]);
  expect(logged.filter((line) => line.includes('older copy'))).toHaveLength(1);
  expect(await (await fetch(`${county.internalUrl}/metrics`)).text()).toContain('mashang_deployment_epoch 2');
  county.clock.forward({ hours: 6 });
  await county.knock();
  expect(later.sms()).toHaveLength(1);
});

test('the disk that held the mark is gone, and it may be a copy: what is due is unknown; what is due later waits on', async () => {
  const [now, later] = [await phoneOf(1), await phoneOf(1)];
  await county.knock();
  await tell(now.persons[0]!, 'approved');
  await tell(later.persons[0]!, 'kept');
  await sql(`update delivery set due_at = $1 where state = 'waiting' and lane = 'reminder'`, [
    new Date(county.clock.now().getTime() + 6 * 3_600_000),
  ]);
  rmSync(`${county.filesDir}.newest-attempt.json`);
  for (let time = 0; time < 2; time += 1) await settleRestore(county.house, [id], async () => {});
  await county.knock();
  expect([await states(now), await states(later)]).toEqual([['unknown'], ['waiting']]);
  expect([now.sms(), later.sms()]).toEqual([[], []]);
});

test('workers commit side by side and a copy falls between them: the attempt that it lacks is noticed, whoever noted it last', async () => {
  keepMark(county.house, randomUUID());
  const other = await phoneOf(1);
  await tell(other.persons[0]!, 'approved');
  const [known] = await sql<{ id: string }>('select id from sms_attempt order by id desc limit 1');
  keepMark(county.house, known!.id);
  await settleRestore(county.house, [id], async () => {});
  expect(await states(other)).toEqual(['unknown']);
});

test('what nobody knows the end of is on a list after a day; a person says that she was told, and it is settled', async () => {
  const one = await phoneOf(1);
  const { villager } = one;
  const { matters } = (await villager.ask('listMatters')).body;
  const town = await new Officer(county, 'haifeng').signIn();
  county.sms.switches.set({ silent: { how: 'cut', times: 1 }, reports: 'off' });
  expect((await town.record(matters[0]!.matterId, 'accept')).status).toBe(201);
  await county.knock();
  const sent = async () => (await villager.ask('listNotices')).body.notices.find(({ kind }) => kind === 'accepted')?.sent;
  expect(await sent()).toEqual({ kind: 'unknown', title: '短信不知道到没到，会有人问您' });
  const mine = async (officer: Officer) =>
    (await officer.ask('staffListUnsettled')).body.deliveries.filter(({ matterId }) => matterId === matters[0]!.matterId);
  expect(await mine(town)).toEqual([]);
  county.clock.forward({ hours: 25 });
  await town.signIn();
  const [line] = await mine(town);
  expect(line).toMatchObject({ state: 'unknown', about: '镇上接下了', who: '王**', ageHours: 25 });
  const other = await new Officer(county, 'shuiwan').signIn();
  const params = { deliveryId: line!.deliveryId };
  const body = { submissionId: randomUUID(), how: 'not-reached' as const };
  expect(await mine(other)).toEqual([]);
  expect((await other.ask('staffSettleDelivery', { params, body })).status).toBe(404);
  const operator = await new Officer(county, 'operator').signIn();
  const seen = (await operator.ask('staffListUnsettled')).body;
  expect([seen.deliveries, seen.counts.unknown > 0]).toEqual([[], true]);
  expect((await operator.ask('staffSettleDelivery', { params, body })).status).toBe(404);

  expect((await town.ask('staffSettleDelivery', { params, body })).status).toBe(201);
  expect((await town.ask('staffSettleDelivery', { params, body })).status).toBe(201);
  expect((await town.ask('staffSettleDelivery', { params, body: { ...body, how: 'told' } })).body).toMatchObject({
    code: 'already-sent-differently',
  });
  expect(await mine(town)).toMatchObject([{ tried: { when: expect.stringContaining('日') } }]);
  const told = { submissionId: randomUUID(), how: 'told' as const };
  expect((await town.ask('staffSettleDelivery', { params, body: told })).status).toBe(201);
  expect(await mine(town)).toEqual([]);
  expect(await sent()).toEqual({ kind: 'heard', title: '当面跟您说过了' });
  expect(await sql(`select act from audit where what_kind = 'delivery' order by at`)).toEqual([{ act: 'noted' }, { act: 'closed' }]);
});
