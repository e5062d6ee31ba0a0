import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listenForFaults, openBrowser } from '../helpers/browser.ts';
import { h5Dir } from '../helpers/county-with-pages.ts';
import { openCountyOnOneAddress, type CountyOnOneAddress } from '../helpers/county-on-one-address.ts';
import { openPhoneContext } from '../helpers/open-phone-context.ts';
import { makeOtherBuild, wordsOfOtherBuild } from '../helpers/other-build.ts';
import { Villager } from '../helpers/villager.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

const promise = '没网也能用了';
// A walk is dozens of waits; a browser looks for a newer build when it has nothing else to do.
vi.setConfig({ testTimeout: 120_000 });

let place: CountyOnOneAddress;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let walk: WalkInBrowser;
let otherBuild: string;
let faults: string[];

beforeAll(async () => {
  if (!existsSync(path.join(h5Dir, 'service-worker.js'))) throw new Error('The phone’s pages are not built: npm run build');
  otherBuild = makeOtherBuild(h5Dir);
  place = await openCountyOnOneAddress();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await place?.close();
  rmSync(otherBuild, { recursive: true, force: true });
});
beforeEach(async () => {
  await place.serve(h5Dir);
  context = await openPhoneContext(browser);
  faults = [];
  textSize = 'usual';
  await openPhone();
});
afterEach(async () => {
  await context.close();
  // Without a network the browser itself complains; the pages must not.
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED/.test(fault))).toEqual([]);
});

/** A new page of the same phone. */
async function openPhone(): Promise<void> {
  page = await context.newPage();
  page.on('close', (closed) => void faults.push(...(complaints.get(closed) ?? [])));
  complaints.set(page, listenForFaults(page));
  walk = new WalkInBrowser(page);
  await setText(textSize);
}
let textSize: 'usual' | 'largest' = 'usual';
/** What she has set on the narrowest phone; the app's own 大字 comes on top. */
async function setText(size: typeof textSize): Promise<void> {
  textSize = size;
  if (size === 'usual') return;
  await page.setViewportSize({ width: 320, height: 640 });
  const session = await context.newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 26, fixed: 13 } });
}
const complaints = new WeakMap<Page, string[]>();

const open = (to: string): Promise<unknown> => page.goto(place.origin + to);
const learnCard = (build: 'before' | 'after'): Promise<void> => walk.reads(wordsOfOtherBuild[build]);

/** The first minute, with a network: she scans, taps, and is on home. */
async function comeIn(): Promise<void> {
  await open(`/m/${place.county.codeId}`);
  await walk.seen(page.getByRole('link', { name: /码上知/ })).tap();
  await walk.reads('临时救助（支出型）');
  await open('/');
  await walk.reads('康家村');
}

async function closeAndReopen(): Promise<void> {
  await page.close();
  await openPhone();
}

async function loseNetwork(): Promise<void> {
  await place.stop();
  await context.setOffline(true);
}

/** The browser's own cache would answer for a landing page within its minute. */
async function forgetHttpCache(): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

/** In place of the county, as a network that takes everything and gives nothing back. */
async function listenInSilence(): Promise<{ stop(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => socket.destroy())));
  await new Promise<void>((resolve) => server.listen(Number(new URL(place.origin).port), '127.0.0.1', resolve));
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Paths in every cache of the phone. */
const cachedPaths = (): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const paths = await Promise.all(
      names.map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)]),
    );
    return Object.fromEntries(paths) as Record<string, string[]>;
  });

const workerStates = (): Promise<{ waiting: boolean; active: boolean }> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return { waiting: !!registration?.waiting, active: registration?.active?.state === 'activated' };
  });

/** From now on: whether a worker of this phone has given up. One that has not may still be about to do anything. */
async function watchForGivingUp(): Promise<() => 'given up' | 'not yet'> {
  let seen: 'given up' | 'not yet' = 'not yet';
  const session = await context.newCDPSession(page);
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    if (versions.some(({ status }) => status === 'redundant')) seen = 'given up';
  });
  await session.send('ServiceWorker.enable');
  return () => seen;
}

/** The file of scripts that this page runs. */
const scriptOfPage = (): Promise<string> => page.evaluate(() => new URL(document.scripts[0]!.src).pathname);

test('once home has said so, all is closed and the network gone: the code opens, she reads, fills in and hands in, in the largest text; it goes out by itself', async () => {
  const phone = '16900000103';
  await setText('largest');
  const villager = new Villager(place.county, phone);
  await villager.signIn();
  await villager.apply();
  await comeIn();
  await open('/me/sign-in');
  await walk.signIn(place.county, phone);
  await open('/check/list');
  await walk.reads('交给镇上了');
  await open('/');
  await walk.reads(promise);
  await walk.press('大字');

  await page.close();
  await loseNetwork();
  await openPhone();
  // Typed in small letters, it is an address that this phone has never opened.
  await open(`/m/${place.county.codeId.toLowerCase()}`);
  await walk.reads(promise);
  await walk.reads('康家村');
  await open('/learn/list');
  await walk.reads('临时救助（支出型）');
  await open('/check/list');
  await walk.reads('交给镇上了');
  await open('/learn/program?id=temp-assist-expense');
  await walk.fillForm();
  await walk.press('交上去');
  await walk.reads('有网时打开码上，它自己会交。');
  // Sealed: from here on nobody reads on this phone what she has written.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('envelopes');
  for (const secret of ['王秀英', '村东头', '99990119560']) expect(kept).not.toContain(secret);

  await closeAndReopen();
  await open('/');
  await walk.reads('还没交上：临时救助（支出型）');
  await place.serve(h5Dir);
  await context.setOffline(false);
  await walk.reads('交上了：临时救助（支出型）');
  expect((await villager.ask('listMatters')).body.matters).toHaveLength(2);

  const cached = Object.values(await cachedPaths()).flat();
  expect(cached.filter((each) => !/^\/$|^\/(js|css|static)\//.test(each))).toEqual([]);
});

test('while she reads the landing an idle browser fetches the app: her tap brings no byte of it', async () => {
  const kinds = ['js', 'css'] as const;
  const ahead = kinds.map((kind) => page.waitForEvent('requestfinished', (request) => request.url().endsWith(`.${kind}`)));
  await open(`/m/${place.county.codeId}`);
  await Promise.all(ahead);
  await walk.seen(page.getByRole('link', { name: /码上知/ })).tap();
  await walk.reads('临时救助（支出型）');
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
      ({ name, transferSize }) => [name, transferSize] as const,
    ),
  );
  const brought = (kind: string): number[] => bytes.filter(([name]) => name.endsWith(`.${kind}`)).map(([, size]) => size);
  expect(Object.fromEntries(kinds.map((kind) => [kind, brought(kind)]))).toEqual({ js: [0], css: [0] });
});

