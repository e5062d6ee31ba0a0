import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listenForFaults, openBrowser } from '../helpers/browser.ts';
import { openCountyWithPages } from '../helpers/county-with-pages.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

/* What stands on the page is what was taken: in a field, and in the columns of a day. */

const dayAsked = '哪天出的院？';

let county: TestCounty;
let codeId: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let walk: WalkInBrowser;
let faults: string[];

beforeAll(async () => {
  county = await openCountyWithPages();
  ({ codeId } = await openSecondCounty(county, ({ catalogue }) => {
    catalogue.facts.push({ id: 'medical.leftHospital', type: 'date', question: dayAsked, example: '', why: '' });
    catalogue.programs.find(({ id }) => id === 'temp-assist-expense')!.asks.unshift('medical.leftHospital');
  }));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await county?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 375, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true });
  context.setDefaultTimeout(8000);
  page = await context.newPage();
  walk = new WalkInBrowser(page);
  faults = listenForFaults(page);
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

async function beginAt(code: string): Promise<void> {
  await page.goto(`${county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(`${county.publicUrl}/m/${code}`)}`);
  await walk.seen(page.getByText('临时救助（支出型）')).tap();
  await walk.press('申请这一项');
  await walk.seen(page.getByRole('radio', { name: '给我自己办' })).tap();
  await walk.goOn('下一题');
}

test('a figure or a sign too many does not stay in the field', async () => {
  await page.goto(`${county.publicUrl}/me/sign-in`);
  const field = walk.seen(page.getByRole('textbox'));
  await field.pressSequentially('1690a0000x');
  await expect.poll(() => field.inputValue()).toBe('16900000');

  await beginAt(county.codeId);
  await walk.seen(page.getByRole('radio')).tap();
  await walk.goOn('下一题');
  const people = walk.seen(page.getByRole('textbox'));
  await people.pressSequentially('345');
  await expect.poll(() => people.inputValue()).toBe('34');
});

test('a day is said in words once it is whole, and nothing of it stays chosen after 不知道', async () => {
  await beginAt(codeId);
  await walk.reads(dayAsked);
  const choose = (name: string): Promise<void> => walk.seen(page.getByRole('radio', { name, exact: true })).tap();
  const chosen = (): Promise<string[]> =>
    page
      .getByRole('radio', { checked: true })
      .filter({ visible: true })
      .evaluateAll((rows) => rows.map((row) => row.textContent!.replace('✓', '').trim()));
  for (const name of ['2026年', '11月', '24日']) await choose(name);
  await walk.reads('2026年11月24日 星期二');
  expect(await chosen()).toEqual(['2026年', '11月', '24日']);

  await choose('不知道');
  await expect.poll(chosen).toEqual(['不知道']);
  expect(await page.getByText('星期二').count()).toBe(0);

  // Begun anew, and not yet whole: what is chosen so far stays.
  await choose('2025年');
  await choose('3月');
  await expect.poll(chosen).toEqual(['2025年', '3月']);
});
