import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../helpers/browser.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';
import { printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { measureSealedBytes } from './sealed-bytes.ts';
import { untilSms } from './until-sms.ts';

/** A hello world of the same parts: see README of src. */
const floors = { h5Gzip: 186, mainPackage: 251 };
const slowdown = 4;
const phone = '16900000201';

export type PhoneFigures = { figure: string; value: number; unit: string; floor: string }[];

/** What the phone's pages cost at the edge of the network, on H5 in Chromium; the mini-program's package by its files. */
export async function benchPhoneBytes(county: BenchCounty): Promise<PhoneFigures> {
  const figures: PhoneFigures = [];
  const tell = (figure: string, value: number, unit: string, floor = ''): void => void figures.push({ figure, value, unit, floor });
  tell('H5 app, gzip', round(gzipKilobytes('.build/h5'), 1), 'KB', `${floors.h5Gzip}`);
  const mainPackage = mainPackageKilobytes('.build/weapp');
  if (mainPackage !== undefined) tell('WeChat main package', round(mainPackage, 1), 'KB', `${floors.mainPackage}`);

  const { plainKilobytes, sealedKilobytes, sealPhotoMs } = await measureSealedBytes();
  tell('bodies of an application of three programs and five photos, readable', plainKilobytes, 'KB');
  tell('the same, sealed', sealedKilobytes, 'KB', `${plainKilobytes}`);
  tell('sealing one photo of 280 KB', sealPhotoMs, 'ms', '100');

  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 375, height: 740 }, locale: 'zh-CN', hasTouch: true, isMobile: true });
    const meter = meterBytes(context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const walk = new WalkInBrowser(page);
    const landing = `${county.server.publicUrl}/m/${county.codeId}`;

    await page.goto(landing);
    await walk.reads('康家村');
    const scanned = await meter.of('/m/');
    tell('requests from scan to readable landing', scanned.requests, '');
    tell('landing', round(scanned.bytes / 1024, 1), 'KB');
    await walk.seen(page.getByRole('link', { name: /码上知/ })).tap();
    await walk.reads('临时救助（支出型）');
    tell('first view after the tap, cold, with landing', round((await meter.total()) / 1024, 1), 'KB');

    // What the worker put away came from the browser's own cache.
    await page.evaluate(() => navigator.serviceWorker.ready);
    const before = await meter.total();
    await page.goto(`${county.server.publicUrl}/`);
    await walk.reads('康家村');
    tell('first view, warm', round(((await meter.total()) - before) / 1024, 1), 'KB');

    await page.goto(`${county.server.publicUrl}/learn/program?id=temp-assist-expense`);
    await walk.reads('申请这一项');
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const taps = await timeQuestions(page, walk);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    tell(`tap to next question at ${slowdown}x slowdown, median`, round(taps[Math.floor(taps.length / 2)]!), 'ms');
    tell(`tap to next question at ${slowdown}x slowdown, slowest`, round(taps.at(-1)!), 'ms');

    await walk.press('交上去');
    await walk.signIn({ sms: county.sms, knock: () => untilSms(county, phone) }, phone);
    await walk.reads('交上了！');
    tell('the whole journey, scan to receipt, without photos', round((await meter.total()) / 1024, 1), 'KB');
  } finally {
    await browser.close();
  }
  printTable('The phone', figures);
  return figures;
}

interface Meter {
  total(): Promise<number>;
  of(path: string): Promise<{ requests: number; bytes: number }>;
}

/** Bytes of head and body as they travelled to this phone: for its pages, for what they fetch ahead, and for its service worker. */
function meterBytes(context: BrowserContext): Meter {
  const seen: Promise<{ path: string; bytes: number }>[] = [];
  context.on('requestfinished', (request) => {
    seen.push(
      request.sizes().then(({ responseHeadersSize, responseBodySize }) => ({
        path: new URL(request.url()).pathname,
        bytes: responseHeadersSize + responseBodySize,
      })),
    );
  });
  const of: Meter['of'] = async (path) => {
    const within = (await Promise.all(seen)).filter((one) => one.path.startsWith(path));
    return { requests: within.length, bytes: within.reduce((total, { bytes }) => total + bytes, 0) };
  };
  return { of, total: async () => (await of('/')).bytes };
}

/** Milliseconds from a tap on 下一题 until the next question stands there, quickest first. */
async function timeQuestions(page: Page, walk: WalkInBrowser): Promise<number[]> {
  await page.evaluate(() => {
    const title = () =>
      [...document.querySelectorAll('[aria-level="1"]')].findLast((each) => (each as HTMLElement).offsetParent)?.textContent;
    const taps: number[] = [];
    Object.assign(globalThis, { taps });
    document.addEventListener(
      'click',
      (event) => {
        if (!(event.target as HTMLElement).closest('button')?.textContent?.includes('下一题')) return;
        const before = title();
        const look = (): void => {
          // The frame after the one in which it stands there: then it is on the glass.
          if (title() === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => taps.push(performance.now() - event.timeStamp));
        };
        requestAnimationFrame(look);
      },
      true,
    );
  });
  await walk.fillForm();
  return (await page.evaluate(() => (globalThis as unknown as { taps: number[] }).taps)).toSorted((a, b) => a - b);
}

function gzipKilobytes(dir: string): number {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\/app\.\w+\.(js|css)$|^index\.html$/.test(name));
  return files.reduce((total, name) => total + gzipSync(readFileSync(join(dir, name))).length, 0) / 1024;
}

/** Undefined where the mini-program is not built. */
function mainPackageKilobytes(dir: string): number | undefined {
  if (!existsSync(join(dir, 'app.json'))) return undefined;
  const app = JSON.parse(readFileSync(join(dir, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] };
  const roots = (app.subPackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`);
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dir, name)).isFile());
  const main = names.filter((name) => !name.endsWith('.map') && !roots.some((root) => name.startsWith(root)));
  return main.reduce((total, name) => total + statSync(join(dir, name)).size, 0) / 1024;
}
