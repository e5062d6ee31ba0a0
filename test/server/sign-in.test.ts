import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test, afterEach } from 'vitest';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager, workOut } from '../helpers/villager.ts';

const codesPerHour = 8;
let county: TestCounty;
let opened: Promise<TestCounty> | undefined;
let number = 0;
/** A number nobody has asked for yet; an hour of its own for each test, so that one's budget is not the next one's. */
const newcomer = () => new Villager(county, `1690000${String(2000 + (number += 1))}`);
beforeEach(async () => {
  county = await (opened ??= openTestCounty({ sms: { codesPerHour } }));
  county.clock.forward({ hours: 2 });
});
afterEach(() => county.sms.phones.clear());
afterAll(() => county?.close());

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');
const tryCode = (who: Villager, code: string, deviceId = who.deviceId) => who.ask('signIn', { body: { phone: who.phone, code, deviceId } });

test('without the phone’s small sum, or with a wrong, old, borrowed or made-up one, nothing is sent', async () => {
  const wang = newcomer();
  const send = (challenge: string, nonce: string) => wang.ask('sendSignInCode', { body: { phone: wang.phone, challenge, nonce } });
  const { body: challenge } = await wang.ask('askChallenge');
  const done = workOut(challenge, wang.phone);
  const easier = challenge.challenge.replace('.14.', '.1.');
  const later = challenge.challenge.replace(/^\d+/, (expires) => String(Number(expires) + 1));
  const forAnother = workOut(challenge, '16900009999');
  for (const [given, nonce] of [
    [challenge.challenge, ''],
    [challenge.challenge, forAnother],
    [easier, done],
    [later, done],
    ['', ''],
    ['...', '0'],
    ['NaN.0.x', '0'],
  ] as const) {
    expect(await send(given, nonce)).toMatchObject({ status: 422, body: { code: 'proof-of-work-wrong' } });
  }
  county.clock.forward({ minutes: 11 });
  expect((await send(challenge.challenge, done)).status).toBe(422);
  await county.knock();
  expect(county.sms.phones.messages).toEqual([]);
});

test('a challenge works once, and for the number it was worked out for', async () => {
  const wang = newcomer();
  const { body: challenge } = await wang.ask('askChallenge');
  const body = { phone: wang.phone, challenge: challenge.challenge, nonce: workOut(challenge, wang.phone) };
  expect((await wang.ask('sendSignInCode', { body })).status).toBe(202);
  county.clock.forward({ minutes: 2 });
  expect((await wang.ask('sendSignInCode', { body })).status).toBe(422);
  const other = '16900002999';
  expect((await wang.ask('sendSignInCode', { body: { ...body, phone: other, nonce: workOut(challenge, other) } })).status).toBe(422);
});

test('one challenge sent twenty times at once gives one code', async () => {
  const wang = newcomer();
  const { body: challenge } = await wang.ask('askChallenge');
  const body = { phone: wang.phone, challenge: challenge.challenge, nonce: workOut(challenge, wang.phone) };
  const answers = await Promise.all(Array.from({ length: 20 }, () => wang.ask('sendSignInCode', { body })));
  expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1);
  await county.knock();
  expect(wang.messages()).toHaveLength(1);
});

test('a number gets three codes a day, with a minute between them', async () => {
  const wang = newcomer();
  expect((await wang.askForCode()).status).toBe(202);
  const hasty = await wang.askForCode();
  expect(hasty).toMatchObject({
    status: 429,
    body: { code: 'too-many-codes', text: '刚发过。请等一分钟，看看短信。', retryAfterSeconds: 60 },
  });
  expect(hasty.headers.get('retry-after')).toBe('60');
  for (const expected of [202, 202, 429]) {
    county.clock.forward({ minutes: 1 });
    expect((await wang.askForCode()).status).toBe(expected);
  }
  await county.knock();
  expect(wang.messages()).toHaveLength(3);
  county.clock.forward({ days: 1 });
  expect((await wang.askForCode()).status).toBe(202);
});

test('the minute between two codes is a minute, also across the full minute of the clock', async () => {
  const wang = newcomer();
  county.clock.set(`${new Date(county.clock.now().getTime() + 60_000).toISOString().slice(0, 16)}:58Z`);
  expect((await wang.askForCode()).status).toBe(202);
  county.clock.forward({ seconds: 4 });
  expect((await wang.askForCode()).body).toMatchObject({ code: 'too-many-codes', retryAfterSeconds: 60 });
  county.clock.forward({ seconds: 57 });
  expect((await wang.askForCode()).status).toBe(202);
});

test('asking and answering tell nobody whether a number is known here', async () => {
  const known = newcomer();
  await known.signIn();
  const stranger = newcomer();
  const [a, b] = [await known.askForCode(), await stranger.askForCode()];
  expect([a.status, a.body]).toEqual([b.status, b.body]);
  const [c, d] = [await tryCode(known, '000000'), await tryCode(newcomer(), '000000')];
  expect([c.status, c.body]).toEqual([d.status, d.body]);
});

