import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listenForFaults, openBrowser } from '../helpers/browser.ts';
import { openCountyWithPages } from '../helpers/county-with-pages.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber } from '../helpers/villager.ts';

let county: TestCounty;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  county = await openCountyWithPages();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await county?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 375, height: 740 }, locale: 'zh-CN' });
  context.setDefaultTimeout(8000);
  page = await context.newPage();
  faults = listenForFaults(page);
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

interface Focus {
  says: string;
  ringed: boolean;
}

/** What has the keyboard, and whether an eye can see that. */
const focus = (): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A field inside a larger box may leave the ring to the box.
    const ringed = [element, element.parentElement!].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    return { says: element.getAttribute('aria-label') ?? element.innerText ?? '', ringed };
  });

/** Presses Tab until what she wants has the keyboard; every stop on the way must be visible. */
async function tabTo(wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab');
    const { says, ringed } = await focus();
    passed.push(says.replace(/\s+/g, ' '));
    if (says) expect(ringed, `the keyboard is on “${says}” and nobody can see it`).toBe(true);
    if (typeof wanted === 'string' ? says.includes(wanted) : wanted.test(says)) return;
  }
  throw new Error(`“${wanted}” cannot be reached by Tab: ${passed.join(' | ')}`);
}

async function choose(wanted: string | RegExp): Promise<void> {
  await tabTo(wanted);
  await page.keyboard.press('Enter');
}

const title = (): Promise<string> => page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().innerText();

async function goOn(button: string): Promise<void> {
  const before = await title();
  await choose(button);
  await expect.poll(title, { timeout: 5000 }).not.toBe(before);
  // The next question has the keyboard: a reader says it, and Tab goes on from there.
  await expect.poll(async () => (await page.evaluate(() => document.activeElement?.getAttribute('role'))) ?? '').toBe('heading');
}

test('from the wall code to the page before sending, by the keyboard alone', async () => {
  await page.goto(`${county.publicUrl}/m/${county.codeId}`);
  await choose('码上知');
  await page.getByText('手机上就能办').waitFor();
  await choose('临时救助（支出型）');
  await expect.poll(title).toBe('临时救助（支出型）');
  await goOn('申请这一项');
  await choose('给我自己办');
  await goOn('下一题');
  for (let question = 0; question < 30 && !(await title()).includes('叫什么名字'); question += 1) {
    const asked = await title();
    if (await page.getByRole('textbox').filter({ visible: true }).count()) {
      // The pad's own field takes a computer's figures too.
      await tabTo(asked);
      await page.keyboard.type('2');
    } else {
      await choose(/^(是|不知道)$/);
    }
    await goOn('下一题');
  }
  for (const written of ['王秀英', inventedIdNumber(1), '2组']) {
    await tabTo(/姓名|身份证号|几组/);
    await page.keyboard.type(written);
    await goOn('下一题');
  }
  await choose('现在没有，以后再补');
  await goOn('下一题');
  const consents = await page.getByRole('checkbox').filter({ visible: true }).allInnerTexts();
  for (const consent of consents) await choose(consent.slice(0, 8));
  await goOn('看一遍');
  expect(await title()).toBe('请看一遍');

  // The sheet keeps the keyboard while it asks, and gives it back.
  await choose('不要了，删掉');
  await page.getByRole('dialog').waitFor();
  for (let stop = 0; stop < 3; stop += 1) {
    await page.keyboard.press('Tab');
    expect(['删掉', '先不动，回去']).toContain((await focus()).says);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await focus()).says).toBe('不要了，删掉');
});
