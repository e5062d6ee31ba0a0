import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

let made = 0;
/** Somebody with a phone and a WeChat that nobody has seen before. */
function newcomer(): { villager: Villager; openid: string } {
  made += 1;
  return { villager: new Villager(county, `1690000${String(5100 + made)}`), openid: `o-invented-${made}` };
}

const tap = (villager: Villager, loginCode: string) =>
  villager.ask('signInWithWechat', { body: { loginCode, deviceId: villager.deviceId } });

function pressPhoneButton(villager: Villager, openid: string, phone = villager.phone) {
  const { loginCode, phoneCode } = county.wechat.users;
  const body = { loginCode: loginCode(openid), phoneCode: phoneCode(openid, phone), deviceId: villager.deviceId };
  return villager.ask('signInWithWechatPhone', { body });
}

test('she said that this is her own phone: next time one tap lets her in, to what she filed', async () => {
  const { villager, openid } = newcomer();
  expect(await villager.joinWechat(county.wechat, openid)).toMatchObject({ wechat: true });
  const { number } = await villager.apply();
  villager.token = '';
  const answer = await tap(villager, county.wechat.users.loginCode(openid));
  expect(answer).toMatchObject({ status: 201, body: { wechat: true, phone: `169****${villager.phone.slice(-4)}` } });
  villager.token = answer.body.token;
  const { matters } = (await villager.ask('listMatters')).body;
  expect([number.length, matters.length]).toEqual([9, 1]);
});

test('a WeChat that nobody joined is asked for a phone number, and no account comes of it', async () => {
  const { villager, openid } = newcomer();
  const before = await countAccounts();
  expect(await tap(villager, county.wechat.users.loginCode(openid))).toMatchObject({ status: 401, body: { code: 'phone-needed' } });
  expect(await countAccounts()).toBe(before);
});

test('a liaison signs her neighbour in on her own phone: her WeChat does not open his account, unless she ticks that it shall', async () => {
  const liaison = newcomer();
  const neighbour = newcomer();
  await liaison.villager.joinWechat(county.wechat, liaison.openid);
  const session = await neighbour.villager.signIn();
  expect(session).not.toHaveProperty('wechat');
  const answer = await tap(liaison.villager, county.wechat.users.loginCode(liaison.openid));
  expect(answer.body).toMatchObject({ phone: `169****${liaison.villager.phone.slice(-4)}` });

  await neighbour.villager.joinWechat(county.wechat, liaison.openid);
  const later = await tap(liaison.villager, county.wechat.users.loginCode(liaison.openid));
  expect(later.body).toMatchObject({ phone: `169****${neighbour.villager.phone.slice(-4)}` });
});

test('the phone button: the number of this WeChat signs in, and the two are joined without a question', async () => {
  const { villager, openid } = newcomer();
  const answer = await pressPhoneButton(villager, openid);
  expect(answer).toMatchObject({ status: 201, body: { wechat: true, phone: `169****${villager.phone.slice(-4)}` } });
  expect((await tap(villager, county.wechat.users.loginCode(openid))).status).toBe(201);
  // The same number by six figures is the same account.
  villager.token = answer.body.token;
  await villager.apply();
  await villager.signIn();
  expect((await villager.ask('listMatters')).body.matters).toHaveLength(1);
});

test('a code of the phone button that another WeChat got is not taken', async () => {
  const { villager, openid } = newcomer();
  const stranger = newcomer();
  const { loginCode, phoneCode } = county.wechat.users;
  const body = { loginCode: loginCode(stranger.openid), phoneCode: phoneCode(openid, villager.phone), deviceId: villager.deviceId };
  expect(await villager.ask('signInWithWechatPhone', { body })).toMatchObject({ status: 401, body: { code: 'wechat-code-wrong' } });
});

test('a demo takes no real number from WeChat either', async () => {
  const { villager, openid } = newcomer();
  const before = await countAccounts();
  expect(await pressPhoneButton(villager, openid, '13800000000')).toMatchObject({ status: 422, body: { code: 'not-an-invented-person' } });
  expect(await countAccounts()).toBe(before);
});

test('a code used before, one too old and one that WeChat never gave are all told alike', async () => {
  const { villager, openid } = newcomer();
  await villager.joinWechat(county.wechat, openid);
  const used = county.wechat.users.loginCode(openid);
  expect((await tap(villager, used)).status).toBe(201);
  const old = county.wechat.users.loginCode(openid);
  county.clock.forward({ minutes: 6 });
  const said = [];
  for (const code of [used, old, 'never-given']) said.push((await tap(villager, code)).body);
  expect(new Set(said.map((body) => JSON.stringify(body))).size).toBe(1);
  expect(said[0]).toMatchObject({ code: 'wechat-code-wrong' });
});

test('a code of WeChat that is wrong does not spoil a sign-in by six figures', async () => {
  const { villager, openid } = newcomer();
  expect(await villager.signIn({ wechatCode: 'never-given' })).toMatchObject({ wechat: false });
  county.wechat.switches.set({ fail: [{ code: 502, as: 'http', action: 'code2Session', times: 1 }] });
  expect(await villager.joinWechat(county.wechat, openid)).toMatchObject({ wechat: false });
  county.wechat.switches.reset();
  expect((await tap(villager, county.wechat.users.loginCode(openid))).body).toMatchObject({ code: 'phone-needed' });
});

test('who guesses codes is stopped on this phone; a right code on another phone still opens', async () => {
  const { villager, openid } = newcomer();
  await villager.joinWechat(county.wechat, openid);
  for (let guess = 0; guess < 20; guess += 1) expect((await tap(villager, `guess-${guess}`)).status).toBe(401);
  expect(await tap(villager, county.wechat.users.loginCode(openid))).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  const other = new Villager(county, villager.phone);
  expect((await tap(other, county.wechat.users.loginCode(openid))).status).toBe(201);
});

