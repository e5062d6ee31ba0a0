import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

/** Browsers know security keys under a name only. */
const desk = useDeskInBrowser({ name: 'localhost' });

test('she adds a key at her desk, signs in by it without a word typed, and stops the figures', async () => {
  const { page, county, see, signIn } = desk;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await page.goto(`${county.house.settings.staffOrigin}/staff/keys`);
  await page.getByRole('button', { name: '用安全密钥登录' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await signIn('haifeng', { open: false });
  await page.getByRole('button', { name: '插上密钥，加上' }).click();
  await see('请给它起个名。');
  await page.getByLabel('给它起个名，好认').fill('蓝色U盾');
  await page.keyboard.press('Enter');
  await see('加上了：蓝色U盾。下次登录就能用。');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: '插上密钥，加上' }).click();
  await page.getByLabel('给它起个名，好认').fill('同一把');
  await page.keyboard.press('Enter');
  await see('这把已经加过了');

  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('button', { name: '用安全密钥登录' }).click();
  await see('李演示');
  await see(/^上次用：/);
  await page.getByRole('button', { name: '不再用6位数字' }).click();
  await page.getByRole('button', { name: '停', exact: true }).click();
  await see('停了。以后用密钥登录。');
  await page.getByRole('button', { name: '删掉（蓝色U盾）' }).click();
  await page.getByRole('button', { name: '删掉', exact: true }).click();
  await see('这是您最后一样登录的办法，删了就进不来了。先加一把别的。');

  await page.getByRole('button', { name: '退出' }).click();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: '用安全密钥登录' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('账号').fill('haifeng');
  await page.getByRole('button', { name: '用安全密钥登录' }).click();
  await see('账号和密码要么都填，要么都不填。');
});
