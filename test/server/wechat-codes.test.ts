import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Settings } from '../../src/server/platform/settings.ts';
import { openCode } from '../../src/rules/code-id.ts';
import { CodeBook } from '../../src/server/places/index.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { describeWechatRule } from '../../src/server/qr/mini-code/describe-wechat-rule.ts';
import { drawMiniCodes } from '../../src/server/qr/index.ts';
import { getMiniCode } from '../../src/server/qr/mini-code/get-mini-code.ts';
import { openWechat } from '../../src/server/wechat/index.ts';
import { findFreePort } from '../helpers/find-free-port.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { testWechatSettings } from '../helpers/test-settings.ts';
import { ask } from '../helpers/villager.ts';

const file = { name: 'aBc-DeF_012.txt', bytes: Buffer.from('0123456789abcdef0123456789abcdef\r\n') };
const showcase = '371623002250';

let county: TestCounty;
let desk: Officer;
let town: Officer;
const servers: Server[] = [];
beforeAll(async () => {
  const host = '127.0.0.1';
  const port = await findFreePort();
  const listen = { public: { host, port }, staff: { host, port: 0 }, internal: { host, port: 0 } };
  county = await openTestCounty({ settings: { origin: `http://${host}:${port}`, listen, verifyFiles: [file] } });
  desk = await new Officer(county, 'county').signIn();
  town = await new Officer(county, 'haifeng').signIn();
});
afterEach(() => {
  county.wechat.switches.reset();
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => county?.close());

test('the file that WeChat looks for is there at the root and under /m/, byte for byte, and nothing else is', async () => {
  for (const path of [`/${file.name}`, `/m/${file.name}`]) {
    const got = await fetch(county.publicUrl + path);
    expect([got.status, Buffer.from(await got.arrayBuffer())]).toEqual([200, file.bytes]);
    expect(got.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await fetch(county.publicUrl + path, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(file.bytes.length), '']);
    expect((await fetch(county.staffUrl + path)).status).toBe(404);
  }
  expect((await fetch(`${county.publicUrl}/other.txt`)).status).toBe(404);
  const other = await fetch(`${county.publicUrl}/m/other.txt`);
  expect([other.status, await other.text()]).toEqual([404, expect.stringContaining('这个码我们不认识')]);
});

test('the officer reads what to enter in WeChat’s console, with five links of her own villages', async () => {
  await openSecondCounty(county);
  const { body: rule } = await desk.ask('staffReadWechatRule');
  const { origin, wechat } = county.house.settings;
  expect(rule).toMatchObject({
    appId: wechat!.appId,
    rule: `${origin}/m/`,
    page: 'qr/landing',
    takesSubRules: true,
    files: [{ name: file.name, url: `${origin}/m/${file.name}` }],
  });
  expect(rule.testLinks).toHaveLength(5);
  for (const { link, village } of rule.testLinks) {
    expect(link.startsWith(rule.rule)).toBe(true);
    const { body: opened } = await ask(county.publicUrl, 'openCode', { params: { codeId: link.slice(rule.rule.length) } });
    expect([opened.county.id, opened.town.name + opened.village.name]).toEqual(['371623', village]);
  }
  expect(rule.problems).toEqual([
    '这是演示。别填到微信后台去。',
    '网址不是加密的。要换成https开头的。',
    expect.stringMatching(/^网址带着端口\d+。/),
    '网址不是域名。要用备过案的域名。',
  ]);
  expect((await town.ask('staffReadWechatRule')).status).toBe(404);
});

test.each<[string, Partial<Settings>, string[]]>([
  ['all in order but the file', {}, ['没有校验文件。从微信后台下载，交给管机器的人。']],
  [
    'a host that makes the printed squares smaller',
    { origin: 'https://shehuijiuzhu.wudixian.gov.cn' },
    ['没有校验文件。从微信后台下载，交给管机器的人。', '村码的链接有58个字，最多49个。换个短些的域名。'],
  ],
  ...['https://10.1.2.3', 'https://[2001:db8::1]', 'https://jz'].map((origin): [string, Partial<Settings>, string[]] => [
    `an address that is no domain: ${origin}`,
    { origin },
    ['没有校验文件。从微信后台下载，交给管机器的人。', '网址不是域名。要用备过案的域名。'],
  ]),
  ['a demo', { deployment: 'demo' }, ['没有校验文件。从微信后台下载，交给管机器的人。', '这是演示。别填到微信后台去。']],
  [
    'a file that nobody gets at the printed address',
    { origin: 'http://127.0.0.1:9', verifyFiles: [file] },
    [
      '网址不是加密的。要换成https开头的。',
      '网址不是域名。要用备过案的域名。',
      '网址带着端口9。微信规则里不能有端口。',
      `http://127.0.0.1:9/m/${file.name} 从这里打不开。用手机打开看看，该是一行字。`,
    ],
  ],
])('what would keep the rule from working is said: %s', async (_what, change, problems) => {
  const book = await CodeBook.open(county.house);
  const { settings } = county.house;
  const real = { ...settings, deployment: 'real', origin: 'https://jz.wudi.gov.cn', verifyFiles: [], ...change } as const;
  const said = await describeWechatRule(real, book, '371623');
  expect(said.problems.toSorted()).toEqual(problems.toSorted());
  const { wechat: _none, ...without } = real;
  expect((await describeWechatRule(without, book, '371623')).problems).toContain('小程序的号还没设。请管机器的人先设好。');
  expect((await describeWechatRule(real, book, '371698')).problems).toContain('还没有村码，没有测试链接可填。');
  book.close();
});

/** As her page gets it: the picture's bytes, or the refusal. */
async function getMiniCodeOf(village: string, officer = town) {
  const headers = { cookie: officer.cookie, origin: county.house.settings.staffOrigin };
  const response = await fetch(`${county.staffUrl}/staff/api/villages/${village}/mini-code`, { headers });
  return { response, bytes: Buffer.from(await response.clone().arrayBuffer()) };
}

test('the round code carries the printed id, opens the same village, and costs WeChat one call for ever', async () => {
  const { response, bytes } = await getMiniCodeOf(showcase);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const [page, query] = (await readQrCode(bytes))!.split('?');
  const scene = new URLSearchParams(query).get('scene')!;
  expect([page, scene]).toEqual(['qr/landing', county.codeId]);
  const { body: opened } = await ask(county.publicUrl, 'openCode', { params: { codeId: openCode({ scene })! } });
  expect(opened.village.id).toBe(showcase);
  county.wechat.switches.set({ fail: [{ code: 45009, action: 'getWxaCodeUnlimit' }] });
  const again = await getMiniCodeOf(showcase, desk);
  expect([again.response.status, again.bytes]).toEqual([200, bytes]);
  expect(county.wechat.counts.getWxaCodeUnlimit).toBe(1);
});

test('a code that another mini-program drew is drawn anew: it would open the other', async () => {
  const { database, house, wechat } = county;
  await queryAs(database.ownerUrl, `update mini_code set app_id = 'wx-of-before', image = '\\x00'`);
  const before = wechat.counts.getWxaCodeUnlimit;
  expect(await readQrCode((await getMiniCodeOf(showcase)).bytes)).toContain(county.codeId);
  expect(wechat.counts.getWxaCodeUnlimit).toBe(before + 1);
  const kept = await queryAs(database.ownerUrl, 'select app_id from mini_code');
  expect(kept).toEqual([{ app_id: house.settings.wechat!.appId }]);
});

test('a village of another town, of another county or of nowhere is not found, and one without a code is told so', async () => {
  const { wechat, database, app } = county;
  const before = wechat.counts.getWxaCodeUnlimit;
  for (const village of ['371623101201', '371699002250', '999999999999']) {
    expect((await getMiniCodeOf(village)).response.status).toBe(404);
  }
  await queryAs(database.ownerUrl, `update village_code set revoked_at = now() where village = '371623002201'`);
  await app.freshen();
  const { response } = await getMiniCodeOf('371623002201');
  expect([response.status, await response.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'not-now', text: '这个村现在没有码。先发一张。' }),
  ]);
  expect(wechat.counts.getWxaCodeUnlimit).toBe(before);
});

