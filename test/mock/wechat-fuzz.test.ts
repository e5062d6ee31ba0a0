import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Wechat } from '../../mock/wechat/start-wechat.ts';
import { always, appId, appSecret, clientOf, once, openWechat, tokenOf, user } from './open-wechat-stand-in.ts';

let wechat: Wechat;
let token: string;

beforeEach(async () => {
  wechat = await openWechat({ sendTakes: 0 });
  token = await tokenOf(clientOf(wechat.url));
});
afterEach(() => wechat.stop());

const apis = [
  '/sns/jscode2session',
  '/cgi-bin/stable_token',
  '/cgi-bin/token',
  '/wxa/business/getuserphonenumber',
  '/cgi-bin/message/subscribe/send',
  '/wxaapi/newtmpl/gettemplate',
  '/wxa/getwxacodeunlimit',
];

/** Never -1, which is what a fall of ours would look like. */
async function expectAnswer(response: Response): Promise<void> {
  const text = await response.text();
  if (response.headers.get('content-type') === 'image/jpeg') return;
  const answer = JSON.parse(text) as { errcode?: number; message?: string };
  expect(answer.errcode).not.toBe(-1);
}

test('no path, query or body of a stranger brings it down or gets anything', async () => {
  const path = fc.oneof(
    fc.constantFrom(...apis, '/stand-in/login-codes', '/stand-in/messages', '/switches/release', '/wechat.json', '//', '/constructor'),
    fc.webPath().filter((path) => path !== '/wechat'),
  );
  const query = fc.oneof(fc.webQueryParameters(), fc.constant('access_token=%E0%A4%A&js_code=1'), fc.constant('?&&=&access_token'));
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
  );
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
  await fc.assert(
    fc.asyncProperty(method, path, query, body, async (how, where, asked, content) => {
      const response = await fetch(`${wechat.url}${where}?${asked}`, {
        method: how,
        ...(how === 'GET' ? {} : { body: content, headers: { 'content-type': 'application/json' } }),
        redirect: 'manual',
      });
      if (response.status === 302) return;
      await expectAnswer(response);
    }),
    { numRuns: 150 },
  );
  expect(wechat.log.messages).toEqual([]);
  expect(await clientOf(wechat.url).get('/wechat.json')).toMatchObject({ status: 200 });
});

test('no body of the county itself brings it down', async () => {
  await wechat.users.subscribe(user, always, 'accept');
  const anything = fc.anything({ maxDepth: 2, withNullPrototype: false, withBigInt: false });
  const likely = fc.constantFrom(user, once, always, appId, appSecret, 'client_credential', 'constructor', '__proto__');
  const value = fc.oneof(anything, likely);
  const body = fc.record(
    {
      ...Object.fromEntries(
        [
          'touser',
          'template_id',
          'page',
          'miniprogram_state',
          'lang',
          'code',
          'openid',
          'appid',
          'secret',
          'grant_type',
          'scene',
          'width',
        ].map((name) => [name, value]),
      ),
      data: fc.oneof(anything, fc.dictionary(fc.constantFrom('thing1', 'phrase2', '__proto__', 'x'), anything)),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...apis), body, async (api, given) => {
      const sendIt = { method: 'POST', body: JSON.stringify(given), headers: { 'content-type': 'application/json' } };
      await expectAnswer(await fetch(`${wechat.url}${api}?access_token=${token}`, sendIt));
    }),
    { numRuns: 250 },
  );
  expect(wechat.log.messages).toEqual([]);
});

test('whatever it refuses stands in its log', async () => {
  const count = async (path: string, init: RequestInit = {}) => {
    const before = wechat.log.refusals.length;
    await fetch(`${wechat.url}${path}`, init);
    return wechat.log.refusals.slice(before).map(({ code, about }) => `${code} ${about}`.trim());
  };
  expect(await count('/nowhere')).toEqual(['40066 /nowhere']);
  expect(await count('/sns/jscode2session', { method: 'POST', body: '{}' })).toEqual(['43001 code2Session']);
  expect(await count('/cgi-bin/stable_token')).toEqual(['43002 stableToken']);
  expect(await count('/cgi-bin/stable_token', { method: 'POST' })).toEqual(['44002 stableToken']);
  expect(await count('/cgi-bin/stable_token', { method: 'POST', body: '{' })).toEqual(['47001 stableToken']);
  expect(await count('/cgi-bin/stable_token', { method: 'POST', body: '[]' })).toEqual(['47001 stableToken']);
});
