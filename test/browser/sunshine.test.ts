import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();
const { see, tabTo, signIn } = desk;
const press = async (text: string) => {
  await tabTo(text);
  await desk.page.keyboard.press('Enter');
};

test('one officer writes a fund and proposes it, a colleague reads and releases it, and it is taken down, all at the keyboard', async () => {
  const { page } = desk;
  await signIn('county');
  await press('阳光公开');
  await see('还没有公开过。');
  await press('写一笔资金');
  await page.getByLabel('资金名称').fill('王秀英患胃癌救助');
  await page.getByLabel('从哪来').fill('省级财政');
  await page.getByLabel('一共多少元').fill('1,200.50');
  await page.getByLabel('从哪天').fill('2026-07-01');
  await page.getByLabel('到哪天').fill('2026-09-30');
  await press('记下');
  await see('资金里有个人的病情或残疾');
  await page.getByLabel('资金名称').fill('救助补助资金');
  await press('记下');
  await see('记下了。发布以后才公开。');
  expect(await findBarriers(page)).toEqual([]);
  await press('提请发布现在写的');
  await see('请一位同事看过，再发布。');
  await press('退出');

  await signIn('county-second', { open: false });
  await press('阳光公开');
  await press('看全文');
  await press('我看过了，发布');
  await see('发布了。');
  await press('四处一起撤下');
  await page.getByLabel('为什么撤').fill('有一笔数写错了');
  await page.keyboard.press('Enter');
  await see('撤下了。');
  expect(await findBarriers(page)).toEqual([]);
});
