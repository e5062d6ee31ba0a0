import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

/** Small, without a script, and nothing in it from elsewhere; `links` to the app are all that may be asked for. */
function expectPlain(page: string, links: number): void {
  expect(Buffer.byteLength(page)).toBeLessThan(15 * 1024);
  expect(page).not.toMatch(/<script|<img|<iframe|\son\w+=|@import|url\(|javascript:/i);
  expect(page.match(/<link/gi) ?? []).toHaveLength(links);
}

const open = (codeId: string) => ask(county.publicUrl, 'landing', { params: { codeId } });

test('the page behind a code fits 15 KB, runs no script, shows nothing from elsewhere, and says where you are and whom to call', async () => {
  const { status, headers, body } = await open(county.codeId);
  const page = String(body);
  expect(status).toBe(200);
  expectPlain(page, 0);
  const policy = headers.get('content-security-policy')!;
  for (const kind of ['script', 'connect', 'img', 'font', 'media', 'object', 'frame', 'worker', 'manifest'])
    expect(policy).toContain(`${kind}-src 'none'`);
  expect(policy).toMatch(/^default-src 'self'; .*style-src 'sha256-[\w+/=]{44}'; .*frame-ancestors 'none'$/);
  expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('set-cookie')]).toEqual([
    'nosniff',
    'no-referrer',
    null,
  ]);
  for (const words of [
    '康家村',
    '无棣县 · 海丰街道',
    '码上知',
    '码上办',
    '码上查',
    'tel:12349',
    '张演示',
    'tel:16900008001',
    '演示数据',
    '是您的村吗？',
    '不是，换一个',
    '不收钱',
    '海丰街道便民服务中心',
    'tel:16900009101',
    '上午8:30',
    'tel:16900009009',
    county.codeId,
    '127.0.0.1:8360',
  ])
    expect(page).toContain(words);
});

test('capitals or not, the code is the same', async () => {
  expect((await open(county.codeId.toLowerCase())).body).toBe((await open(county.codeId)).body);
});

test('names out of the register cannot become markup', async () => {
  const evil = `<script>alert(1)</script>"'&`;
  const second = await openSecondCounty(county, (folder) => {
    folder.county.name = evil;
    folder.county.hotline = `1"><b>`;
    for (const village of folder.villages) village.displayName = evil;
    for (const liaison of folder.liaisons) Object.assign(liaison, { name: evil, phone: `"><svg onload=x>` });
  });
  const page = String((await open(second.codeId)).body);
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;');
  expect(page).not.toMatch(/<script|<svg(?! viewBox="0 0 24 24" aria-hidden="true"><path d=)|<b>(?!码上)/);
});

test.each(['999999999999A234567', 'x', '371623002250', "'-alert(1)-'", '<script>', 'A'.repeat(60), '9'.repeat(95), '１２３', '..'])(
  'an unknown code (%s) gets a friendly page with a way on, and warns before anything is filled in',
  async (codeId) => {
    const { status, headers, body } = await open(codeId === '..' ? '%2e%2e' : codeId);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const words of ['这个码我们不认识', '先别填东西', 'tel:12349', '/qr/choose']) expect(String(body)).toContain(words);
    expect(String(body)).not.toContain(codeId === 'x' ? '<x' : codeId);
  },
);

test('what is shaped like a receipt and is none gets the words for a code nobody knows, the same for each', async () => {
  const pages = await Promise.all(['D5879V5X7T7CM', 'ABCDEFGHJKMN2', 'd5879v5x7t7cm'].map(open));
  expect(new Set(pages.map(({ status, body }) => `${status} ${String(body)}`)).size).toBe(1);
  expect(pages[0]!.status).toBe(404);
  expect(String(pages[0]!.body)).toContain('这个码我们不认识');
});

