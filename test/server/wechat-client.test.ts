import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWechat, type Wechat as StandIn } from '../../mock/wechat/start-wechat.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { openWechat, type Wechat, type WechatOrder } from '../../src/server/wechat/index.ts';
import { MovedClock } from '../helpers/moved-clock.ts';
import { testWechatSettings } from '../helpers/test-settings.ts';
import { testStart } from '../helpers/test-county.ts';

let clock: MovedClock;
let standIn: StandIn;
let wechat: Wechat;
let lines: string[];
let pauses: number[];
const servers: Server[] = [];
const always = 'invented-always';

beforeEach(async () => {
  clock = new MovedClock(testStart);
  const { appId, appSecret } = testWechatSettings('');
  standIn = await startWechat({
    appId,
    appSecret,
    templates: [{ id: always, kind: 'long-term', keys: ['thing1'] }],
    clock: () => clock.now().getTime(),
    sendTakes: 0,
  });
  lines = [];
  pauses = [];
  wechat = clientAt(standIn.url);
});
afterEach(async () => {
  await standIn.stop();
  for (const server of servers.splice(0)) server.close();
});

function clientAt(endpoint: string, timeoutMs = 2000): Wechat {
  const log = openLog({ write: (line) => void lines.push(line) });
  return openWechat({ clock, log }, { ...testWechatSettings(endpoint), timeoutMs }, async (ms) => void pauses.push(ms));
}

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Orders to as many people, all of whom said yes. */
async function orders(count: number): Promise<WechatOrder[]> {
  const openids = Array.from({ length: count }, (_one, at) => `o-invented-${at}`);
  for (const openid of openids) await standIn.users.subscribe(openid, always, 'accept');
  return openids.map((openid) => ({ openid, templateId: always, page: 'check/list', data: { thing1: '接下了' } }));
}

const handedOver = (answers: { state: string }[]) => answers.filter(({ state }) => state === 'handed-over').length;

test('twenty messages at the same moment ask for one token', async () => {
  const answers = await Promise.all((await orders(20)).map((order) => wechat.sendSubscribeMessage(order)));
  expect([handedOver(answers), standIn.counts.stableToken]).toEqual([20, 1]);
});

test('a token that runs out in the middle of a batch is asked for once more, and every message goes out once', async () => {
  const batch = await orders(20);
  await wechat.sendSubscribeMessage(batch[0]!);
  standIn.tokens.forget();
  const answers = await Promise.all(batch.map((order) => wechat.sendSubscribeMessage(order)));
  expect([handedOver(answers), standIn.counts.stableToken]).toEqual([20, 2]);
  expect(standIn.log.messages).toHaveLength(21);
});

test('the token is renewed five minutes before its end, by our own clock', async () => {
  const [order] = await orders(1);
  await wechat.sendSubscribeMessage(order!);
  clock.forward({ minutes: 114 });
  await wechat.sendSubscribeMessage(order!);
  expect(standIn.counts.stableToken).toBe(1);
  clock.forward({ minutes: 2 });
  await wechat.sendSubscribeMessage(order!);
  expect(standIn.counts.stableToken).toBe(2);
});

test.each([40001, 40014, 42001])('a token refused again and again (%s): renewed once, tried once more, then given up', async (code) => {
  const [order] = await orders(1);
  standIn.switches.set({ fail: [{ code, action: 'subscribeSend' }] });
  expect(await wechat.sendSubscribeMessage(order!)).toEqual({ state: 'refused', code: String(code), again: undefined });
  expect([standIn.counts.stableToken, standIn.counts.subscribeSend]).toEqual([2, 2]);
});

test('a msgid that no number can hold comes through figure by figure', async () => {
  const [order] = await orders(1);
  const answer = await wechat.sendSubscribeMessage(order!);
  const [message] = standIn.users.messagesOf(order!.openid);
  expect(answer).toEqual({ state: 'handed-over', serial: message!.msgid });
  expect(Number.isSafeInteger(Number(message!.msgid))).toBe(false);
});

test.each([40164, 89503, 89506, 89507, 40125])(
  'WeChat does not let this server in (%s): the operator reads it, nobody asks again',
  async (code) => {
    const [order] = await orders(1);
    standIn.switches.set({ fail: [{ code, action: 'stableToken' }] });
    expect(await wechat.sendSubscribeMessage(order!)).toEqual({ state: 'refused', code: `token:${code}`, again: undefined });
    expect([standIn.counts.stableToken, standIn.counts.subscribeSend, pauses]).toEqual([1, 0, []]);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', vendorCode: String(code), because: expect.any(String) });
  },
);

