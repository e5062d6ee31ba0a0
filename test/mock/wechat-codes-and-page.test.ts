import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wechat } from '../../mock/wechat/start-wechat.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { openPushTaker, encodingAesKey, pushToken } from './open-push-taker.ts';
import { always, clientOf, data, once, openWechat, templates, tokenOf, user } from './open-wechat-stand-in.ts';

let wechat: Wechat;
let client: ReturnType<typeof clientOf>;
let token: string;

beforeEach(async () => {
  const enums = { enum3: ['同意', '不同意'] };
  const answered = { id: 'invented-answered', kind: 'one-time', keys: ['thing1', 'enum3'], enums } as const;
  wechat = await openWechat({
    pages: ['home/index', 'qr/landing'],
    templates: [...templates, { ...answered, keys: [...answered.keys] }],
  });
  client = clientOf(wechat.url);
  token = await tokenOf(client);
});
afterEach(() => wechat.stop());

describe('the mini-program code', () => {
  const path = '/wxa/getwxacodeunlimit';
  const draw = (change: object) =>
    client.postRaw(path, JSON.stringify({ scene: 'v=371623101201&x', page: 'qr/landing', check_path: true, ...change }), token);

  test.each([{}, { width: 280 }, { width: 1280 }, { is_hyaline: true }])('is a picture that a reader can read: %j', async (change) => {
    const response = await draw(change);
    const picture = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe('width' in change ? change.width : 430);
    expect(await readQrCode(picture)).toBe('qr/landing?scene=v%3D371623101201%26x');
  });

  test('without a page it opens the main one; unchecked it opens one that is not published', async () => {
    const read = async (change: object) => readQrCode(Buffer.from(await (await draw(change)).arrayBuffer()));
    expect(await read({ page: undefined })).toBe('home/index?scene=v%3D371623101201%26x');
    expect(await read({ page: 'qr/soon', check_path: false })).toBe('qr/soon?scene=v%3D371623101201%26x');
  });

  test.each([
    [40169, { scene: undefined }],
    [40169, { scene: '' }],
    [40169, { scene: 'x'.repeat(33) }],
    [40129, { scene: '村' }],
    [40129, { scene: 'a%20b' }],
    [85096, { scene: 'scancode_time=1' }],
    [41030, { page: '/qr/landing' }],
    [41030, { page: 'qr/landing?a=1' }],
    [41030, { page: 'qr/soon' }],
    [40097, { width: 279 }],
    [40097, { width: 1281 }],
    [40097, { width: '430' }],
    [40097, { env_version: 'formal' }],
  ])('%i as JSON for %j', async (errcode, change) => {
    const response = await draw(change);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ errcode });
  });

  test('so many a minute and no more, whether they were drawn or not', async () => {
    let now = Date.parse('2026-11-24T09:05:00+08:00');
    const few = await openWechat({ codesPerMinute: 2, clock: () => now });
    const asker = clientOf(few.url);
    const grant = await tokenOf(asker);
    const ask = async (scene: string) => (await asker.postRaw(path, JSON.stringify({ scene }), grant)).headers.get('content-type');
    expect([await ask('a'), await ask('村')]).toEqual(['image/jpeg', 'application/json; encoding=utf-8']);
    expect(await asker.post(path, { scene: 'a' }, grant)).toMatchObject({ errcode: 45009 });
    now += 60_000;
    expect(await ask('a')).toBe('image/jpeg');
    await few.stop();
  });

  test.each([
    [{ fail: [{ code: 48001, action: 'getWxaCodeUnlimit', times: 1 }] }, { errcode: 48001 }],
    [{ fail: [{ code: -1, action: 'getWxaCodeUnlimit', times: 1 }] }, { errcode: -1 }],
  ])('and refuses when a switch says so: %j', async (switches, said) => {
    wechat.switches.set(switches);
    expect(await (await draw({})).json()).toMatchObject(said);
    expect((await draw({})).headers.get('content-type')).toBe('image/jpeg');
  });

  test('not without a token', async () => {
    expect(await client.post(path, { scene: 'a' }, '')).toMatchObject({ errcode: 41001 });
  });
});

test('the templates are listed with their type and what an enum may be', async () => {
  const answer = await client.get('/wxaapi/newtmpl/gettemplate', { access_token: token });
  expect(JSON.parse(answer.text)).toMatchObject({
    errcode: 0,
    data: [
      {
        priTmplId: once,
        title: '办事进度',
        type: 2,
        content: 'thing1:{{thing1.DATA}}\nphrase2:{{phrase2.DATA}}\n',
        keywordEnumValueList: [],
      },
      { priTmplId: always, type: 3 },
      { keywordEnumValueList: [{ keywordCode: 'enum3.DATA', enumValueList: ['同意', '不同意'] }] },
    ],
  });
});

test('a message leads to a published page, and an enum is one of the list', async () => {
  await wechat.users.subscribe(user, 'invented-answered', 'accept');
  const message = { template_id: 'invented-answered', data: { thing1: data.thing1, enum3: { value: '也许' } } };
  expect(await client.send(token, message)).toMatchObject({ errcode: 47003 });
  const good = { ...message, data: { ...message.data, enum3: { value: '同意' } } };
  expect(await client.send(token, { ...good, page: 'qr/soon' })).toMatchObject({ errcode: 41030 });
  expect(await client.send(token, { ...good, page: 'home/index?a=1' })).toMatchObject({ errcode: 0 });
});

