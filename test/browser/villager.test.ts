import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findBarriers, findFreePort, listenForFaults, openBrowser } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { inventedIdNumber } from '../helpers/villager.ts';

const h5Dir = path.resolve(import.meta.dirname, '../../.build/h5');

let county: TestCounty;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  if (!existsSync(path.join(h5Dir, 'index.html'))) throw new Error('The phone’s pages are not built: npm run build');
  const host = '127.0.0.1';
  const port = await findFreePort();
  county = await openTestCounty({
    settings: {
      h5Dir,
      origin: `http://${host}:${port}`,
      listen: { public: { host, port }, staff: { host, port: 0 }, internal: { host, port: 0 } },
    },
  });
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
  faults = listenForFaults(page);
});
afterEach(async () => {
  await context.close();
  // Without a network the browser itself complains; the pages must not.
  expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

/** Pages below the one in front stay in the document, hidden. */
const seen = (locator: Locator): Locator => locator.filter({ visible: true }).first();
const press = (name: string | RegExp): Promise<void> => seen(page.getByRole('button', { name })).tap();
const reads = (text: string | RegExp): Promise<void> => seen(page.getByText(text)).waitFor();

/** A picture as a camera makes it: 900 × 1200, some noise, so that it has to be shrunk. */
async function takePicture(): Promise<Buffer> {
  const dataUrl = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 1200];
    const draw = canvas.getContext('2d')!;
    for (let cell = 0; cell < 225 * 300; cell += 1) {
      draw.fillStyle = `hsl(${(cell * 37) % 360} 60% 70%)`;
      draw.fillRect((cell % 225) * 4, Math.floor(cell / 225) * 4, 4, 4);
    }
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return Buffer.from(dataUrl.split(',')[1]!, 'base64');
}

const title = (): Promise<string> => seen(page.getByRole('heading', { level: 1 })).innerText();

/** Presses the button and waits for the next question. */
async function goOn(name: string | RegExp): Promise<void> {
  const before = await title();
  await press(name);
  await expect.poll(title, { timeout: 5000 }).not.toBe(before);
}

/** Answers what is asked of the household until the person is asked for: sums in figures, the rest by the first choice. */
async function answerFacts(): Promise<void> {
  await seen(page.getByRole('radio', { name: '给我自己办' })).tap();
  await goOn('下一题');
  while (!(await title()).includes('叫什么名字')) {
    const field = page.getByRole('textbox').filter({ visible: true });
    if ((await field.count()) > 0) {
      const sum = await seen(page.getByText('元', { exact: true }))
        .isVisible()
        .catch(() => false);
      await field.first().fill(sum ? '31000' : '2');
      if (sum) await reads('三万一千元');
    } else {
      await seen(page.getByRole('radio')).tap();
    }
    await goOn('下一题');
  }
}

async function fillPerson(): Promise<void> {
  await seen(page.getByRole('textbox')).fill('王秀英');
  await goOn('下一题');
  await seen(page.getByRole('textbox')).fill('999900195601150013');
  await press('下一题');
  await reads('有一位写错了。请对着身份证，一位一位看。');
  await seen(page.getByRole('textbox')).fill(inventedIdNumber(1));
  await goOn('下一题');
  await seen(page.getByRole('textbox')).fill('2组，村东头');
  await goOn('下一题');
}

async function photographBills(): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('拍照或选照片')]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: await takePicture() });
  await seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
  await goOn('下一题');
}

async function agree(): Promise<void> {
  const ticks = page.getByRole('checkbox').filter({ visible: true });
  for (let at = 0; at < (await ticks.count()); at += 1) await ticks.nth(at).tap();
  await goOn('看一遍');
}

async function signIn(phone: string): Promise<void> {
  await seen(page.getByRole('textbox')).fill(phone);
  await press('发给我6个数字');
  await reads(`发到 ${phone} 了，10分钟内填。`);
  await county.knock();
  const message = county.sms.phones.of(phone).find((one) => one.text.includes('登录'));
  await seen(page.getByRole('textbox')).fill(/\d{6}/.exec(message!.text)![0]);
  await press('填好了');
  await expect.poll(() => page.url(), { timeout: 5000 }).not.toContain('sign-in');
}

