import type { Browser, BrowserContext } from 'playwright-core';

export interface BrowserPhone {
  width?: number;
  height?: number;
  /** What she works it with. */
  by?: 'finger' | 'keyboard';
}

/** Milliseconds to wait for what a page must do: longer than anything takes where two cores do everything at once. */
const patience = 20_000;

/** A browser as a phone has it, with nothing kept from before. Whoever opened it closes it. */
export async function openPhoneContext(
  browser: Browser,
  { width = 375, height = 740, by = 'finger' }: BrowserPhone = {},
): Promise<BrowserContext> {
  const touched = by === 'finger';
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', hasTouch: touched, isMobile: touched });
  context.setDefaultTimeout(patience);
  return context;
}
