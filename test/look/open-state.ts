import type { Page, Route } from 'playwright-core';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import type { Answering, Opening } from './page-states.ts';

/** Opens a page in a state, on a phone of its own, and waits until the state can be seen. Throws when it never is. */
export async function openState(page: Page, origin: string, opening: Opening, text: 'usual' | 'large'): Promise<void> {
  await putOnPhone(page, { ...opening.kept, ...(text === 'large' ? { type: 'large' } : {}) }, opening.phone ?? 'roomy');
  await giveVoice(page);
  await answerAs(page, opening.county ?? 'as-it-is', opening.of);
  if (opening.county && !opening.of && !opening.cameWithApp) await page.route('**/static/catalogue.*', (route) => route.abort());
  for (const [name, told] of Object.entries(opening.told ?? {})) await tell(page, name as RouteName, told);
  if (opening.waited) await page.clock.install();
  await page.goto(new URL(opening.at, origin).href, { waitUntil: 'load' });
  if (opening.waited) await page.clock.runFor(opening.waited * 1000);
  const reached = page.getByText(opening.shows).filter({ visible: true });
  // What is read before she has done anything says nothing of what came of it.
  if (opening.act && (await reached.count()) > 0) throw new Error(`“${String(opening.shows)}” is there before she acts`);
  await opening.act?.(page);
  await reached.first().waitFor();
}

/** As `keep` in src/mini/shared/keep/keep.ts leaves it through Taro's storage on H5. */
async function putOnPhone(page: Page, kept: Record<string, unknown>, phone: 'roomy' | 'full'): Promise<void> {
  const items = Object.entries(kept).map(([key, value]) => [key, JSON.stringify({ data: JSON.stringify(value) })] as const);
  await page.addInitScript(
    ([items, phone]) => {
      // Once: what the app writes later must not be undone when a page is loaded again.
      if (!location.protocol.startsWith('http')) return;
      if (localStorage.length === 0) for (const [key, item] of items) localStorage.setItem(key, item);
      if (phone === 'roomy') return;
      // As a browser answers when the site has no byte left, whatever is thrown away to make room.
      Storage.prototype.setItem = () => {
        throw new DOMException('exceeded the quota', 'QuotaExceededError');
      };
    },
    [items, phone] as const,
  );
}

/** Debian's Chromium has no voice, her phone has: so the way to be read to is looked at too. It says nothing and never ends. */
async function giveVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const silent = { getVoices: () => [{ lang: 'zh-CN', localService: true }], speak: () => undefined, cancel: () => undefined };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: silent });
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: function Utterance() {} });
  });
}

async function answerAs(page: Page, answering: Answering, of: readonly RouteName[] | undefined): Promise<void> {
  if (answering === 'as-it-is') return;
  if (answering === 'no-network') await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
  const patterns = of?.map((name) => ({ method: routes[name].method, path: patternOf(routes[name].path) }));
  await page.route('**/api/**', (route: Route) => {
    const { pathname } = new URL(route.request().url());
    const meant = !patterns || patterns.some(({ method, path }) => method === route.request().method() && path.test(pathname));
    if (!meant) return route.continue();
    if (answering === 'never') return undefined;
    if (answering === 'no-network') return route.abort('internetdisconnected');
    const { status, ...body } = answering;
    return route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });
  });
}

async function tell(page: Page, name: RouteName, told: object): Promise<void> {
  const { method, path } = routes[name];
  await page.route(
    (url) => patternOf(path).test(url.pathname),
    (route) =>
      route.request().method() === method
        ? route.fulfill({ contentType: 'application/json', body: JSON.stringify(told) })
        : route.fallback(),
  );
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
