import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();
const { see, tabTo, signIn } = desk;
let page: Page;
let county: TestCounty;
beforeEach(() => {
  ({ page, county } = desk);
});

test('at the keyboard into the practice village: a form is taken, the phone’s message is shown, a week goes by, another role, begun anew, and out', async () => {
  await signIn('haifeng');
  await tabTo('练习村');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '练习村' }).waitFor();
  await see('还没有开过。');
  expect(await findBarriers(page)).toEqual([]);
  await tabTo('摆开练习村');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '镇上经办' }).waitFor();
  await tabTo('镇上经办');
  await page.keyboard.press('Enter');

  const band = page.getByRole('region', { name: '练习' });
  await band.waitFor();
  await see('无棣县（练习）');
  await see('无棣县（练习）');
  expect(await page.title()).toMatch(/^练习 · /);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('row').filter({ hasText: '临时救助（支出型）' }).filter({ hasText: '交给镇上了' }).last().getByRole('link').click();
  await page.getByRole('button', { name: '核实过了，接下' }).click();
  await page.getByRole('button', { name: '记下' }).click();
  await see(/^镇上接下了$/);
  await band.getByRole('link', { name: '她们收到的短信' }).click();
  await see('【无棣县民政局】您交的事，镇上接下了。');
  expect(await findBarriers(page)).toEqual([]);
  expect(county.sms.phones.messages).toEqual([]);

  await band.getByRole('button', { name: '往后一周' }).click();
  await see('练习村里，今天是12月1日 星期二');
  await band.getByRole('link', { name: '县里审批' }).click();
  await see('县里审批 · 无棣县（练习）');
  await band.getByRole('button', { name: '重新开始' }).click();
  await see('重新开始，现在练习村里的事就都没了');
  await page.keyboard.press('Escape');
  await tabTo('重新开始');
  await page.keyboard.press('Enter');
  await tabTo('都不要了，重新开始');
  await page.keyboard.press('Enter');
  await see('练习村里，今天是11月24日 星期二');
  await band.getByRole('link', { name: '离开练习' }).click();
  await see('现在没有要办的。');
  expect(await page.getByRole('region', { name: '练习' }).count()).toBe(0);
});
