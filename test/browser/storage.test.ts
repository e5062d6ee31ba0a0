import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listenForFaults, openBrowser } from '../helpers/browser.ts';
import { openCountyWithPages } from '../helpers/county-with-pages.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

/* A real browser that keeps badly: what the phone's pages do when storage is forbidden, thrown away, full or newer. */

let county: TestCounty;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let walk: WalkInBrowser;
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

async function comeIn(): Promise<void> {
  await page.goto(`${county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.reads('临时救助（支出型）');
}

async function beginToWrite(): Promise<void> {
  await walk.seen(page.getByText('临时救助（支出型）')).tap();
  await walk.press('申请这一项');
  await walk.seen(page.getByRole('radio', { name: '给我自己办' })).tap();
}

/** Opens the form at one of its pages, in a fresh document. */
async function openForm(step: string): Promise<void> {
  await page.goto(`${county.publicUrl}/apply/form?program=temp-assist-expense&step=${step}`);
}

async function photograph(): Promise<void> {
  await openForm('paper:medical-bills');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), walk.press('拍照或选照片')]);
  const dataUrl = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 400];
    canvas.getContext('2d')!.fillRect(0, 0, 100, 100);
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(dataUrl.split(',')[1]!, 'base64') });
}

const keptDrafts = (): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length);

describe('a browser', () => {
  test('that forbids all storage can be read and written in, and says that it forgets', async () => {
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    await comeIn();
    await walk.reads('这个手机记不住。请一次写完，别关。');
    await beginToWrite();
    await walk.goOn('下一题');
    await context.setOffline(true);
    await walk.seen(page.getByText('现在没网', { exact: true })).waitFor();
    expect(await page.getByText('写的都在手机里').count()).toBe(0);
  });

  test('without IndexedDB takes the photo all the same, and says so', async () => {
    await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await comeIn();
    await beginToWrite();
    await photograph();
    await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
    await walk.reads('这个手机记不住。请一次写完，别关。');
  });

  test('whose shelf for photos a newer app has arranged, or left half made, still takes them', async () => {
    await comeIn();
    await beginToWrite();
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('mashang', 7);
          opening.onupgradeneeded = () => void opening.result.createObjectStore('of-later');
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          opening.onerror = () => reject(opening.error);
        }),
    );
    await photograph();
    await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
    await page.reload();
    await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
    expect(await page.getByText('这个手机记不住').count()).toBe(0);
  });

  test('that threw the photos away still has every word', async () => {
    await comeIn();
    await beginToWrite();
    await photograph();
    await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
    await page.goto(`${county.publicUrl}/home/index`);
    await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('mashang').onsuccess = resolve)));
    await openForm('filled-by');
    await expect.poll(() => walk.seen(page.getByRole('radio', { name: '给我自己办' })).getAttribute('aria-checked')).toBe('true');
  });

  test('that is full drops what can be fetched again before a word, then says so, and goes on when there is room', async () => {
    await comeIn();
    await beginToWrite();
    expect(await keptDrafts()).toBe(1);
    const fill = (): Promise<void> =>
      page.evaluate(() => {
        let size = 4_000_000;
        let text = '';
        while (size >= 1) {
          try {
            localStorage.setItem('of-somebody-else', text + 'x'.repeat(size));
            text += 'x'.repeat(size);
          } catch {
            size = Math.floor(size / 2);
          }
        }
      });
    await fill();
    await openForm('name');
    await walk.seen(page.getByRole('textbox')).fill('王秀英'.repeat(8));
    // The catalogue has gone for it.
    expect(
      await page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.startsWith('draft:') && text.includes('王秀英'))),
    ).toBe(true);
    expect(await page.evaluate(() => localStorage.getItem('catalogue'))).toBeNull();
    await fill();
    await walk.seen(page.getByRole('textbox')).fill(`王秀英${'英'.repeat(60)}`);
    await walk.reads('手机存不下了');
    await page.evaluate(() => localStorage.removeItem('of-somebody-else'));
    await walk.seen(page.getByRole('textbox')).fill('王秀英兰');
    await expect
      .poll(() =>
        page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.startsWith('draft:') && text.includes('王秀英兰'))),
      )
      .toBe(true);
  });

  test('with rubbish under every key starts, and shows a draft of a newer app by its name', async () => {
    await comeIn();
    await beginToWrite();
    const kept = await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key === 'village') continue;
        const text = localStorage.getItem(key)!;
        if (key.startsWith('draft:')) {
          const { data } = JSON.parse(text) as { data: string };
          localStorage.setItem(key, JSON.stringify({ data: JSON.stringify({ ...JSON.parse(data), vocabulary: 99 }) }));
        } else localStorage.setItem(key, '{"data":"{","hasOwnProperty":1}');
      }
      return Object.entries(localStorage).find(([key]) => key.startsWith('draft:'))!;
    });
    await page.goto(`${county.publicUrl}/home/index`);
    await walk.reads('这份是新版写的，没丢。请关掉码上，再打开。');
    await walk.reads('临时救助（支出型）');
    expect(await page.evaluate((key) => localStorage.getItem(key), kept[0])).toBe(kept[1]);
  });
});