test('ten thousand wrong tries of a day close the six figures to everybody, for they can be guessed; WeChat’s codes cannot', async () => {
  const { villager, openid } = newcomer();
  await villager.joinWechat(county.wechat, openid);
  const stranger = newcomer().villager;
  const figures = () => stranger.ask('signIn', { body: { phone: stranger.phone, code: '000000', deviceId: randomUUID() } });
  expect([(await tap(stranger, 'guess')).status, (await figures()).status]).toEqual([401, 401]);
  await queryAs(county.database.ownerUrl, `update limit_count set count = 10000 where key not like '%|%' and key like 'wrong-%'`);
  expect((await tap(villager, county.wechat.users.loginCode(openid))).status).toBe(201);
  expect((await figures()).status).toBe(429);
  county.clock.forward({ hours: 24 });
  expect((await figures()).status).toBe(401);
});

test('signing out ends the join: her grandson who picks the phone up is not let in by one tap', async () => {
  const { villager, openid } = newcomer();
  await villager.joinWechat(county.wechat, openid);
  expect((await villager.ask('signOut')).status).toBe(200);
  expect((await tap(villager, county.wechat.users.loginCode(openid))).body).toMatchObject({ code: 'phone-needed' });
  const kept = await queryAs(
    county.database.ownerUrl,
    'select from wechat_identity where ended_at is not null and openid_sealed is not null',
  );
  expect(kept).toEqual([]);
});

test('two taps that join one WeChat to two numbers at the same moment leave it joined to one', async () => {
  const one = newcomer();
  const two = newcomer();
  const answers = await Promise.all([one, two].map(({ villager }) => pressPhoneButton(villager, one.openid)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const live = await queryAs(
    county.database.ownerUrl,
    `select account from wechat_identity where ended_at is null and account in (select account from session where device = any($1))`,
    [[one.villager.deviceId, two.villager.deviceId]],
  );
  expect(live).toHaveLength(1);
});

test.each([
  ['busy this minute', { code: 45011, action: 'code2Session' as const }, 60],
  ['busy for longer than we ask again', { code: -1, action: 'code2Session' as const }, 60],
  ['unreachable behind a gateway', { code: 502, as: 'http' as const, action: 'code2Session' as const }, 3600],
])('WeChat is %s: later, in plain words, and the operator’s log names no code', async (_what, fail, after) => {
  const { villager, openid } = newcomer();
  const loginCode = county.wechat.users.loginCode(openid);
  county.wechat.switches.set({ fail: [fail] });
  const answer = await tap(villager, loginCode);
  county.wechat.switches.reset();
  expect(answer).toMatchObject({ status: 503, body: { code: 'try-again-later', retryAfterSeconds: after } });
  expect(county.logLines.join('\n')).not.toContain(loginCode);
});

test('WeChat stumbles once: she is let in all the same', async () => {
  const { villager, openid } = newcomer();
  await villager.joinWechat(county.wechat, openid);
  county.wechat.switches.set({ fail: [{ code: -1, action: 'code2Session', times: 1 }] });
  expect((await tap(villager, county.wechat.users.loginCode(openid))).status).toBe(201);
});

test('what the log says of a join and of a refused tap names no openid, no number, no token and no secret of WeChat', async () => {
  const { villager, openid } = newcomer();
  const before = county.logLines.length;
  await villager.joinWechat(county.wechat, openid);
  const joined = county.logLines.length;
  expect((await tap(villager, 'never-given')).status).toBe(401);
  expect([joined > before, county.logLines.length > joined]).toEqual([true, true]);
  const said = county.logLines.join('\n');
  expect(said).not.toMatch(/o-invented-|1690000|demo-app-secret|access_token|session_key/);
});

test('the phone learns from the village’s code what this county’s mini-program can do', async () => {
  const { body } = await new Villager(county, '16900005199').ask('openCode', { params: { codeId: county.codeId } });
  const ids = Object.values(county.house.settings.wechat!.templates).map(({ id }) => id);
  expect(body.wechat).toEqual({ phoneButton: true, templates: ids });
});

test('a county without a mini-program, or without the button, has no such doors, and signs in by six figures as ever', async () => {
  const plain = await openTestCounty({ wechat: 'none' });
  const noButton = await openTestCounty({ wechat: { phoneButton: 'off' } });
  try {
    const wang = new Villager(plain, '16900005198');
    const body = { loginCode: 'x', phoneCode: 'y', deviceId: randomUUID() };
    const { phoneCode: _left, ...tapBody } = body;
    expect((await wang.ask('signInWithWechat', { body: tapBody })).body).toMatchObject({ code: 'not-found' });
    expect((await wang.ask('signInWithWechatPhone', { body })).body).toMatchObject({ code: 'not-found' });
    expect(await wang.signIn({ wechatCode: 'x' })).toMatchObject({ wechat: false });
    expect((await wang.ask('openCode', { params: { codeId: plain.codeId } })).body).not.toHaveProperty('wechat');
    const li = new Villager(noButton, '16900005197');
    expect((await li.ask('signInWithWechatPhone', { body })).body).toMatchObject({ code: 'not-found' });
    expect((await li.ask('openCode', { params: { codeId: noButton.codeId } })).body.wechat).toMatchObject({ phoneButton: false });
  } finally {
    await plain.close();
    await noButton.close();
  }
});

async function countAccounts(): Promise<number> {
  return Number((await queryAs<{ n: string }>(county.database.ownerUrl, 'select count(*) as n from account'))[0]!.n);
}
