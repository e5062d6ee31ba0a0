import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();

test('one press at a matter shows its papers as they will be; each copy takes one page, and what a name says does nothing', async () => {
  const name = '<img src=x onerror=ran()>王';
  const { matterId, number } = await desk.apply({ name, address: `2组，${'很长的地址'.repeat(12)}` });
  const { county, page } = desk;
  const town = await new Officer(county, 'haifeng').signIn();
  await town.record(matterId, 'ask', { finding: `一共差2样：户口簿；${'住院票据'.repeat(20)}` });
  await town.record(matterId, 'accept');

  await desk.signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await desk.tabTo('打印');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '社会救助申请受理通知单' }).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  // Two copies of two papers, one sheet for the board.
  expect(await page.getByRole('article').count()).toBe(5);
  expect(await page.getByRole('article').locator('img').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await page.evaluate(() => (window.print = () => void document.body.setAttribute('data-printed', 'yes')));
  await page.getByRole('button', { name: '打印这5张' }).click();
  expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');

  expect(await pagesOf()).toBe(5);
  await page.getByLabel('公示', { exact: true }).uncheck();
  expect(await pagesOf()).toBe(4);
  await page.getByLabel('公示', { exact: true }).check();
  await page.emulateMedia({ media: 'print' });
  const onPaper = await page.locator('body').innerText();
  expect(onPaper.match(/演示数据，不是政府公文/g)).toHaveLength(5);
  expect(onPaper.match(/盖章处/g)).toHaveLength(5);
  for (const said of [number, name, '第一联', '交申请人', '一次性告知书', '贴在公示栏']) expect(onPaper).toContain(said);
  for (const notOnPaper of ['打印这5张', '退出', '每次打开都会记下来']) expect(onPaper).not.toContain(notOnPaper);
  expect(await page.getByRole('article').last().innerText()).not.toMatch(/img|很长的地址|9999/);

  async function pagesOf(): Promise<number> {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  }
});

test('a page of papers that nothing was chosen for says where to choose', async () => {
  await desk.signIn('haifeng');
  await desk.page.goto(`${desk.county.staffUrl}/staff/sheets`);
  await desk.see('没选要打的。到“要办的事”里打开一件，点“打印”。');
});
