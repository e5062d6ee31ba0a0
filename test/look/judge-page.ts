import type { CDPSession, Page } from 'playwright-core';
import { findBarriers } from '../helpers/browser.ts';
import type * as inPage from './checks/in-page.ts';
import type { Found } from './checks/found.ts';
import { windowHeight, type Look } from './looks.ts';

type InPage = { lookChecks: typeof inPage };

/** Chromium's own: the size of type somebody has chosen in the settings, which rem follows. */
const standardSize = { '1': 16, '1.4': 22, large: 16 } as const;

/** The smallest type of the design, 16 px, grown with the person's setting; the app's own 大字 makes it 1.4 times as large. */
const smallestText = { '1': 16, '1.4': 22, large: 22.4 } as const;

/** Turns an open page to another look, without loading it again. The app's own 大字 mode is not among what can be turned. */
export async function turnTo(page: Page, browserOf: CDPSession, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: windowHeight });
  await page.emulateMedia({ colorScheme: look.scheme });
  await browserOf.send('Page.setFontSizes', { fontSizes: { standard: standardSize[look.text], fixed: 13 } });
}

/** Everything that a program can find wrong with the page as it stands, but for barriers; and its picture where one is wanted. */
export async function judgePage(
  page: Page,
  checks: string,
  look: Look,
  wants: { contrast: boolean; picture: boolean },
): Promise<{ found: Found[]; picture?: Buffer }> {
  await page.evaluate(checks);
  const least = smallestText[look.text];
  const found = await page.evaluate((px) => (globalThis as unknown as InPage).lookChecks.checkWindow(px), least);
  const height = await page.evaluate(() => (globalThis as unknown as InPage).lookChecks.wholeHeight());
  // As high as the page, so that nothing has to be scrolled to and what sticks to an edge lies where it ends up.
  await page.setViewportSize({ width: look.width, height });
  found.push(...(await page.evaluate(() => (globalThis as unknown as InPage).lookChecks.checkWhole())));
  const picture = wants.picture ? await page.screenshot() : undefined;
  // What lies under something else has that as its ground: told already.
  const told = new Set(found.map(({ element }) => element));
  if (wants.contrast) found.push(...(await judgeContrast(page)).filter(({ element }) => !told.has(element)));
  return { found, ...(picture ? { picture } : {}) };
}

async function judgeContrast(page: Page): Promise<Found[]> {
  await page.evaluate(() => (globalThis as unknown as InPage).lookChecks.hideLetters());
  const picture = await page.screenshot({ scale: 'css' });
  await page.evaluate(() => (globalThis as unknown as InPage).lookChecks.showLetters());
  return page.evaluate((bytes) => (globalThis as unknown as InPage).lookChecks.findLowContrast(bytes), picture.toString('base64'));
}

/** axe's findings. They hardly depend on the width, and axe takes its time: asked once a state. */
export async function judgeBarriers(page: Page): Promise<Found[]> {
  const barriers = await findBarriers(page);
  return barriers.map((barrier) => {
    const [rule = '', ...html] = barrier.split(': ');
    return { rule: 'barrier', element: html.join(': ').slice(0, 160), says: `axe: ${rule}` };
  });
}
