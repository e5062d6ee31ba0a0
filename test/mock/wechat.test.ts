import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wechat } from '../../mock/wechat/start-wechat.ts';
import { always, appId, clientOf, data, once, openWechat, tokenOf, user } from './open-wechat-stand-in.ts';

const minutes = 60_000;
let now: number;
let wechat: Wechat;
let client: ReturnType<typeof clientOf>;

beforeEach(async () => {
  now = Date.parse('2026-07-09T08:00:00+08:00');
  wechat = await openWechat({ clock: () => now });
  client = clientOf(wechat.url);
});
afterEach(() => wechat.stop());

describe('code2Session', () => {
  test('tells whose phone it is, once, without an errcode', async () => {
    const code = wechat.users.loginCode(user);
    const answer = await client.exchange(code);
    expect(answer).toMatchObject({ status: 200, openid: user, session_key: expect.stringMatching(/^.{22}==$/) as string });
    expect(answer).not.toHaveProperty('errcode');
    expect(await client.exchange(code)).toMatchObject({
      errcode: 40163,
      errmsg: expect.stringMatching(/^code been used rid: \w+-/) as string,
    });
    expect(await client.exchange(wechat.users.loginCode(user))).toMatchObject({ openid: user });
  });

  test('a code lives five minutes', async () => {
    const [early, late] = [wechat.users.loginCode(user), wechat.users.loginCode(user)];
    now += 5 * minutes - 1;
    expect(await client.exchange(early)).toMatchObject({ openid: user });
    now += 1;
    expect(await client.exchange(late)).toMatchObject({ errcode: 40029 });
  });

  test.each([
    [40029, { js_code: 'unknown' }],
    [41008, { js_code: '' }],
    [40125, { secret: 'wrong' }],
    [41004, { secret: '' }],
    [40013, { appid: 'wx1' }],
    [41002, { appid: '' }],
    [40002, { grant_type: 'client_credential' }],
  ])('%i for %j, and the code stays good', async (errcode, change) => {
    const code = wechat.users.loginCode(user);
    expect(await client.exchange(code, change)).toMatchObject({ status: 200, errcode });
    expect(await client.exchange(code)).toMatchObject({ openid: user });
    expect(wechat.log.refusals).toMatchObject([{ code: String(errcode), about: expect.stringContaining('code2Session') as string }]);
  });

  test('a code of the phone button is no code of wx.login', async () => {
    expect(await client.exchange(wechat.users.phoneCode(user, '16900000001'))).toMatchObject({ errcode: 40029 });
  });
});

describe('tokens', () => {
  test('the stable one stays the same and tells what is left of it, until five minutes before its end', async () => {
    const first = await client.stableToken();
    expect(first).toMatchObject({ expires_in: 7200 });
    now += 100 * minutes;
    expect(await client.stableToken()).toMatchObject({ access_token: first.access_token, expires_in: 1200 });
    now += 15 * minutes;
    const second = await client.stableToken();
    expect(second.access_token).not.toBe(first.access_token);
    expect(second).toMatchObject({ expires_in: 7200 });
    // Both are good in the overlap.
    for (const { access_token } of [first, second]) expect(await client.send(access_token)).toMatchObject({ errcode: 40003 });
    now += 5 * minutes;
    expect(await client.send(first.access_token)).toMatchObject({ errcode: 42001 });
  });

  test('a forced refresh ends the one before, not sooner than after 30 seconds and twenty times a day', async () => {
    const force = () => client.stableToken({ force_refresh: true });
    const first = await client.stableToken();
    const second = await force();
    expect(second.access_token).not.toBe(first.access_token);
    expect(await client.send(first.access_token)).toMatchObject({ errcode: 40001 });
    now += 29_999;
    expect((await force()).access_token).toBe(second.access_token);
    for (let count = 2; count <= 20; count++) {
      now += 30_000;
      expect(await force()).toMatchObject({ expires_in: 7200 });
    }
    now += 30_000;
    expect(await force()).toMatchObject({ errcode: 45009 });
    now += 24 * 60 * minutes;
    expect(await force()).toMatchObject({ expires_in: 7200 });
  });

  test('the old one is another with every call; the one before lives five minutes more; the stable one is apart', async () => {
    const stable = await tokenOf(client);
    const [first, second] = [await client.oldToken(), await client.oldToken()];
    expect(second.access_token).not.toBe(first.access_token);
    expect(await client.send(first.access_token)).toMatchObject({ errcode: 40003 });
    now += 5 * minutes;
    expect(await client.send(first.access_token)).toMatchObject({ errcode: 42001 });
    expect(await client.send(second.access_token)).toMatchObject({ errcode: 40003 });
    expect(await tokenOf(client)).toBe(stable);
  });

  test.each([
    [41002, { appid: undefined }],
    [41004, { secret: undefined }],
    [40013, { appid: 'wx1' }],
    [40125, { secret: 'wrong' }],
    [40002, { grant_type: 'authorization_code' }],
  ])('%i for %j', async (errcode, change) => {
    expect(await client.stableToken(change)).toMatchObject({ errcode });
  });

  test.each([
    [41001, ''],
    [40014, 'short'],
    [40014, `${'x'.repeat(30)}!`],
    [40001, 'x'.repeat(140)],
  ])('%i for the token %j', async (errcode, token) => {
    expect(await client.send(token)).toMatchObject({ errcode });
  });

  test('can all be forgotten', async () => {
    const token = await tokenOf(client);
    wechat.tokens.forget();
    expect(await client.send(token)).toMatchObject({ errcode: 40001 });
    expect(await tokenOf(client)).not.toBe(token);
  });
});

