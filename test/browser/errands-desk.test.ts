import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

const desk = useDeskInBrowser();

test('the town prints the cards of a village, and writes down what she said when she was told', async () => {
  const { county, page } = desk;
  const her = await Villager.signedIn(county, '16900004801');
  const form = await her.fillForm({ applicant: { idNumber: inventedIdNumber(801) } });
  const { matters } = await her.apply({ ...form, submissionId: randomUUID(), tell: { me: true, liaison: true } });
  const town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matters[0]!.matterId, 'accept')).status).toBe(201);

  await desk.signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/leads`);
  await page.getByRole('link', { name: '打印康家村的（1张）' }).click();
  await page.getByRole('heading', { name: '当面说的卡片' }).waitFor();
  await page.getByRole('article').first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  const onPaper = await page.locator('body').innerText();
  for (const said of ['2组', '说到了', '没见着', '请张演示去说', '接下了']) expect(onPaper).toContain(said);
  expect(onPaper).not.toMatch(/村东头|退出|打印这1张/);
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/cards.png`, fullPage: true });
  await page.emulateMedia({ media: 'screen' });

  await page.goBack();
  await page.getByRole('button', { name: '说到了' }).click();
  await page.getByLabel('她说了什么').fill('她说知道了，谢谢');
  await page.getByLabel('以后怎么告诉她').selectOption('in-person');
  expect(await findBarriers(page)).toEqual([]);
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/desk.png`, fullPage: true });
  await page.getByRole('button', { name: '记下：说到了' }).click();
  await desk.see('记下了。');
  await desk.see('现在没有。');
});
