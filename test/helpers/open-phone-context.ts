import type { Browser, BrowserContext } from 'playwright-core';

export interface BrowserPhone {
  width?: number;
  height?: number;
  /** What she works it with. */
  by?: 'finger' | 'keyboard';
  /** Whether the whole app is fetched for days without a network, as every phone does: for a walk without such a day it costs as much as the walk. */
  keepsApp?: boolean;
}

/** Milliseconds to wait for what a page must do: longer than anything takes where two cores do everything at once. */
const patience = 20_000;

/** A browser as a phone has it, with nothing kept from before. Whoever opened it closes it. */
export async function openPhoneContext(
  browser: Browser,
  { width = 375, height = 740, by = 'finger', keepsApp = true }: BrowserPhone = {},
): Promise<BrowserContext> {
  const touched = by === 'finger';
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    hasTouch: touched,
    isMobile: touched,
    serviceWorkers: keepsApp ? 'allow' : 'block',
  });
  context.setDefaultTimeout(patience);
  return context;
}