const other = '371623002202';
test.each([
  [{ code: 41030 }, 'not-now', '小程序还没发布，或没有这一页。发布了再来。'],
  [{ code: 40129 }, 'not-now', '这张码的号，微信不认。请告诉管机器的人。'],
  [{ code: 40169 }, 'not-now', '这张码的号太长，微信装不下。请告诉管机器的人。'],
  [{ code: 48001 }, 'not-now', '这个小程序没有画码的权限。请找管机器的人。'],
  [{ code: 40001 }, 'not-now', '微信不让画：后台的设置不对。请找管机器的人。'],
  [{ code: 45009 }, 'try-again-later', '要的人太多，微信忙不过来。过一分钟再来。'],
  [{ code: 502, as: 'http' }, 'try-again-later', '这会儿连不上微信。过一分钟再来。'],
])('WeChat refuses (%j): she is told in words, and nothing is kept', async (fail, code, text) => {
  county.wechat.switches.set({ fail: [{ action: 'getWxaCodeUnlimit', ...fail }] });
  const { response } = await getMiniCodeOf(other);
  expect(await response.json()).toMatchObject({ code, text });
  expect(await queryAs(county.database.ownerUrl, `select code from mini_code where code like '${other}%'`)).toEqual([]);
});

test('an old token is renewed once and the picture comes all the same', async () => {
  county.wechat.tokens.forget();
  expect((await getMiniCodeOf(other)).response.status).toBe(200);
});