test('with the server gone or silent a code that was opened before shows its last copy; a receipt’s page is never kept', async () => {
  await comeIn();
  await walk.reads(promise);
  await open(`/m/${place.county.codeId}`);
  await open('/m/D5879V5X7T7CM');
  await walk.reads('这个码我们不认识');
  expect((await cachedPaths())['landings']).toEqual([`/m/${place.county.codeId}`]);

  await place.stop();
  await forgetHttpCache();
  await open(`/m/${place.county.codeId}`);
  await walk.reads('是，就点下面一样。');
  await open('/m/D5879V5X7T7CM');
  await walk.reads('现在没网');

  const silent = await listenInSilence();
  await forgetHttpCache();
  await open(`/m/${place.county.codeId}`);
  await walk.reads('是，就点下面一样。');
  await silent.stop();
});

test('a page of one build never gets a file of another; the next visit gets the new build whole, and a roll-back the old one', async () => {
  await comeIn();
  await walk.reads(promise);
  const ofOld = await scriptOfPage();

  await place.serve(otherBuild);
  await open('/');
  await learnCard('before');
  await expect.poll(workerStates).toEqual({ waiting: true, active: true });
  expect(Object.keys(await cachedPaths())).toHaveLength(2);
  await page.reload();
  await learnCard('before');
  expect(await scriptOfPage()).toBe(ofOld);
  // The county has the new build alone: what this page still asks for comes from the phone.
  expect(await page.evaluate(async (script) => (await fetch(script)).status, ofOld)).toBe(200);

  await closeAndReopen();
  await open('/');
  await learnCard('after');
  await walk.reads(promise);
  expect(await scriptOfPage()).not.toBe(ofOld);
  expect(Object.keys(await cachedPaths())).toHaveLength(1);

  await place.serve(h5Dir);
  await open('/');
  await expect.poll(workerStates).toEqual({ waiting: true, active: true });
  await closeAndReopen();
  await loseNetwork();
  await open('/');
  await learnCard('before');
  await walk.reads(promise);
});

test('a new build with a file missing is not taken, not even in part: the old one goes on', async () => {
  await comeIn();
  await walk.reads(promise);
  const before = await cachedPaths();
  const broken = makeOtherBuild(h5Dir);
  try {
    await place.serve(broken);
    // Gone after the server has read its folder, as on a half-copied release.
    for (const name of readdirSync(path.join(broken, 'css'))) rmSync(path.join(broken, 'css', name));
    const attempt = context.waitForEvent('response', (response) => response.url().includes('/css/') && response.status() === 404);
    const newBuild = await watchForGivingUp();
    await open('/');
    await attempt;
    await expect.poll(newBuild).toBe('given up');
    expect(await cachedPaths()).toEqual(before);
    expect(await workerStates()).toEqual({ waiting: false, active: true });
    await closeAndReopen();
    await loseNetwork();
    await open('/');
    await learnCard('before');
    await walk.reads(promise);
  } finally {
    rmSync(broken, { recursive: true, force: true });
  }
});

test('where the phone is full the app works with a network, and promises nothing', async () => {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: place.origin, quotaSize: 50_000 });
  const worker = await watchForGivingUp();
  await comeIn();
  await walk.press('码上知');
  await walk.reads('临时救助（支出型）');
  await open('/');
  await learnCard('before');
  await expect.poll(worker).toBe('given up');
  expect(await workerStates()).toEqual({ waiting: false, active: false });
  expect(await cachedPaths()).toEqual({});
  expect(await page.getByText(promise).count()).toBe(0);
});

test('a file that rotted on the phone is fetched again before the app opens, and the promise holds again', async () => {
  await comeIn();
  await walk.reads(promise);
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name!);
    for (const { url } of await cache.keys()) if (!url.endsWith('/')) await cache.put(url, new Response('}{'));
  });
  await open('/');
  await walk.reads('康家村');
  await walk.reads(promise);
  await closeAndReopen();
  await loseNetwork();
  await open('/');
  await walk.reads('康家村');
});

test.each(['1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z'])(
  'a phone that thinks it is %s opens without a network all the same',
  async (instant) => {
    await context.clock.setFixedTime(instant);
    await comeIn();
    await walk.reads(promise);
    await closeAndReopen();
    await loseNetwork();
    await open(`/m/${place.county.codeId}`);
    await walk.reads('康家村');
    await open('/learn/list');
    await walk.reads('临时救助（支出型）');
  },
);

test('a browser without service workers, as over plain http, is quiet and works with a network', async () => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }));
  await comeIn();
  await learnCard('before');
  expect(await page.getByText(promise).count()).toBe(0);
});
