import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { listenForFaults, openBrowser } from './browser.ts';
import { openCountyWithPages } from './county-with-pages.ts';
import { openPhoneContext, type BrowserPhone } from './open-phone-context.ts';
import type { TestCounty } from './test-county.ts';
import { WalkInBrowser } from './walk-in-browser.ts';

export interface PhoneInBrowser {
  readonly county: TestCounty;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly walk: WalkInBrowser;
  /** What shows is gone, as when its phone runs out of battery or its browser is wiped away; the same browser opens a new page. */
  openAgain(how: 'closed' | 'died'): Promise<void>;
}

/**
 * For all tests of a file: a county that serves the built pages, and for each test a new phone with a page open in its
 * browser. What the page complains of fails the test. What it returns is filled when a test begins.
 */
export function usePhoneInBrowser(given: BrowserPhone = {}): PhoneInBrowser {
  // A walk is dozens of waits, and each may be long on a busy machine.
  vi.setConfig({ testTimeout: 120_000 });
  const phone = { openAgain } as { -readonly [part in keyof PhoneInBrowser]: PhoneInBrowser[part] };
  let browser: Browser | undefined;
  let faults: string[][];

  async function openPage(): Promise<void> {
    phone.page = await phone.context.newPage();
    phone.walk = new WalkInBrowser(phone.page);
    faults.push(listenForFaults(phone.page));
  }

  async function openAgain(how: 'closed' | 'died'): Promise<void> {
    const { page } = phone;
    if (how === 'died') {
      const session = await phone.context.newCDPSession(page);
      const died = page.waitForEvent('crash');
      // Nobody answers any more.
      session.send('Page.crash').catch(() => undefined);
      await died;
    }
    await page.close();
    await openPage();
  }

  beforeAll(async () => {
    phone.county = await openCountyWithPages();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await phone.county?.close();
  });
  beforeEach(async () => {
    phone.context = await openPhoneContext(browser!, given);
    faults = [];
    await openPage();
  });
  afterEach(async () => {
    await phone.context?.close();
    expect(faults.flat()).toEqual([]);
  });
  return phone;
}
