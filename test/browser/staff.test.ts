import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { findBarriers, listenForFaults, openBrowser } from '../helpers/browser.ts';
import { findFreePort } from '../helpers/find-free-port.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

const project = path.resolve(import.meta.dirname, '../..');
const consoleDir = path.join(project, '.build/console');

// A walk is dozens of waits, and each may be long on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let county: TestCounty;
let browser: Browser;
let page: Page;
let faults: string[];
let villagers = 0;

beforeAll(async () => {
  if (!existsSync(path.join(consoleDir, 'index.html'))) {
    const vite = path.join(project, 'node_modules/vite/bin/vite.js');
    await promisify(execFile)(process.execPath, [vite, 'build', '--config', 'config/vite.console.ts'], { cwd: project });
  }
  const port = await findFreePort();
  const host = '127.0.0.1';
  county = await openTestCounty({
    settings: {
      consoleDir,
      staffOrigin: `http://${host}:${port}`,
      listen: { public: { host, port: 0 }, staff: { host, port }, internal: { host, port: 0 } },
    },
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await county?.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  faults = listenForFaults(page);
});
afterEach(async () => {
  await page.close();
  if (faults.length > 0) throw new Error(`the page complained: ${faults.join('\n')}`);
});

/** A villager who has just sent her application with one photo. */
async function apply(
  applicant: Partial<NewApplication['applicant']> = {},
  photo?: Buffer,
): Promise<{ villager: Villager; matterId: string; number: string }> {
  villagers += 1;
  const villager = new Villager(county, `1690000${String(1000 + villagers)}`);
  await villager.signIn();
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(villagers), ...applicant } });
  const { paper } = await villager.sendPaper(form.submissionId, photo);
  const receipt = await villager.apply({ ...form, papers: [paper] });
  return { villager, matterId: receipt.matters[0]!.matterId, number: receipt.number };
}

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

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');

/** Presses Tab until that thing has the focus: whoever has no mouse gets there too. */
async function tabTo(text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused()) === text) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to “${text}” by keyboard`);
}

/** At the keyboard alone, from whatever page asks for it. */
async function signIn(login: Login, { open = true } = {}): Promise<void> {
  county.clock.forward({ seconds: 30 });
  if (open) await page.goto(`${county.staffUrl}/staff/`);
  await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(readCountyFolder('mock/data').staff.find((one) => one.login === login)!.password);
  await page.keyboard.press('Tab');
  await page.keyboard.type(new Officer(county, login).figures());
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '退出' }).waitFor();
}

test('at the keyboard alone an officer signs in, opens a matter with its photo, and accepts; the villager is told', async () => {
  const { villager, matterId, number } = await apply({}, await drawPhoto());
  await signIn('haifeng');
  await see('演示数据，不是政府公告');
  await see('李演示');
  await see('镇上经办 · 海丰街道');
  await see('每次打开都会记下来：谁看的、什么时候、看了哪一件。');

  const row = page.getByRole('row').filter({ hasText: number });
  const cells = await row.getByRole('cell').allInnerTexts();
  expect(cells.map((cell) => cell.replace(/\s+/g, ' '))).toEqual([
    '12月1日 星期二 演示',
    '王** 康家村',
    `临时救助（支出型） 号 ${number}`,
    '交给镇上了',
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
  expect(who).not.toContain(inventedIdNumber(villagers));
  const facts = page.getByRole('region', { name: '填的情况' });
  await facts.getByRole('row').filter({ hasText: '31000元' }).first().waitFor();

  await tabTo('打开看');
  await page.keyboard.press('Enter');
  const photo = page.getByRole('img', { name: '看病的票据或结算单' });
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  await page.keyboard.press('Escape');
  await photo.waitFor({ state: 'detached' });

  expect(await findBarriers(page)).toEqual([]);
  await tabTo('核实过了，接下');
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
  await page.getByText(villager.phone).waitFor();
  expect(await page.getByRole('region').allInnerTexts()).toHaveLength(2);
  expect(await page.getByText(/31000|填的情况|照片|进度/).count()).toBe(0);
  await page.getByRole('button', { name: '退出' }).click();
  await signIn('operator');
  await see('您的岗位不看申请');
  expect(await page.getByRole('link', { name: '请假，请人替' }).count()).toBe(0);
});

test('what a villager writes is text: nothing of it runs at the desk', async () => {
  const name = '<img src=x onerror=ran()>王';
  const address = `"><script>ran()</script><a href="javascript:ran()">2组</a>`;
  const { matterId } = await apply({ name, address });
  let ran = 0;
  await page.exposeFunction('ran', () => (ran += 1));
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('heading', { name: `${name} · 临时救助（支出型）` }).waitFor();
  expect(await page.getByRole('region', { name: '申请人' }).innerText()).toContain(`康家村 ${address}`);
  expect(await page.locator('main img, main script, main a[href^=javascript]').count()).toBe(0);
  expect(ran).toBe(0);

  // The test's photos begin like a JPEG and are none: said plainly, and not shown as something else.
  await page.getByRole('button', { name: '打开看' }).click();
  await see('这张照片打不开，可能传坏了。请让申请人重新拍。');
});

test('a matter that changed meanwhile is shown anew and nothing is recorded', async () => {
  const { matterId } = await apply();
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('button', { name: '核实过了，接下' }).click();
  const colleague = await new Officer(county, 'haifeng').signIn();
  expect((await colleague.record(matterId, 'accept')).status).toBe(201);
  await page.getByRole('button', { name: '记下：核实过了，接下' }).click();
  await see('刚刚变了。这件事刚有了新进度。请看一眼新的，再办。');
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
  await page.getByRole('button', { name: '打开看' }).click();
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
  const [due] = await page.getByRole('row').filter({ hasText: number }).getByRole('cell').allInnerTexts();
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