const fitsThePhone = async (): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

test('the whole journey in a browser: wall code, programs, form, photo, sign-in, receipt, the town acts, SMS and inbox', async () => {
  const phone = '16900000001';
  await page.goto(`${county.publicUrl}/m/${county.codeId}`);
  await reads('康家村');
  expect(await findBarriers(page)).toEqual([]);
  await seen(page.getByRole('link', { name: /码上办/ })).tap();

  await seen(page.getByText('临时救助（支出型）')).tap();
  await reads('演示数据，不是政府公告');
  await press('申请这一项');
  await answerFacts();
  await fillPerson();
  await photographBills();
  await agree();
  await reads('王秀英');
  await reads('1张照片');
  await fitsThePhone();
  expect(await findBarriers(page)).toEqual([]);
  await press('交上去');
  await signIn(phone);

  await reads('交上了！');
  await reads('海丰街道12月1日 星期二前看');
  const number = await seen(page.getByText(/^\d{4}\s\d{4}$/)).innerText();
  await fitsThePhone();
  const scanned = await readQrCode(await page.screenshot({ fullPage: true }));
  expect(scanned).toMatch(new RegExp(`^${county.house.settings.origin}/m/[A-Z][2-9A-Z]{12}$`));
  await press('看看办到哪了');
  await reads('交给镇上了');

  const town = await new Officer(county, 'haifeng').signIn();
  const [line] = (await town.ask('staffListMatters')).body.matters;
  expect(line!.receiptNumber).toBe(number.replace(/\s/, ' '));
  const [paper] = (await town.open(line!.matterId)).papers;
  expect(paper!.bytes).toBeLessThan(300 * 1024);
  expect((await town.record(line!.matterId, 'accept')).status).toBe(201);
  await county.knock();
  const texts = county.sms.phones.of(phone).map((message) => message.text);
  expect(texts).toContain('【无棣县民政局】您交的事，镇上接下了。最晚12月22日有结果，到时告诉您。不用来问，着急打12349');

  await page.goto(`${county.publicUrl}/notify/inbox`);
  await reads('花的钱核实过了。从今天算，最晚12月22日 星期二有结果。');
  await fitsThePhone();
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(`${county.publicUrl}/check/list`);
  await seen(page.getByText('临时救助（支出型）')).tap();
  await reads('镇上接下了');
});

test('without a network what she wrote is kept, and is sent by itself when the network is back', async () => {
  const phone = '16900000002';
  await page.goto(`${county.publicUrl}/qr/landing?q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await press('是');
  await reads('康家村');
  await page.goto(`${county.publicUrl}/me/sign-in`);
  await signIn(phone);
  await page.goto(`${county.publicUrl}/learn/program?id=temp-assist-expense`);
  await press('申请这一项');
  await answerFacts();
  await context.setOffline(true);
  await fillPerson();
  await seen(page.getByText('现在没有，以后再补')).tap();
  await goOn('下一题');
  await agree();
  // An old hand that trembles taps twice.
  await seen(page.getByRole('button', { name: '交上去' })).dblclick();
  await reads('有网了，它自己会交。');
  await context.setOffline(false);
  await reads('交上了！');
  await page.goto(`${county.publicUrl}/check/list`);
  await reads('交给镇上了');
  const mine = page.getByRole('button', { name: /临时救助（支出型）/ }).filter({ visible: true });
  expect(await mine.count()).toBe(1);
});

test('an address that does not exist, a wall code nobody knows', async () => {
  await page.goto(county.publicUrl);
  await reads('您是哪个村的？');
  await reads('演示数据，不是政府公告');
  await page.goto(`${county.publicUrl}/nowhere`);
  await reads('没有这一页');
  await page.goto(`${county.publicUrl}/m/371623002250AZZZZZZ`);
  await reads('这个码我们不认识');
  await seen(page.getByRole('link', { name: /选我的村/ })).tap();
  await reads('选您的镇');
});
