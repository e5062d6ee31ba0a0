import { expect, test } from 'vitest';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser({ by: 'keyboard', keepsApp: false });

/** Pixels as the browser has worked them out, of a line of body text, of a village's name and of the room around a page. */
async function sizes(): Promise<{ body: number; title: number; margin: number }> {
  await phone.page.getByText('选好村，才能看咱村能得的帮助。').waitFor();
  return phone.page.evaluate(() => {
    const visible = (selector: string): Element =>
      [...document.querySelectorAll(selector)].find((each) => (each as HTMLElement).offsetParent !== null)!;
    const px = (element: Element, name: 'fontSize' | 'paddingLeft'): number => Number.parseFloat(getComputedStyle(element)[name]);
    const main = visible('.frame-main');
    return { body: px(main, 'fontSize'), title: px(visible('.frame-title'), 'fontSize'), margin: px(main, 'paddingLeft') };
  });
}

const press = (name: string): Promise<void> =>
  phone.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();

test('text follows the size that is set in the browser, and the room around it stays', async () => {
  await phone.page.goto(phone.county.publicUrl);
  expect(await sizes()).toEqual({ body: 18, title: 28, margin: 20 });
  const cdp = await phone.context.newCDPSession(phone.page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 22, fixed: 13 } });
  expect(await sizes()).toEqual({ body: 24.75, title: 38.5, margin: 20 });
});

test('大字 makes it 1.4 times as large, a title no larger than 36, and is remembered', async () => {
  await phone.page.goto(phone.county.publicUrl);
  await sizes();
  await press('大字');
  await expect.poll(async () => (await sizes()).body).toBeCloseTo(18 * 1.4, 1);
  expect(await sizes()).toMatchObject({ title: 36, margin: 20 });
  await phone.page.reload();
  expect((await sizes()).body).toBeCloseTo(18 * 1.4, 1);
  await press('小字');
  await expect.poll(async () => (await sizes()).body).toBe(18);
  await phone.page.reload();
  expect((await sizes()).body).toBe(18);
});
