import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestCounty } from '../helpers/test-county.ts';
import { openCountyInWechat, weappDir } from './county-in-wechat.ts';
import type { Opening } from './harness/start.ts';
import type { Walker } from './harness/walker.ts';
import { deviceOf, walkHome } from './person-in-wechat.ts';

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
let walker: Walker | undefined;

beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
});
afterAll(() => county?.close());
afterEach(() => {
  walker?.phone.kill();
  expect(walker?.phone.faults ?? []).toEqual([]);
  walker = undefined;
});

const styles = (): string =>
  readdirSync(weappDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wxss'))
    .map((name) => readFileSync(path.join(weappDir, name), 'utf8'))
    .join('\n');

test('every size of type in the package is one of five tokens, and every token is in rem, by day and in 大字', () => {
  const sizes = [...styles().matchAll(/font-size:([^;}]+)/g)].map(([, size]) => size!.trim());
  expect(sizes.length).toBeGreaterThan(20);
  for (const size of sizes) expect(size).toMatch(/^var\(--(label|body|question|title|figure)\)$/);
  const tokens = [...styles().matchAll(/--(?:label|body|question|title|figure):([^;}]+)/g)].map(([, size]) => size!.trim());
  expect(tokens).toHaveLength(10);
  for (const token of tokens) expect(token).toMatch(/^[\d.]+rem$/);
  expect(styles()).not.toContain('rpx');
});

test('a rem is what the person has set in WeChat, on every page she comes to', async () => {
  const large = await walkHome(opening, county, deviceOf(county, 'o-large', { fontSize: 24 }));
  walker = large;
  const follows = (): Promise<void> =>
    large.until(() => large.phone.view.rootFontSize() === 'system', 'for the page to follow her setting of type');
  await follows();
  for (const step of [/^码上知/, /临时救助（支出型）/, /^申请这一项$/, /^就办这1样$/]) {
    await large.goOn(step);
    await follows();
  }
});