describe('the number of the phone button', () => {
  test('comes once for a code', async () => {
    const token = await tokenOf(client);
    const code = wechat.users.phoneCode(user, '+8616900000001');
    expect(await client.phone(token, { code })).toMatchObject({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '16900000001',
        purePhoneNumber: '16900000001',
        countryCode: '86',
        watermark: { timestamp: now / 1000, appid: appId },
      },
    });
    expect(await client.phone(token, { code })).toMatchObject({ errcode: 40163 });
  });

  test('not for an unknown code, an old one, one of wx.login or one of somebody else', async () => {
    const token = await tokenOf(client);
    const code = wechat.users.phoneCode(user, '16900000001');
    expect(await client.phone(token, { code, openid: 'o-other' })).toMatchObject({ errcode: 40029 });
    expect(await client.phone(token, { code: wechat.users.loginCode(user) })).toMatchObject({ errcode: 40029 });
    expect(await client.phone(token, {})).toMatchObject({ errcode: 40029 });
    now += 5 * minutes;
    expect(await client.phone(token, { code, openid: user })).toMatchObject({ errcode: 40029 });
    expect(await client.phone('', { code })).toMatchObject({ errcode: 41001 });
  });
});

describe('subscribe send', () => {
  let token: string;
  beforeEach(async () => {
    token = await tokenOf(client);
    await wechat.users.subscribe(user, once, 'accept');
  });

  test('one accept is one message; its id is more than a number holds', async () => {
    const answer = await client.send(token, { page: 'pages/track/track?matter=1' });
    expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok' });
    const [message] = wechat.users.messagesOf(user);
    expect(message).toMatchObject({
      templateId: once,
      data: { thing1: '临时救助', phrase2: '接下了' },
      page: 'pages/track/track?matter=1',
      msgid: expect.stringMatching(/^\d{19}$/) as string,
    });
    expect(answer.text).toContain(`"msgid":${message!.msgid}}`);
    expect(String(answer.msgid)).not.toBe(message!.msgid);
    expect(await client.send(token)).toMatchObject({ errcode: 43101 });
    expect(wechat.users.messagesOf(user)).toHaveLength(1);
  });

  test('accepts add up, a refusal takes them all', async () => {
    await wechat.users.subscribe(user, once, 'accept');
    expect(await client.send(token)).toMatchObject({ errcode: 0 });
    expect(await client.send(token)).toMatchObject({ errcode: 0 });
    expect(await client.send(token)).toMatchObject({ errcode: 43101 });
    await wechat.users.subscribe(user, once, 'accept');
    await wechat.users.subscribe(user, once, 'reject');
    expect(await client.send(token)).toMatchObject({ errcode: 43101 });
  });

  test('a long-term template never runs down, until it is turned off', async () => {
    await wechat.users.subscribe(user, always, 'accept');
    for (let count = 0; count < 5; count++) expect(await client.send(token, { template_id: always })).toMatchObject({ errcode: 0 });
    await wechat.users.turnOff(user, always);
    expect(await client.send(token, { template_id: always })).toMatchObject({ errcode: 43101 });
  });

  test('two at once to one user: one is sent; to two users: both are', async () => {
    const slower = await openWechat({ sendTakes: 1000 });
    const there = clientOf(slower.url);
    const valid = await tokenOf(there);
    for (const openid of [user, user, 'o-other']) await slower.users.subscribe(openid, once, 'accept');
    const answers = await Promise.all([there.send(valid), there.send(valid), there.send(valid, { touser: 'o-other' })]);
    expect(answers.map(({ errcode }) => errcode).toSorted()).toEqual([0, 0, 43108]);
    expect(await there.send(valid)).toMatchObject({ errcode: 0 });
    await slower.stop();
  });

  test.each([
    [40003, { touser: 'o-nobody' }],
    [40003, { touser: undefined }],
    [40037, { template_id: 'none' }],
    [41030, { page: '/pages/track/track' }],
    [47003, { miniprogram_state: 'released' }],
    [47003, { lang: 'cn' }],
    [47003, { data: undefined }],
  ])('%i for %j, and nothing is used up', async (errcode, change) => {
    expect(await client.send(token, change)).toMatchObject({ errcode });
    expect(await client.send(token)).toMatchObject({ errcode: 0 });
  });

  test.each([
    ['data.thing1.value invalid', { ...data, thing1: { value: '字'.repeat(21) } }],
    ['data.phrase2.value is empty', { thing1: data.thing1 }],
    ['data.phrase2.value is empty', { ...data, phrase2: { value: '' } }],
    ['data.thing1.value invalid', { ...data, thing1: { value: 1 } }],
    ['data.thing3 is not in the template', { ...data, thing3: { value: '多的' } }],
  ])('47003 names the field: %s', async (words, given) => {
    expect(await client.send(token, { data: given })).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringContaining(`argument invalid! ${words} rid: `) as string,
    });
  });
});

test('counts every call, refused or not', async () => {
  await wechat.users.subscribe(user, once, 'accept');
  const token = await tokenOf(client);
  await client.exchange('unknown');
  await client.send(token);
  await client.send('');
  expect(wechat.counts).toEqual({
    code2Session: 1,
    stableToken: 1,
    token: 0,
    getUserPhoneNumber: 0,
    subscribeSend: 2,
    getTemplate: 0,
    getWxaCodeUnlimit: 0,
  });
});