test('five wrong tries end a code: the sixth is refused though it is right', async () => {
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  const code = wang.codeOnPhone();
  const tries = await Promise.all(Array.from({ length: 5 }, () => tryCode(wang, wrongFor(code))));
  expect(tries.map((one) => one.status)).toEqual([401, 401, 401, 401, 401]);
  expect(await tryCode(wang, code)).toMatchObject({ status: 401, body: { code: 'code-wrong' } });
});

test('a phone that guesses twenty times an hour, at whatever numbers, has to rest; other phones do not', async () => {
  const guesser = randomUUID();
  for (let guess = 0; guess < 20; guess += 1) expect((await tryCode(newcomer(), '123456', guesser)).status).toBe(401);
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  expect(await tryCode(wang, wang.codeOnPhone(), guesser)).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  expect((await tryCode(wang, wang.codeOnPhone())).status).toBe(201);
});

test('a code works once, also when sent ten times at once', async () => {
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  const code = wang.codeOnPhone();
  const answers = await Promise.all(Array.from({ length: 10 }, () => tryCode(wang, code)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect((await tryCode(wang, code)).status).toBe(401);
});

test('a code ends after ten minutes, and a newer one replaces it', async () => {
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  const first = wang.codeOnPhone();
  county.clock.forward({ minutes: 10 });
  expect((await tryCode(wang, first)).status).toBe(401);
  await wang.askForCode();
  await county.knock();
  expect((await tryCode(wang, wang.codeOnPhone())).status).toBe(201);
});

test('a code whose sending was late by more than its life is not sent at all', async () => {
  const wang = newcomer();
  await wang.askForCode();
  county.clock.forward({ minutes: 11 });
  await county.knock();
  expect(wang.messages()).toEqual([]);
});

test('the SMS says what the code is for and that nobody may ask for it, and carries no link', async () => {
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  const { text } = wang.messages()[0]!;
  expect(text).toMatch(/^【无棣县民政局】\d{6}是您登录码上的6位数，10分钟内有效。只填在登录那一页。谁打电话来要，都别给。$/);
});

test('when the hour’s budget is spent codes pause for everybody, and whoever asks meanwhile loses none of her three', async () => {
  for (let sent = 0; sent < codesPerHour; sent += 1) expect((await newcomer().askForCode()).status).toBe(202);
  const wang = newcomer();
  for (let asked = 0; asked < 4; asked += 1) {
    expect(await wang.askForCode()).toMatchObject({ status: 503, body: { code: 'codes-paused', retryAfterSeconds: 3600 } });
    county.clock.forward({ minutes: 1 });
  }
  county.clock.forward({ hours: 1 });
  expect((await wang.askForCode()).status).toBe(202);
});

test('a demo sends no SMS to a number that somebody could have', async () => {
  for (const phone of ['13800138000', '16900010001', '19900000001']) {
    expect(await new Villager(county, phone).askForCode()).toMatchObject({ status: 422, body: { code: 'not-an-invented-person' } });
  }
});

test('figures, phone and session stand nowhere in the database as they are', async () => {
  const wang = newcomer();
  const { token } = await wang.signIn();
  const rows = await queryAs(county.database.ownerUrl, 'select * from sign_in_code, account, session, limit_count');
  const text = JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && (value as { type?: string }).type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString('latin1')
      : value,
  );
  expect(text).not.toContain(wang.phone);
  expect(text).not.toContain(token);
});

test('today the next owner of an old number sees what its account filed, names masked; nothing beyond it (a second proof is yet to be built)', async () => {
  const wang = newcomer();
  await wang.signIn();
  const form = await wang.fillForm({ applicant: { name: '王演示' } });
  const { matters } = await wang.apply(form);
  const next = new Villager(county, wang.phone);
  county.clock.forward({ days: 200 });
  await next.signIn();
  const lines = (await next.ask('listMatters')).body.matters;
  expect(lines.map((line) => [line.matterId, line.forWhom])).toEqual([[matters[0]!.matterId, '王**']]);
  const shown = JSON.stringify([
    lines,
    (await next.ask('readMatter', { params: { matterId: matters[0]!.matterId } })).body,
    (await next.ask('listNotices')).body,
  ]);
  for (const secret of [form.applicant.name, form.applicant.idNumber, form.applicant.address, '31000']) expect(shown).not.toContain(secret);
});

test('figures and the number they went to are forgotten after two days; that something was sent is not', async () => {
  const wang = newcomer();
  await wang.askForCode();
  await county.knock();
  const count = async (table: string) =>
    Number((await queryAs<{ count: string }>(county.database.ownerUrl, `select count(*) from ${table}`))[0]!.count);
  const sent = await count('sms_attempt');
  expect(await count('sign_in_code')).toBeGreaterThan(0);
  county.clock.forward({ days: 2, minutes: 1 });
  await county.knock();
  expect(await count('sign_in_code')).toBe(0);
  expect(await count('sms_attempt')).toBe(sent);
});
