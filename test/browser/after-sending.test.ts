import { expect, test } from 'vitest';
import { inventedPhoto } from '../look/states/invented-photo.ts';
import { Officer } from '../helpers/officer.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser();
const phoneNumber = '16900000002';

test('alone, by the shortest form: her sign-in ends while it waits, she signs in again and it goes; then a paper, another answer, once more, and no more', async () => {
  const { context, county } = phone;
  const code = encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`);
  await phone.page.goto(`${county.publicUrl}/qr/landing?to=learn&q=${code}`);
  await phone.walk.reads('临时救助（支出型）');
  await phone.page.goto(`${county.publicUrl}/me/sign-in`);
  await phone.walk.signIn(county, phoneNumber);
  await phone.page.goto(`${county.publicUrl}/home/index`);
  await phone.walk.reads('没网也能用了');
  await phone.page.goto(`${county.publicUrl}/learn/program?id=temp-assist-expense`);
  await phone.walk.begin();
  await context.setOffline(true);
  await phone.walk.fillAlone();
  // An old hand that trembles taps twice.
  await phone.walk.seen(phone.page.getByRole('button', { name: '交上去' })).dblclick();
  await phone.walk.reads('有网时打开码上，它自己会交。');

  county.clock.forward({ days: 31 });
  await context.setOffline(false);
  await phone.walk.press('认手机号，交上去');
  await phone.walk.signIn(county, phoneNumber);
  await phone.walk.reads('交上了！');
  const town = await new Officer(county, 'haifeng').signIn();
  const mine = async () => (await town.ask('staffListMatters')).body.matters;
  const [matter, ...others] = await mine();
  expect(others).toEqual([]);

  await phone.walk.press('看看办到哪了');
  await phone.walk.press(/^拍照补材料/);
  await context.setOffline(true);
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.walk.press(/^拍/)]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: await inventedPhoto(phone.page) });
  await phone.walk.reads(/^还没交上：/);
  const there = new URL(phone.page.url());
  await phone.openAgain('died');
  await phone.page.goto(there.href);
  await phone.walk.reads(/^还没交上：/);
  await context.setOffline(false);
  await expect.poll(async () => (await town.open(matter!.matterId)).papers!.length).toBe(1);

  await phone.page.goto(`${county.publicUrl}/check/matter?id=${matter!.matterId}`);
  await phone.walk.press(/^答错一句/);
  await phone.walk.reads('改哪一句？');
  await phone.walk.press(/掏了多少看病钱/);
  await phone.walk.write('52000');
  await phone.walk.press('改成这样');
  await phone.walk.reads('改好了');
  await phone.walk.press('好了，回去');
  await phone.walk.reads(/改了一句/);
  await phone.page.goto(`${county.publicUrl}/learn/program?id=temp-assist-expense`);
  await phone.walk.begin();
  await phone.walk.fillAlone();
  await phone.walk.press('交上去');
  await phone.walk.reads(/^您先交的那一件还在办/);
  await phone.page.goto(`${county.publicUrl}/check/matter?id=${matter!.matterId}`);
  await phone.walk.press('不办了');
  await phone.walk.reads('真的不办了？');
  await phone.walk.press('不办了');
  await phone.walk.press('重新办');
  await phone.walk.reads('您替谁办？');
});