test('the codes of many villages: those that are kept are not drawn again, a busy WeChat is waited for, a refusal ends it', async () => {
  const { house, wechat } = county;
  const book = await CodeBook.open(house);
  const villages = book.villagesOf('371623002')!.filter(({ id }) => ['371623002250', '371623002001', '371623002002'].includes(id));
  const client = openWechat(house, house.settings.wechat!);
  const pauses: number[] = [];
  const draw = async () => {
    const drawn = [];
    const pace = { pause: async (ms: number) => void pauses.push(ms), tellWaiting: () => {} };
    for await (const { code, from } of drawMiniCodes(house, { kind: 'system', county: '371623' }, client, villages, pace))
      drawn.push([code.slice(0, 12), from]);
    return drawn;
  };
  const fails = (times: number) => wechat.switches.set({ fail: [{ code: 45009, action: 'getWxaCodeUnlimit', times }] });
  fails(4);
  await expect(draw()).rejects.toMatchObject({ code: 'try-again-later' });
  expect(pauses.splice(0)).toEqual([60_000, 60_000, 60_000]);
  fails(1);
  expect(await draw()).toEqual([
    ['371623002001', 'wechat'],
    ['371623002002', 'wechat'],
    ['371623002250', 'kept'],
  ]);
  expect(pauses.splice(0)).toEqual([60_000, 15, 15]);
  expect((await draw()).map(([, from]) => from)).toEqual(['kept', 'kept', 'kept']);
  expect(pauses).toEqual([]);
  book.close();
});

test('a county without a mini-program says so', async () => {
  const { house, codeId } = county;
  const { wechat: _none, ...settings } = house.settings;
  const asked = getMiniCode({ ...house, settings }, { kind: 'system', county: '371623' }, undefined, codeId);
  await expect(asked).rejects.toMatchObject({ code: 'not-now', more: { text: '县里还没有小程序，画不了。用村码就行。' } });
});

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
test.each<[string, RequestListener, string | undefined]>([
  ['a JPEG of half a megabyte', (_request, response) => response.end(Buffer.concat([jpeg, Buffer.alloc(500_000)])), undefined],
  ['a page of HTML', (_request, response) => response.end('<html>Bad gateway</html>'), '微信给的不是图。过一阵再来。'],
  ['JSON that says all is well', (_request, response) => response.end('{"errcode":0,"picture":"x"}'), '微信给的不是图。过一阵再来。'],
  ['nothing', (_request, response) => response.end(), '微信给的不是图。过一阵再来。'],
  ['a film', (_request, response) => response.end(Buffer.concat([jpeg, Buffer.alloc(600_000)])), '微信给的不是图。过一阵再来。'],
  [
    'half a picture',
    (_request, response) => response.writeHead(200, { 'content-length': 99 }).end(jpeg),
    '这会儿连不上微信。过一分钟再来。',
  ],
  ['too late', () => {}, '这会儿连不上微信。过一分钟再来。'],
])('what comes as a picture is looked at: %s', async (_what, answer, text) => {
  const server = createServer((request, response) =>
    request.url?.startsWith('/cgi-bin') ? response.end('{"access_token":"t","expires_in":7200}') : answer(request, response),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = openWechat(
    { clock: county.clock, log: openLog({ write: () => {} }) },
    { ...testWechatSettings(endpoint), timeoutMs: 300 },
  );
  const drawn = client.drawMiniCode({ scene: county.codeId, page: 'qr/landing' });
  if (text === undefined) expect((await drawn).subarray(0, 4)).toEqual(jpeg);
  else await expect(drawn).rejects.toMatchObject({ code: 'try-again-later', more: { text } });
});
