import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import type { Villager } from '../helpers/villager.ts';

const desk = useDeskInBrowser();
const { apply, see, tabTo, signIn } = desk;
let page: Page;
let county: TestCounty;
beforeEach(() => {
  ({ page, county } = desk);
});

test('whoever is away chooses a colleague and days at the keyboard alone; the colleague is told whose matters she sees, and it can be stopped', async () => {
  const { number, matterId } = await apply();
  await signIn('haifeng');
  await tabTo('请假，请人替');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '请假，请人替' }).waitFor();
  await page.getByRole('button', { name: '请这位同事替我' }).click();
  await see('请选一位同事。');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel('请谁替').focus();
  await page.keyboard.press('ArrowDown');
  await tabTo('请这位同事替我');
  await page.keyboard.press('Enter');
  await see('记下了。到了那天，同事就能办您的事。');
  await see('周演示替我');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: '退出' }).click();

  await signIn('shuiwan', { open: false });
  await see(/^您在替李演示（海丰街道），到11月\d+日/);
  await page.getByRole('link', { name: /工作人员/ }).click();
  const row = page.getByRole('row').filter({ hasText: number });
  await row.getByText('替李演示').waitFor();
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await see('您在替李演示办');
  await page.getByRole('button', { name: '核实过了，接下' }).waitFor();

  await page.goto(`${county.staffUrl}/staff/deputies`);
  await page.getByRole('button', { name: '停下（李演示）' }).click();
  await see('停了。从现在起不再替。');
  await page.getByText('您在替李演示（海丰街道）').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '‹ 要办的事' }).click();
  await see('现在没有要办的。');
});

test('each role finds a page that fits it: a village no illness and no sums, whoever keeps the machines nobody at all', async () => {
  const { villager, matterId } = await apply();
  await signIn('kangjia');
  await see('村里经办 · 海丰街道康家村');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('heading', { name: '为什么要看？' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await tabTo('记下，打开');
  await page.keyboard.press('Enter');
  await see('请选一条，或者自己写。');
  await page.getByLabel('要上门，看住哪儿、电话多少').check();
  await page.getByRole('button', { name: '记下，打开' }).click();
  await page.getByText(villager.phone).waitFor();
  expect(await page.getByRole('region').allInnerTexts()).toHaveLength(2);
  expect(await page.getByText(/31000|填的情况|照片|进度/).count()).toBe(0);
  await page.getByRole('button', { name: '退出' }).click();
  await signIn('operator');
  await see('您的岗位不看申请');
  expect(await page.getByRole('link', { name: '请假，请人替' }).count()).toBe(0);
});

test('the town sees what its duty roster lacks, fills the first hole without typing an hour, and takes it out again', async () => {
  await signIn('haifeng');
  await tabTo('值班');
  await page.keyboard.press('Enter');
  const mine = page.getByRole('region', { name: '海丰街道' });
  await mine.getByText('还没排班。').waitFor();
  await mine.getByText('现在没人值班。').waitFor();
  await mine.getByText('排班', { exact: true }).click();
  await mine.getByLabel('谁值班').selectOption('李演示');
  await mine.getByLabel('连着排几天').fill('1');
  await mine.getByRole('button', { name: '排上' }).click();
  await see('排上了：李演示。');
  await mine.getByText(/^现在值班：李演示，到/).waitFor();
  await mine
    .getByText(/没人值班。$/)
    .first()
    .waitFor();
  expect(await page.getByRole('region', { name: '无棣县' }).getByRole('button').count()).toBe(0);
  await mine.getByLabel('值班电话').fill('电话');
  await page.keyboard.press('Enter');
  await see('请填值班电话，只写数字和横杠。');
  expect(await findBarriers(page)).toEqual([]);
  await mine.getByText('排好的班').click();
  await mine.getByRole('button', { name: /^撤下李演示/ }).click();
  await see('撤下了。');
  await mine.getByText('现在没人值班。').waitFor();
});

test('an officer takes a matter and hands it on at the keyboard; the colleague finds it above her list, reads why, and takes it', async () => {
  const { matterId } = await apply();
  const colleague = await hire(county, { login: 'haifeng-wang', name: '王演示', role: 'town', places: ['371623002'] });
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await see('还没人接。先办第一步的人就是接的人。');
  await tabTo('我来办');
  await page.keyboard.press('Enter');
  await see('接下了。这件归您办，直到您转给同事、同事接下。');
  await tabTo('转给同事');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: '转给这位同事' }).click();
  await see('请选一位同事，写一句办到哪了。');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel('写一句，办到哪了').fill('材料齐了，就差入户');
  await tabTo('转给这位同事');
  await page.keyboard.press('Enter');
  await see('转给王演示了，还没接。接下以前还是您办，日子照算。');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();

  const [name, value] = colleague.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: county.staffUrl, httpOnly: true, sameSite: 'Strict' }]);
  await page.goto(`${county.staffUrl}/staff/`);
  const offers = page.getByRole('region', { name: '转给我的' });
  await offers.waitFor();
  await offers.getByText('说：材料齐了，就差入户').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await offers.getByRole('button', { name: '接不了' }).click();
  await offers.getByRole('button', { name: '退回去' }).click();
  await see('请写一句为什么接不了，2到100个字。');
  await offers.getByRole('button', { name: '再想想' }).click();
  await tabTo('接下');
  await page.keyboard.press('Enter');
  await see('接下了，归您办。');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await see('您在办。');
});

/** Up to the county's desk, where an act needs something typed. */
async function applyUpToCounty(): Promise<{ villager: Villager; matterId: string }> {
  const { villager, matterId } = await apply();
  const town = await new Officer(county, 'haifeng').signIn();
  await town.record(matterId, 'accept');
  await town.record(matterId, 'hang');
  county.clock.forward({ days: 8 });
  await town.signIn();
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
  return { villager, matterId };
}

async function typeAmount(): Promise<void> {
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.keyboard.type('3200');
  await see('3200元，念作三千二百元');
}

async function findAmount(): Promise<void> {
  await signIn('county', { open: false });
  await page.getByRole('button', { name: '同意', exact: true }).click();
  expect(await page.getByLabel('给多少钱（元）').inputValue()).toBe('3200');
}

test('a desk left for half an hour shows no file any more, though nobody presses anything; what was typed still waits', async () => {
  await page.clock.install();
  const { villager, matterId } = await applyUpToCounty();
  await signIn('county');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await typeAmount();
  await page.clock.fastForward('29:00');
  expect(await page.getByText(villager.phone).count()).toBe(1);
  let asked = 0;
  page.on('request', () => void (asked += 1));
  await page.clock.fastForward('01:01');
  await see('30分钟没动，或者登录满10小时了。登录好了，还回刚才那一页，写的都在。');
  expect(await page.getByText(villager.phone).count()).toBe(0);
  expect(asked).toBe(0);
  await findAmount();
});

test('two requests under way when the session runs out: both are refused, and what was typed still waits', async () => {
  const { matterId } = await applyUpToCounty();
  await signIn('county');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/papers/*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: /打开看/ }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await typeAmount();
  county.clock.forward({ minutes: 31 });
  await page.getByRole('button', { name: '看一遍再记' }).click();
  await page.getByRole('button', { name: '记下：同意' }).click();
  await see('登录过期了');
  const late = page.waitForResponse('**/papers/*');
  letGo();
  expect((await late).status()).toBe(401);
  await findAmount();
});