describe('the users, played over HTTP', () => {
  test('sign in, give a number, agree and read what they got', async () => {
    const login = JSON.parse((await client.post('/stand-in/login-codes', { openid: user })).text) as { code: string };
    expect(await client.exchange(login.code)).toMatchObject({ openid: user });
    const phone = JSON.parse((await client.post('/stand-in/phone-codes', { openid: user, phone: '16900000001' })).text) as { code: string };
    expect(await client.phone(token, { code: phone.code })).toMatchObject({ phone_info: { purePhoneNumber: '16900000001' } });
    await client.post('/stand-in/subscriptions', { openid: user, templateId: once, answer: 'accept' });
    await client.post('/stand-in/subscriptions', { openid: user, answers: [{ templateId: once, answer: 'accept' }] });
    expect(await client.send(token)).toMatchObject({ errcode: 0 });
    expect(await client.get('/stand-in/messages', { openid: user })).toMatchObject({
      messages: [{ templateId: once, data: { thing1: '临时救助' } }],
    });
    await client.post('/stand-in/turned-off', { openid: user, templateId: once });
    expect(await client.send(token)).toMatchObject({ errcode: 43101 });
  });

  test('take something back, and the address of pushes is checked', async () => {
    const county = await openPushTaker();
    const pushing = await openWechat({ push: { url: county.url, token: pushToken, encodingAesKey } });
    const there = clientOf(pushing.url);
    await there.post('/stand-in/revocations', { openid: user, info: '8' });
    expect(county.pushes).toMatchObject([{ event: { Event: 'user_authorization_revoke', RevokeInfo: '8' } }]);
    expect(await there.post('/stand-in/push-check', {})).toMatchObject({ push: 'verified' });
    await pushing.stop();
    await county.close();
  });

  test.each([
    ['login-codes', {}],
    ['login-codes', { openid: '<b>' }],
    ['phone-codes', { openid: user, phone: '12349' }],
    ['subscriptions', { openid: user, templateId: 'none', answer: 'accept' }],
    ['subscriptions', { openid: user, templateId: once, answer: 'maybe' }],
    ['subscriptions', { openid: user, answers: [] }],
    ['subscriptions', { openid: user, answers: [null] }],
    ['turned-off', { openid: user, templateId: 'none' }],
  ])('%s says what is wrong with %j', async (route, wish) => {
    expect(await client.post(`/stand-in/${route}`, wish)).toMatchObject({ status: 400, message: expect.stringMatching(/./) as string });
  });
});

describe('the page', () => {
  const readPage = async (path = '/wechat') => (await fetch(`${wechat.url}${path}`)).text();

  test('shows what every user got, newest first, what may still come, and that nothing was really sent', async () => {
    await wechat.users.subscribe(user, once, 'accept');
    await wechat.users.subscribe(user, once, 'accept');
    await wechat.users.subscribe(user, always, 'accept');
    await wechat.users.subscribe('o-other', once, 'accept');
    await client.send(token);
    await client.send(token, { template_id: always, data: { thing1: { value: '钱<到>了' }, phrase2: { value: '看看' } } });
    await client.send(token, { touser: 'o-nobody' });
    await wechat.pushesSettled();
    const page = await readPage();
    expect(page).toContain('这是替身微信，没有真的发消息');
    expect(page.indexOf('钱&lt;到&gt;了')).toBeLessThan(page.indexOf('临时救助'));
    expect(page).not.toContain('<到>');
    expect(page).toContain('办事进度：还能收 1 条');
    expect(page).toContain('一直能收');
    expect(page).toMatch(/✗ 40003.*subscribeSend o-nobody/);
    expect(await readPage('/wechat?openid=o-other')).not.toContain(user);
    expect(await readPage('/')).toBe(page);
    expect(await readPage('/wechat?openid=<script>')).not.toContain('<script>');
  });

  test('can be read by a program, with the counts', async () => {
    await client.send(token);
    expect(await client.get('/wechat.json')).toMatchObject({
      messages: [],
      refusals: [{ code: '40003' }],
      counts: { stableToken: 1, subscribeSend: 1 },
    });
  });
});

test('the next start still knows who agreed to what and who got what, and tells what became of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in wechat '));
  const stateFile = join(folder, 'wechat.jsonl');
  const before = await openWechat({ stateFile, sentAfter: 60_000 });
  await before.users.answerPopup(user, [
    { templateId: once, answer: 'accept' },
    { templateId: always, answer: 'accept' },
  ]);
  await clientOf(before.url).send(await tokenOf(clientOf(before.url)));
  const kept = before.users.messagesOf(user);
  await before.stop();

  const county = await openPushTaker();
  const after = await openWechat({ stateFile, push: { url: county.url, token: pushToken, encodingAesKey } });
  await after.pushesSettled();
  expect(county.pushes).toMatchObject([{ event: { List: { MsgID: kept[0]!.msgid } } }]);
  expect(after.users.messagesOf(user)).toEqual([{ ...kept[0], state: 'success' }]);
  const again = clientOf(after.url);
  const fresh = await tokenOf(again);
  expect(await again.send(fresh)).toMatchObject({ errcode: 43101 });
  expect(await again.send(fresh, { template_id: always })).toMatchObject({ errcode: 0 });
  await after.stop();
  await county.close();
  rmSync(folder, { recursive: true });
});
