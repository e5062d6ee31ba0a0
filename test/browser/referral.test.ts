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

test('sent back twice it is a consultation: each body writes what it thinks, the window writes one conclusion, and the villager reads where it is', async () => {
  const { page, county } = desk;
  const { villager, matterId } = await apply();
  const newest = async () => (await villager.ask('readMatter', { params: { matterId } })).body.timeline[0]!.title;
  const sitDown = async (login: 'haifeng' | 'jiaoti' | 'yibao') => {
    await page.context().clearCookies();
    await signIn(login);
  };
  const open = async (login: 'jiaoti' | 'yibao') => {
    await sitDown(login);
    await page.getByRole('link', { name: '王**' }).first().click();
  };
  const say = async (act: string, { text, body }: { text?: string; body?: string }) => {
    await page.getByRole('button', { name: act, exact: true }).click();
    if (body) await page.locator('#act-body').selectOption({ label: body });
    if (text) await page.getByLabel('写一句').fill(text);
    await page.getByRole('button', { name: '记下', exact: true }).click();
    await see(/^记下了。现在：/);
  };
  const windowOpens = async () => {
    await sitDown('haifeng');
    await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
    await page
      .getByRole('link', { name: /^县(教育和体育局|医疗保障局)$/ })
      .first()
      .click();
  };

  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('button', { name: '转给别的单位' }).click();
  await page.getByLabel('转给哪个单位').selectOption({ label: '县教育和体育局' });
  await page.getByLabel('请他们办什么').fill('看能不能免学杂费');
  await page.getByLabel('为什么转').fill('学费归教体局');
  await page.getByRole('button', { name: '转过去' }).click();
  await see('转过去了，申请人读得到。');

  await open('jiaoti');
  await say('不归我们', { text: '孩子在外县上学' });
  // She is told that the town looks on, and is sent nowhere.
  expect((await villager.ask('readMatter', { params: { matterId } })).body.timeline[0]).toMatchObject({
    title: '县教育和体育局说不归他们',
    text: expect.stringContaining('您不用跑'),
  });
  await windowOpens();
  await say('转给另一家', { body: '县医疗保障局' });
  await open('yibao');
  await say('不归我们', { text: '没有住院' });
  expect(await newest()).toContain('商量');
  await open('jiaoti');
  await say('写意见', { text: '外县的学籍我们能问' });
  await open('yibao');
  await say('写意见', { text: '我们这里没有能报的' });
  await windowOpens();
  await say('写结论，定谁办', { text: '教体局去问外县学籍', body: '县教育和体育局' });
  await open('jiaoti');
  expect(await page.getByRole('button', { name: '不归我们', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: '我们办', exact: true }).click();
  await page.getByRole('button', { name: '记下', exact: true }).click();
  await see('记下了。现在：单位接了，等结果。');
  expect(await newest()).toBe('县教育和体育局接了');
});
