import { expect, test } from 'vitest';
import { emergencyWords } from '../../src/rules/emergency.ts';
import { leadSigns } from '../../src/rules/leads.ts';
import { findBarriers } from '../helpers/browser.ts';
import { DutyDesk, friday } from '../helpers/duty-desk.ts';
import { Officer } from '../helpers/officer.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();

test('on a phone at the door: it rings on whatever page is open, is taken, becomes a matter, is paid and signed for in five minutes', async () => {
  const { county, page } = desk;
  county.clock.set(`${friday}T22:00:00+08:00`);
  const duty = new DutyDesk(county);
  await duty.man();
  await page.setViewportSize({ width: 375, height: 740 });
  await desk.signIn('haifeng');
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const { body } = await duty.report();
  await page.getByRole('link', { name: '急事 1件没人接' }).waitFor();
  expect(await page.title()).toMatch(/^（1件急事）/);
  await page.getByRole('link', { name: '急事 1件没人接' }).click();
  await press('有急事响一声');
  await page.getByRole('link', { name: new RegExp(`${emergencyWords.fire}.*${body.number}`) }).click();
  expect(await page.getByRole('link', { name: '打 16900003001' }).getAttribute('href')).toBe('tel:16900003001');
  await press('我来办');
  await page.getByLabel('叫什么（不知道就空着）').fill('孙演示');
  await page.getByLabel('要什么', { exact: true }).fill('今晚没地方住');
  await press('立事项');
  await desk.see('镇上今年的备用金还剩 80000元');
  await press('先给救急钱');
  await page.getByLabel('给多少（元）').fill('2000');
  await desk.see(/2000元，.*千元/);
  await page.getByLabel('现金').check();
  await page.getByLabel('看到了什么').fill('房子烧了，先吃住');
  await press('我签，先给');
  await press('交到手上');
  // The smallest picture there is: one white dot.
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64');
  await page.getByLabel('拍一张领款单').setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: dot });
  await desk.see('领款单1张，收好了。');
  await page.getByLabel('现金').check();
  await page.getByLabel('按了手印').check();
  await press('交到手上了');
  await page.getByRole('button', { name: '补说明' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect((await duty.find('haifeng', body.number)).step?.title).toBe('先给您救急钱');
});

test('the hotline writes down what a caller without a name tells, and a child in danger is the county’s at once', async () => {
  const { county, page } = desk;
  await desk.signIn('hotline');
  await page.getByRole('link', { name: '线索' }).click();
  await page.getByRole('button', { name: '有人打来说，记一件' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('在哪个镇').selectOption({ label: '海丰街道' });
  await page.getByLabel('哪个村').selectOption({ label: '康家村' });
  await page.getByRole('button', { name: '记下' }).click();
  await desk.see('请写住在哪儿。');
  await page.getByLabel('住在哪儿').fill('2组，村东头');
  await page.getByLabel(leadSigns.child, { exact: true }).press('Space');
  await page.getByLabel('有孩子挨打、没人管、有危险').press('Space');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: '记下' }).press('Enter');
  await desk.see('念给他听：');
  const bureau = await new Officer(county, 'county').signIn();
  expect((await bureau.ask('staffListLeads')).body.leads).toMatchObject([
    { village: '康家村', urgency: 'child', withWhom: 'county', way: 'hotline' },
  ]);
});
