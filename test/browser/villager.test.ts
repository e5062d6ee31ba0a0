import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { inventedIdNumber } from '../helpers/villager.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser();

/** A picture as a camera makes it: 900 × 1200, some noise, so that it has to be shrunk. */
async function takePicture(): Promise<Buffer> {
  const dataUrl = await phone.page.evaluate(() => {
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
  await phone.walk.write('999900195601150013');
  await phone.walk.press('下一题');
  await phone.walk.reads('有一位写错了。请对着身份证，一位一位看。');
  await phone.walk.write(inventedIdNumber(1));
  await phone.walk.goOn('下一题');
  await phone.walk.write('2组，村东头');
  await phone.walk.goOn('下一题');
}

async function photographBills(): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.walk.press('拍照或选照片')]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: await takePicture() });
  await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
  await phone.walk.goOn('下一题');
}

const fitsThePhone = async (): Promise<void> =>
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

test('the whole journey in a browser: wall code, programs, form, photo, sign-in, receipt, the town acts, SMS and inbox', async () => {
  const phoneNumber = '16900000001';
  await phone.page.goto(`${phone.county.publicUrl}/m/${phone.county.codeId}`);
  await phone.walk.reads('康家村');
  expect(await findBarriers(phone.page)).toEqual([]);
  await phone.walk.seen(phone.page.getByRole('link', { name: /码上办/ })).tap();

  await phone.walk.press(/^我知道办哪样/);
  await phone.walk.write('临时救助');
  await phone.walk.seen(phone.page.getByRole('checkbox', { name: /临时救助（支出型）/ })).tap();
  await phone.walk.reads('演示数据，不是政府公告');
  await phone.walk.press(/^就办这1样$/);
  await phone.walk.answerFacts();
  await fillPerson();
  await photographBills();
  await phone.walk.agree();
  await phone.walk.reads('王秀英');
  await phone.walk.reads('1张照片');
  await fitsThePhone();
  expect(await findBarriers(phone.page)).toEqual([]);
  await phone.walk.press('交上去');
  await phone.walk.signIn(phone.county, phoneNumber);

  await phone.walk.reads('交上了！');
  await phone.walk.reads('海丰街道12月1日 星期二前看');
  const number = await phone.walk.seen(phone.page.getByText(/^\d{4}\s\d{4}$/)).innerText();
  await fitsThePhone();
  const scanned = await readQrCode(await phone.page.screenshot({ fullPage: true }));
  expect(scanned).toMatch(new RegExp(`^${phone.county.house.settings.origin}/m/[A-Z][2-9A-Z]{12}$`));
  await phone.walk.press('看看办到哪了');
  await phone.walk.reads('交给镇上了');

  const town = await new Officer(phone.county, 'haifeng').signIn();
  const [line] = (await town.ask('staffListMatters')).body.matters;
  expect(line!.receiptNumber).toBe(number.replace(/\s/, ' '));
  const [paper] = (await town.open(line!.matterId)).papers!;
  expect(paper!.bytes).toBeLessThan(300 * 1024);
  expect((await town.record(line!.matterId, 'accept')).status).toBe(201);
  await phone.county.knock();
  const texts = phone.county.sms.phones.of(phoneNumber).map((message) => message.text);
  expect(texts).toContain('【无棣县民政局】您交的事，镇上接下了。最晚12月22日有结果，到时告诉您。不用来问，着急打12349');

  await phone.page.goto(`${phone.county.publicUrl}/notify/inbox`);
  await phone.walk.reads('花的钱核实过了。从今天算，最晚12月22日 星期二有结果。');
  await fitsThePhone();
  expect(await findBarriers(phone.page)).toEqual([]);
  await phone.page.goto(`${phone.county.publicUrl}/check/list`);
  await phone.walk.seen(phone.page.getByText('临时救助（支出型）')).tap();
  await phone.walk.reads('镇上接下了');
});

test('without a network what she wrote is kept, and is sent by itself when the network is back', async () => {
  const phoneNumber = '16900000002';
  await phone.page.goto(
    `${phone.county.publicUrl}/qr/landing?q=${encodeURIComponent(`${phone.county.publicUrl}/m/${phone.county.codeId}`)}`,
  );
  await phone.walk.press('是');
  await phone.walk.reads('康家村');
  await phone.page.goto(`${phone.county.publicUrl}/me/sign-in`);
  await phone.walk.signIn(phone.county, phoneNumber);
  await phone.page.goto(`${phone.county.publicUrl}/learn/program?id=temp-assist-expense`);
  await phone.walk.begin();
  await phone.walk.answerFacts();
  await phone.context.setOffline(true);
  await fillPerson();
  await phone.walk.leavePapers();
  await phone.walk.agree();
  // An old hand that trembles taps twice.
  await phone.walk.seen(phone.page.getByRole('button', { name: '交上去' })).dblclick();
  await phone.walk.reads('有网时打开码上，它自己会交。');
  await phone.context.setOffline(false);
  await phone.walk.reads('交上了！');
  await phone.page.goto(`${phone.county.publicUrl}/check/list`);
  await phone.walk.reads('交给镇上了');
  const mine = phone.page.getByRole('button', { name: /临时救助（支出型）/ }).filter({ visible: true });
  expect(await mine.count()).toBe(1);
});

test('the second of two quick taps does nothing on the page that came with the first', async () => {
  await phone.page.goto(
    `${phone.county.publicUrl}/qr/landing?q=${encodeURIComponent(`${phone.county.publicUrl}/m/${phone.county.codeId}`)}`,
  );
  await phone.walk.press('是');
  await phone.walk.reads('没网也能用了');
  // The moment in which a page has just come, held for as long as we look at it.
  const moment = await phone.context.newCDPSession(phone.page);
  await moment.send('Animation.enable');
  await phone.page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  await moment.send('Animation.setPlaybackRate', { playbackRate: 0 });
  await phone.walk.press(/^码上知/);
  const program = phone.walk.seen(phone.page.getByRole('button', { name: /突然出事/ }));
  await program.waitFor();
  const { x, y } = (await program.boundingBox())!;
  await phone.page.mouse.dblclick(x + 20, y + 20);
  await phone.walk.reads('家里能得什么帮助');

  await moment.send('Animation.setPlaybackRate', { playbackRate: 1 });
  await program.click();
  await phone.walk.reads('临时救助（急难型）');
});

test('an address that does not exist, a wall code nobody knows', async () => {
  await phone.page.goto(phone.county.publicUrl);
  await phone.walk.reads('您是哪个村的？');
  await phone.walk.reads('演示数据，不是政府公告');
  await phone.page.goto(`${phone.county.publicUrl}/nowhere`);
  await phone.walk.reads('没有这一页');
  await phone.page.goto(`${phone.county.publicUrl}/m/371623002250AZZZZZZ`);
  await phone.walk.reads('这个码我们不认识');
  await phone.walk.seen(phone.page.getByRole('link', { name: /选我的村/ })).tap();
  await phone.walk.reads('选您的镇');
});