test('opening a code writes nothing while she waits; the count is exact once it is flushed', async () => {
  // A village that no other test opens, and nothing flushed by itself: on a busy machine 200 scans take longer than its seconds.
  const codeId = issueCode(county.house.vault, '371623001008', 'A');
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const app = await buildApp(county.house, { work: false });
  vi.useRealTimers();
  const count = async () =>
    (
      await queryAs<{ count: string }>(
        county.database.ownerUrl,
        'select coalesce(sum(count), 0)::text as count from scan_day where code = $1',
        [codeId],
      )
    )[0]!.count;
  const before = Number(await count());
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      app.listeners
        .public!.inject(index % 2 ? `/m/${codeId}` : `/api/codes/${codeId.toLowerCase()}`)
        .then((answer) => expect(answer.statusCode).toBe(200)),
    ),
  );
  expect(Number(await count())).toBe(before);
  await app.close();
  expect(Number(await count()) - before).toBe(200);
});

test('what everybody reads travels compressed, and as it is to whoever cannot unpack it', async () => {
  const path = `/api/codes/${county.codeId}/catalogue`;
  const fetched = async (encoding: string) => county.app.listeners.public!.inject({ url: path, headers: { 'accept-encoding': encoding } });
  const [plain, packed, refused] = [await fetched('identity'), await fetched('gzip, deflate, br'), await fetched('gzip;q=0')];
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  // What finding and the precheck need must arrive where the network is poor.
  expect(packed.rawPayload.length).toBeLessThanOrEqual(25 * 1024);
  expect([plain.headers['content-encoding'], refused.headers['content-encoding'], refused.body]).toEqual([
    undefined,
    undefined,
    plain.body,
  ]);
  expect(plain.headers['vary']).toBe('accept-encoding');
});

test('the app is fetched ahead while she reads, not where the phone saves data, and a receipt’s page is kept nowhere', async () => {
  const h5Dir = mkdtempSync(join(tmpdir(), 'mashang-h5-'));
  writeFileSync(
    join(h5Dir, 'index.html'),
    '<script src="/js/app.12345678.js"></script><link href="/css/app.12345678.css" rel="stylesheet">',
  );
  const app = await buildApp({ ...county.house, settings: { ...county.house.settings, h5Dir } }, { work: false });
  const get = async (url: string, headers = {}) => app.listeners.public!.inject({ url, headers });
  const landing = await get(`/m/${county.codeId}`);
  expect(landing.body).toContain(
    '<link rel="prefetch" as="script" href="/js/app.12345678.js"><link rel="prefetch" as="style" href="/css/app.12345678.css">',
  );
  expectPlain(landing.body, 2);
  expect(landing.headers['vary']).toBe('save-data, accept-encoding');
  expect((await get(`/m/${county.codeId}`, { 'save-data': 'on' })).body).not.toContain('prefetch');
  expect((await get('/m/D5879V5X7T7CM')).headers['cache-control']).toBe('no-store');
  await app.close();
  rmSync(h5Dir, { recursive: true });
});

test('what is written once for all who open a code is written anew as soon as the book is, in each of its forms', async () => {
  const codeId = issueCode(county.house.vault, '371623001012', 'A');
  const forms = async () => {
    const get = (url: string, headers = {}) => county.app.listeners.public!.inject({ url, headers });
    const packed = await get(`/m/${codeId}`, { 'accept-encoding': 'gzip' });
    expect([packed.headers['content-encoding'], packed.headers['vary']]).toEqual(['gzip', 'save-data, accept-encoding']);
    const asked = await get(`/api/codes/${codeId}`);
    expect(asked.headers['content-type']).toBe('application/json; charset=utf-8');
    const plain = [await get(`/m/${codeId}`), await get(`/m/${codeId}`, { 'save-data': 'on' }), asked];
    return [gunzipSync(packed.rawPayload).toString(), ...plain.map(({ body }) => body)];
  };
  const [before, again] = [await forms(), await forms()];
  expect(again).toEqual(before);
  expect(before[0]).toBe(before[1]);
  await queryAs(county.database.ownerUrl, "update place set name = '新起名的村' where id = '371623001012'");
  await county.app.freshen();
  const after = await forms();
  expect(before.filter((form) => form.includes('新起名的村'))).toEqual([]);
  expect(after.filter((form) => form.includes('新起名的村'))).toHaveLength(4);
});
