import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();
const { apply, see, tabTo, signIn } = desk;

test('the window refers with two facts; the clerk of that department finds one page as her home, takes it at the keyboard, and the villager reads it', async () => {
  const { page, county } = desk;
  const { villager, matterId } = await apply();
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('heading', { name: '一门受理' }).waitFor();
  await tabTo('转给别的单位');
  await page.keyboard.press('Enter');
  await page.getByLabel('转给哪个单位').selectOption({ label: '县教育和体育局' });
  await page.getByLabel('请他们办什么').fill('看能不能免学杂费<script>alert(1)</script>');
  await page.getByRole('button', { name: '转过去' }).click();
  await see('请写清楚，2到300个字。');
  await page.getByLabel('为什么转').fill('学费归教体局');
  const ticks = page.getByRole('group', { name: /最多3条/ }).getByRole('checkbox');
  for (const at of [0, 1, 2]) await ticks.nth(at).check();
  expect(await ticks.nth(3).isDisabled()).toBe(true);
  await ticks.nth(2).uncheck();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: '转过去' }).click();
  await see('转过去了，申请人读得到。');
  await page.getByRole('link', { name: '县教育和体育局' }).waitFor();
  await page.getByRole('button', { name: '退出' }).click();

  await signIn('jiaoti');
  await page.getByRole('heading', { name: '转来转去的事' }).waitFor();
  await see('没办完的1件，等您的1件。');
  expect(await findBarriers(page)).toEqual([]);
  await tabTo('王**');
  await page.keyboard.press('Enter');
  await see('看能不能免学杂费<script>alert(1)</script>');
  expect(await page.getByText(villager.phone).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await tabTo('我们办');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我们办' }).waitFor();
  await tabTo('记下');
  await page.keyboard.press('Enter');
  await see('记下了。现在：单位接了，等结果。');
  await see(villager.phone);
  const { timeline } = (await villager.ask('readMatter', { params: { matterId } })).body;
  expect(timeline[0]!.title).toBe('县教育和体育局接了');

  // Somebody who is here no more finds nothing behind the same address.
  await page.goto(`${county.staffUrl}/staff/referrals/${randomUUID()}`);
  await see('没有这一件，或者不在您管的地方。');
});
