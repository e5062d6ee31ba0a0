import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

const open = (codeId: string) => ask(county.publicUrl, 'landing', { params: { codeId } });

test('the page behind a code fits 15 KB, runs no script, fetches nothing, and says where you are and whom to call', async () => {
  const { status, headers, body } = await open(county.codeId);
  const page = String(body);
  expect(status).toBe(200);
  expect(Buffer.byteLength(page)).toBeLessThan(15 * 1024);
  expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|@import|url\(|javascript:/i);
  const policy = headers.get('content-security-policy')!;
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; .*frame-ancestors 'none'$/);
  expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('set-cookie')]).toEqual([
    'nosniff',
    'no-referrer',
    null,
  ]);
  for (const words of ['康家村', '无棣县 · 海丰街道', '码上知', '码上办', '码上查', 'tel:12349', '张演示', 'tel:16900008001', '演示数据'])
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
  expect(page).not.toMatch(/<script|<svg|<b>(?!码上)/);
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

test('every code shaped like a receipt gets the same bytes, whether there is such a receipt or not', async () => {
  const pages = await Promise.all(['D5879V5X7T7CM', 'ABCDEFGHJKMN2', 'd5879v5x7t7cm'].map(open));
  expect(new Set(pages.map(({ status, body }) => `${status} ${String(body)}`)).size).toBe(1);
  expect(pages[0]!.status).toBe(200);
  expect(String(pages[0]!.body)).not.toMatch(/王|无棣|\d{4} \d{4}/);
});

test('an old poster still leads on, and says where the new one hangs', async () => {
  const [code] = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    `update village_code set revoked_at = now() where id <> $1 and id = (select max(id) from village_code where county = '371623') returning id`,
    [county.codeId],
  );
  await county.app.freshen();
  const { status, body } = await open(code!.id);
  expect(status).toBe(200);
  expect(String(body)).toContain('这张码旧了');
});

test('opening a code writes nothing while she waits; the count is exact once it is flushed', async () => {
  const app = await buildApp(county.house, { work: false });
  const count = async () =>
    (
      await queryAs<{ count: string }>(
        county.database.ownerUrl,
        'select coalesce(sum(count), 0)::text as count from scan_count where code = $1',
        [county.codeId],
      )
    )[0]!.count;
  const before = Number(await count());
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      app.listeners
        .public!.inject(index % 2 ? `/m/${county.codeId}` : `/api/codes/${county.codeId.toLowerCase()}`)
        .then((answer) => expect(answer.statusCode).toBe(200)),
    ),
  );
  expect(Number(await count())).toBe(before);
  await app.close();
  expect(Number(await count()) - before).toBe(200);
});
