import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();
const { apply, see, tabTo, signIn } = desk;
let page: Page;
let county: TestCounty;
beforeEach(() => {
  ({ page, county } = desk);
});

/** A photo that a browser can show: drawn by the browser itself. */
async function drawPhoto(): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 1200 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 900, 1200);
    pen.fillStyle = '#222222';
    pen.font = '48px sans-serif';
    pen.fillText('演示医院 结算单', 80, 160);
    pen.fillText('自己付 31000.00 元', 80, 300);
    return canvas.toDataURL('image/jpeg', 0.8);
  });
  return Buffer.from(address.split(',')[1]!, 'base64');
}

test('at the keyboard alone an officer signs in, opens a matter with its photo, and accepts; the villager is told', async () => {
  const { villager, matterId, number, idNumber } = await apply({}, await drawPhoto());
  await signIn('haifeng');
  await see('演示数据，不是政府公告');
  await see('李演示');
  await see('镇上经办 · 海丰街道');
  await see('每次打开都会记下来：谁看的、什么时候、看了哪一件。');

  const row = page.getByRole('row').filter({ hasText: number });
  await row.waitFor();
  const cells = await row.getByRole('cell').allInnerTexts();
  expect(cells.map((cell) => cell.replace(/\s+/g, ' '))).toEqual([
    '',
    '12月1日 星期二 演示',
    '王** 康家村',
    `临时救助（支出型） 号 ${number}`,
    '交给镇上了',
    '齐了',
    '11月24日 星期二',
  ]);

  expect(await findBarriers(page)).toEqual([]);
  await tabTo('王**');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '王秀英 · 临时救助（支出型）' }).waitFor();
  expect(await page.title()).toBe('一件事 · 码上 · 工作人员');
  const who = await page.getByRole('region', { name: '申请人' }).innerText();
  expect(who).toContain(villager.phone);
  expect(who).toContain('康家村 2组，村东头');
  expect(who).toContain('本人');
  expect(who).not.toContain(idNumber);
  const facts = page.getByRole('region', { name: '填的情况' });
  await facts.getByRole('row').filter({ hasText: '31000元' }).first().waitFor();

  await page.keyboard.press('p');
  const photo = page.getByRole('img', { name: '看病的票据或结算单' });
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  const drawn = async () => (await photo.evaluate((image: HTMLElement) => [image.style.transform.slice(-13), image.offsetHeight])).join();
  const whole = await drawn();
  await page.keyboard.press('r');
  await expect.poll(drawn).toContain('rotate(90deg)');
  await page.keyboard.press('+');
  await expect.poll(drawn).not.toBe(whole);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  expect(await findBarriers(page)).toEqual([]);
  await tabTo('核实过了，接下1');
  await page.keyboard.press('Enter');
  await see('记下就改不了，申请人马上看得到。');
  await tabTo('记下：核实过了，接下');
  await page.keyboard.press('Enter');
  await see('记下了。现在：镇上接下了。');
  await page.getByRole('button', { name: '在村里贴出来了' }).waitFor();

  await county.knock();
  expect(villager.messages().at(-1)!.text).toBe(
    '【无棣县民政局】您交的事，镇上接下了。最晚12月22日有结果，到时告诉您。不用来问，着急打12349',
  );
  expect((await villager.ask('readMatter', { params: { matterId } })).body.state.title).toBe('镇上接下了');
});

test('a matter that changed meanwhile is shown anew and nothing is recorded', async () => {
  const { matterId } = await apply();
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('button', { name: '核实过了，接下' }).click();
  const colleague = await new Officer(county, 'haifeng').signIn();
  expect((await colleague.record(matterId, 'accept')).status).toBe(201);
  await page.getByRole('button', { name: '记下：核实过了，接下' }).click();
  await see(/刚刚变了。李演示已办“核实过了，接下”，.+。请看一眼新的，再办。/);
  await page.getByRole('button', { name: '在村里贴出来了' }).waitFor();
  expect((await colleague.open(matterId)).version).toBe(2);
});

test('when the session has run out, the same person comes back to the same matter with what was typed; a sum is read before it is given, once', async () => {
  const { villager, matterId } = await apply();
  const town = await new Officer(county, 'haifeng').signIn();
  await town.record(matterId, 'accept');
  await town.record(matterId, 'hang');
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await see('12月2日 星期三起才能办');
  expect(await page.getByRole('button', { name: '贴满了，交给县里' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();

  county.clock.forward({ days: 8 });
  await town.signIn();
  await town.record(matterId, 'pass-to-county');
  await signIn('county', { open: false });
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.keyboard.type('３,２００.5');
  await see('3200.50元，念作三千二百元五角');
  county.clock.forward({ minutes: 31 });
  await page.getByRole('button', { name: '看一遍再记' }).click();
  await page.getByRole('button', { name: '记下：同意' }).click();
  await see('登录过期了');
  expect(await page.getByText(villager.phone).count()).toBe(0);

  await signIn('county', { open: false });
  expect(new URL(page.url()).pathname).toBe(`/staff/matters/${matterId}`);
  await page.getByRole('button', { name: '同意', exact: true }).click();
  expect(await page.getByLabel('给多少钱（元）').inputValue()).toBe('３,２００.5');
  await page.getByRole('button', { name: '看一遍再记' }).click();
  let sent = 0;
  page.on('request', (request) => void (sent += request.url().endsWith('/events') ? 1 : 0));
  await page.getByRole('button', { name: '记下：同意' }).dblclick();
  await see('记下了。现在：同意了。');
  const { body } = await villager.ask('readMatter', { params: { matterId } });
  expect(body.timeline[0]!.text).toBe('县里同意给您3200.50元。下一步打钱。');
  expect(body.timeline.filter((entry) => entry.kind === 'approve')).toHaveLength(1);
  expect(sent).toBe(1);
});

test('an act whose answer is lost on the way is pressed again and is recorded once', async () => {
  const { villager, matterId } = await apply();
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.route(
    '**/events',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: '核实过了，接下' }).click();
  await page.getByRole('button', { name: '记下：核实过了，接下' }).click();
  await see('连不上');
  await page.getByRole('button', { name: '记下：核实过了，接下' }).click();
  await see('记下了。现在：镇上接下了。');
  const { timeline } = (await villager.ask('readMatter', { params: { matterId } })).body;
  expect(timeline.map((entry) => entry.kind)).toEqual(['accept', 'submit']);
});

test('what is late is said in a word, and a town with nothing to do is told so', async () => {
  const { number } = await apply();
  county.clock.forward({ days: 30 });
  await signIn('haifeng');
  await see(/^在办\d+件，其中晚了[1-9]\d*件。$/);
  const [, due] = await page.getByRole('row').filter({ hasText: number }).getByRole('cell').allInnerTexts();
  expect(due).toContain('! 晚了');
  await page.getByRole('button', { name: '退出' }).click();
  await signIn('shuiwan', { open: false });
  await see('现在没有要办的。');
});

test('a wrong password says so and keeps what is not secret', async () => {
  await page.goto(`${county.staffUrl}/staff/`);
  await page.getByLabel('账号').fill('haifeng');
  await page.getByLabel('密码').fill('not-this-one');
  await page.getByLabel('动态码').fill('12345');
  await page.getByRole('button', { name: '登录' }).click();
  await see('动态码是6个数字。请看验证器，再填一次。');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel('动态码').fill('123456');
  await page.getByRole('button', { name: '登录' }).click();
  await see('账号、密码或动态码不对。请再试。');
  expect(await page.getByLabel('账号').inputValue()).toBe('haifeng');
});
