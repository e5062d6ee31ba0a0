import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

const desk = useDeskInBrowser();
const { see, tabTo, signIn } = desk;

const focused = () => desk.page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
const press = async (text: string) => {
  await tabTo(text);
  await desk.page.keyboard.press('Enter');
};
const clean = async () => expect(await findBarriers(desk.page)).toEqual([]);

test('a county officer raises a standard for next month at the keyboard, a colleague approves what she read, and a phone says the new sum on the day', async () => {
  const { page, county } = desk;
  await signIn('county');
  await press('救助目录');
  await see('第4版，从2026年7月1日起用。');
  await clean();
  await press('改一个标准');
  await page.locator('#standard-which:focus').waitFor();
  while ((await page.getByLabel('哪个标准').inputValue()) !== 'std.dibaoRural') await page.keyboard.press('ArrowDown');
  await see('现在：每人每月850元');
  await page.keyboard.press('Tab');
  await page.keyboard.type('９００');
  await see('2026年12月1日起：每人每月900元');
  await see(/最低生活保障.*页面上写着/);
  await press('记进草稿');
  await see('请选哪儿定的。');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('棣民发〔2026〕99号');
  await clean();
  await press('记进草稿');
  await see('农村低保标准记进草稿了。');
  expect(await focused()).toContain('农村低保标准记进草稿了。');
  await see('每人每月900元（棣民发〔2026〕99号）');

  await press('拿几户试一试');
  await press('试一试');
  await see(/^试了12户，[1-9]\d?户有变化。$/);
  await press('手机上看一看');
  await page.getByLabel('看哪个项目').selectOption('dibao-family');
  const phoneFrame = page.getByRole('region', { name: '手机上的样子' });
  expect(await phoneFrame.innerText()).toContain('每人每月900元');
  await press('改的前一天');
  await expect.poll(() => phoneFrame.innerText()).toContain('每人每月850元（演示）');
  await clean();
  await press('交给同事看');
  await see('要一位没改过的同事同意：韩演示。');
  expect(await page.getByRole('button', { name: '同意，发布' }).count()).toBe(0);
  await press('退出');

  await signIn('county-second', { open: false });
  await press('救助目录');
  await press('打开吴演示的草稿');
  await see('每人每月900元（棣民发〔2026〕99号）');
  await press('同意，发布');
  await see('发布了，是第5版。手机下次连网就换上。');
  await clean();

  const phone = await desk.openPhone();
  const walk = new WalkInBrowser(phone);
  await phone.clock.setFixedTime('2026-11-30T12:00:00+08:00');
  await phone.goto(`${county.publicUrl}/qr/landing?q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.press('是');
  await walk.reads('康家村');
  await phone.goto(`${county.publicUrl}/learn/program?id=dibao-family`);
  await walk.reads('每人每月850元');
  await phone.clock.setFixedTime('2026-12-01T12:00:00+08:00');
  await phone.goto(`${county.publicUrl}/learn/program?id=dibao-family`);
  await walk.reads('每人每月900元');
});