test('WeChat stumbles (-1): asked again after one and two seconds, then not any more; a message is never asked again at once', async () => {
  standIn.switches.set({ fail: [{ code: -1, action: 'code2Session', times: 2 }] });
  expect(await wechat.redeemLoginCode(standIn.users.loginCode('o-invented-1'))).toBe('o-invented-1');
  expect(pauses.splice(0)).toEqual([1000, 2000]);
  standIn.switches.set({ fail: [{ code: -1, action: 'code2Session' }] });
  await expect(wechat.redeemLoginCode('any')).rejects.toMatchObject({ code: 'try-again-later' });
  expect([pauses.splice(0), standIn.counts.code2Session]).toEqual([[1000, 2000], 6]);
  const [order] = await orders(1);
  standIn.switches.set({ fail: [{ code: -1, action: 'subscribeSend' }] });
  expect(await wechat.sendSubscribeMessage(order!)).toEqual({ state: 'refused', code: '-1', again: 60 });
  expect([pauses, standIn.counts.subscribeSend]).toEqual([[], 1]);
});

test.each<[string, RequestListener]>([
  ['no JSON', (_request, response) => response.end('<html>Bad gateway</html>')],
  ['nothing', (_request, response) => response.end()],
  ['half of it', (_request, response) => response.writeHead(200, { 'content-length': '100' }).end('{"errcode":0')],
  ['more than any answer is long', (_request, response) => response.end(`{"errcode":0,"errmsg":"${'x'.repeat(100_000)}"}`)],
  ['the way to somewhere else', (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end('{"errcode":0}')],
  ['nothing, ever', () => {}],
])('an answer that is %s says nothing: the message may have gone, so it is unknown', async (_what, answer) => {
  let asked = 0;
  const url = await listen((request, response) => {
    if (request.url?.startsWith('/cgi-bin/stable_token')) return void response.end('{"access_token":"t","expires_in":7200}');
    asked += 1;
    return answer(request, response);
  });
  const order = { openid: 'o-invented-1', templateId: always, page: 'check/list', data: { thing1: '接下了' } };
  expect(await clientAt(url, 300).sendSubscribeMessage(order)).toMatchObject({ state: 'unknown' });
  expect(asked).toBe(1);
});

test('WeChat cannot be reached at all: nothing was sent, and later it may be', async () => {
  const order = { openid: 'o-invented-1', templateId: always, page: 'check/list', data: { thing1: '接下了' } };
  expect(await clientAt('http://127.0.0.1:9').sendSubscribeMessage(order)).toEqual({
    state: 'refused',
    code: 'token:not-connected:ECONNREFUSED',
    again: 60,
  });
});

test('a proxy in the environment does not get to see codes and secrets', async () => {
  let diverted = 0;
  const proxy = await listen((_request, response) => {
    diverted += 1;
    response.end('{}');
  });
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy'];
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = proxy;
  try {
    expect(await wechat.redeemLoginCode(standIn.users.loginCode('o-invented-1'))).toBe('o-invented-1');
  } finally {
    names.forEach((name, index) => (before[index] === undefined ? delete process.env[name] : (process.env[name] = before[index])));
  }
  expect(diverted).toBe(0);
});

test.each([
  [
    'another mini-program’s number',
    { watermark: { appid: 'wx-of-others' }, purePhoneNumber: '16900005001', countryCode: '86' },
    'try-again-later',
  ],
  [
    'a number abroad',
    { watermark: { appid: testWechatSettings('').appId }, purePhoneNumber: '16900005001', countryCode: '852' },
    'phone-needed',
  ],
  [
    'something that is no number',
    { watermark: { appid: testWechatSettings('').appId }, purePhoneNumber: '12349', countryCode: 86 },
    'phone-needed',
  ],
  ['no number at all', undefined, 'try-again-later'],
])('%s from the phone button signs nobody in', async (_what, info, code) => {
  const url = await listen((request, response) =>
    response.end(
      request.url?.startsWith('/cgi-bin') ? '{"access_token":"t","expires_in":7200}' : JSON.stringify({ errcode: 0, phone_info: info }),
    ),
  );
  await expect(clientAt(url).redeemPhoneCode('c', 'o-invented-1')).rejects.toMatchObject({ code });
});

test('the country of older answers is a number, and is understood', async () => {
  const info = { watermark: { appid: testWechatSettings('').appId }, purePhoneNumber: '16900005001', countryCode: 86 };
  const url = await listen((request, response) =>
    response.end(request.url?.startsWith('/cgi-bin') ? '{"access_token":"t","expires_in":7200}' : JSON.stringify({ phone_info: info })),
  );
  expect(await clientAt(url).redeemPhoneCode('c', 'o-invented-1')).toBe('16900005001');
});
