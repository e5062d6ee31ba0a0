import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findBarriers, listenForFaults, openBrowser } from '../helpers/browser.ts';
import { openCountyWithPages } from '../helpers/county-with-pages.ts';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { inventedIdNumber } from '../helpers/villager.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

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
  // Without a network the browser itself complains; the pages must not.
  expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

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

async function fillPerson(): Promise<void> {
  await walk.write('王秀英');
  await walk.goOn('下一题');
  await walk.write('999900195601150013');
  await walk.press('下一题');
  await walk.reads('有一位写错了。请对着身份证，一位一位看。');
  await walk.write(inventedIdNumber(1));
  await walk.goOn('下一题');
  await walk.write('2组，村东头');
  await walk.goOn('下一题');
}

async function photographBills(): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), walk.press('拍照或选照片')]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: await takePicture() });
  await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
  await walk.goOn('下一题');
}

const fitsThePhone = async (): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

test('the whole journey in a browser: wall code, programs, form, photo, sign-in, receipt, the town acts, SMS and inbox', async () => {
  const phone = '16900000001';
  await page.goto(`${county.publicUrl}/m/${county.codeId}`);
  await walk.reads('康家村');
  expect(await findBarriers(page)).toEqual([]);
  await walk.seen(page.getByRole('link', { name: /码上办/ })).tap();

  await walk.seen(page.getByText('临时救助（支出型）')).tap();
  await walk.reads('演示数据，不是政府公告');
  await walk.press('申请这一项');
  await walk.answerFacts();
  await fillPerson();
  await photographBills();
  await walk.agree();
  await walk.reads('王秀英');
  await walk.reads('1张照片');
  await fitsThePhone();
  expect(await findBarriers(page)).toEqual([]);
  await walk.press('交上去');
  await walk.signIn(county, phone);

  await walk.reads('交上了！');
  await walk.reads('海丰街道12月1日 星期二前看');
  const number = await walk.seen(page.getByText(/^\d{4}\s\d{4}$/)).innerText();
  await fitsThePhone();
  const scanned = await readQrCode(await page.screenshot({ fullPage: true }));
  expect(scanned).toMatch(new RegExp(`^${county.house.settings.origin}/m/[A-Z][2-9A-Z]{12}$`));
  await walk.press('看看办到哪了');
  await walk.reads('交给镇上了');

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
  await walk.reads('花的钱核实过了。从今天算，最晚12月22日 星期二有结果。');
  await fitsThePhone();
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(`${county.publicUrl}/check/list`);
  await walk.seen(page.getByText('临时救助（支出型）')).tap();
  await walk.reads('镇上接下了');
});

test('without a network what she wrote is kept, and is sent by itself when the network is back', async () => {
  const phone = '16900000002';
  await page.goto(`${county.publicUrl}/qr/landing?q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.press('是');
  await walk.reads('康家村');
  await page.goto(`${county.publicUrl}/me/sign-in`);
  await walk.signIn(county, phone);
  await page.goto(`${county.publicUrl}/learn/program?id=temp-assist-expense`);
  await walk.press('申请这一项');
  await walk.answerFacts();
  await context.setOffline(true);
  await fillPerson();
  await walk.seen(page.getByText('现在没有，以后再补')).tap();
  await walk.goOn('下一题');
  await walk.agree();
  // An old hand that trembles taps twice.
  await walk.seen(page.getByRole('button', { name: '交上去' })).dblclick();
  await walk.reads('有网时打开码上，它自己会交。');
  await context.setOffline(false);
  await walk.reads('交上了！');
  await page.goto(`${county.publicUrl}/check/list`);
  await walk.reads('交给镇上了');
  const mine = page.getByRole('button', { name: /临时救助（支出型）/ }).filter({ visible: true });
  expect(await mine.count()).toBe(1);
});

test('an address that does not exist, a wall code nobody knows', async () => {
  await page.goto(county.publicUrl);
  await walk.reads('您是哪个村的？');
  await walk.reads('演示数据，不是政府公告');
  await page.goto(`${county.publicUrl}/nowhere`);
  await walk.reads('没有这一页');
  await page.goto(`${county.publicUrl}/m/371623002250AZZZZZZ`);
  await walk.reads('这个码我们不认识');
  await walk.seen(page.getByRole('link', { name: /选我的村/ })).tap();
  await walk.reads('选您的镇');
});
