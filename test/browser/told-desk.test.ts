import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { complain, complaint } from '../helpers/complain.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** What reached nobody, who goes to a house, what was complained of, and who might get something: the desk's pages of telling. */
const desk = useDeskInBrowser();
const { apply, see, tabTo, signIn } = desk;
let page: Page;
let county: TestCounty;
beforeEach(() => {
  ({ page, county } = desk);
});

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
/** On a wide desk and on a phone: nothing that keeps somebody out, and nothing to be pushed sideways. */
async function clean(): Promise<void> {
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const open = (path: string) => page.goto(`${county.staffUrl}/staff/${path}`);

test('what reached nobody: on a phone a row is a card, and what a colleague noted first is not noted twice', async () => {
  const { matterId } = await apply();
  const town = await new Officer(county, 'haifeng').signIn();
  county.sms.switches.set({ silent: { how: 'cut', times: 1 }, reports: 'off' });
  await town.record(matterId, 'accept');
  await county.knock();
  county.clock.forward({ hours: 25 });
  await signIn('haifeng');
  await open('deliveries');
  const row = page.getByRole('row').filter({ hasText: '镇上接下了' });
  await row.waitFor();
  await clean();
  await page.setViewportSize({ width: 375, height: 900 });
  const cells = await row.locator('td').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(Math.min(...cells)).toBeGreaterThan(200);

  const colleague = await town.signIn();
  const [line] = (await colleague.ask('staffListUnsettled')).body.deliveries;
  const told = { params: { deliveryId: line!.deliveryId }, body: { submissionId: randomUUID(), how: 'told' as const } };
  expect((await colleague.ask('staffSettleDelivery', told)).status).toBe(201);
  await press('说到了');
  await see(/刚刚有人记过/);
  await see('没有。该说到的都说到了。');
});

test('a visit is moved at the keyboard: the form has the focus, says what it lacks, and gives it back; what moved meanwhile is shown anew', async () => {
  const { matterId } = await apply();
  await hire(county, { login: 'haifeng-zhang', name: '张演示', role: 'town', places: ['371623002'] });
  const owner = county.database.ownerUrl;
  await queryAs(owner, `update staff set card_number = 'YS10102' where login = 'haifeng-zhang'`);
  const staff = await queryAs<{ id: string }>(owner, `select id from staff where login in ('haifeng', 'haifeng-zhang')`);
  const town = await new Officer(county, 'haifeng').signIn();
  const day = '2026-12-02';
  const body = { submissionId: randomUUID(), day, half: 'morning' as const, visitors: staff.map(({ id }) => id) };
  const { visits } = (await town.ask('staffPlanMatterVisit', { params: { matterId }, body })).body;

  await signIn('haifeng');
  await open('visits');
  await see('海丰街道 康家村 王家');
  await clean();
  await tabTo('改日子');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('date');
  await page.getByRole('button', { name: '改到这天，告诉她' }).click();
  await see('请选哪天去。');
  await clean();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('改日子');

  await page.keyboard.press('Enter');
  await page.getByLabel('哪天去').fill('2026-12-03');
  const moved = { submissionId: randomUUID(), act: 'move' as const, day: '2026-12-04', half: 'morning' as const };
  const { visitId, version } = visits[0]!;
  const answer = await town.ask('staffActOnVisit', { params: { visitId }, headers: { 'if-match': String(version) }, body: moved });
  expect(answer.status).toBe(201);
  await press('改到这天，告诉她');
  await see('刚刚变了');
  await see(/12月4日 星期五 上午/);
});

test('a complaint that a colleague took meanwhile is shown anew; the secret of one caller is not before the next', async () => {
  expect((await complain(county, complaint(county, { kind: 'claim', words: '这家有小车，还拿着低保' }))).status).toBe(201);
  await signIn('county');
  await open('grievances');
  await clean();
  await page.getByRole('link', { name: '有人不该领' }).click();
  await see('这家有小车，还拿着低保');
  await clean();
  const colleague = await new Officer(county, 'county-second').signIn();
  const grievanceId = page.url().split('/').at(-1)!;
  const call = { params: { grievanceId }, headers: { 'if-match': '1' }, body: { submissionId: randomUUID(), act: 'take' as const } };
  expect((await colleague.ask('staffActOnGrievance', call)).status).toBeLessThan(300);
  await press('接下来办');
  await see('刚刚变了');
  await see('接了，在查');
  await page.getByLabel(/回什么话/).fill('查过了，车是他儿子的。');
  await press(/^回话$/);
  await see('记下了。现在：办好了。');
  expect(await focused()).toContain('记下了');

  await press('退出');
  await signIn('hotline', { open: false });
  await open('grievances');
  await press('有人打来投诉，记一件');
  await press('记下');
  await see('请选哪一种。');
  await clean();
  await page.getByRole('radio', { name: '有人不该领' }).check();
  await page.getByLabel('怎么回事').fill('这家有楼房，还拿着低保');
  await press('记下');
  await see(/口令是/);
  expect(await focused()).toContain('口令是');
  await press('有人打来投诉，记一件');
  await press('先不办');
  expect(await page.getByText('口令是').count()).toBe(0);
});

test('a campaign is written, found, approved by a second, looked at and stopped for a while; it says why nobody is told, and its pause outlives a broken network', async () => {
  for (let number = 0; number < 2; number += 1) {
    const villager = await Villager.signedIn(county, `1690000${5300 + number}`);
    const applicant = { name: '李演示', idNumber: inventedIdNumber(600 + number), filledBy: 'self' as const };
    await villager.apply(await villager.fillForm({ applicant, facts: { 'person.age@m1': 84 } }));
  }
  await county.knock();
  await signIn('county');
  await open('campaigns');
  await press('记下来');
  await see('请选哪一样，写好标题和话。');
  await clean();
  await page.getByLabel('哪一样帮扶').selectOption('elder-80');
  await page.getByLabel('标题').fill('八十岁以上老人有津贴');
  await page.getByLabel('消息里说什么').fill('您家可能够得上高龄津贴。看看要什么，不用急。想问打12349。');
  await press('记下来');
  await press('找人');
  await see('开始找了。找好了，请一位同事来看。');
  await county.knock();
  await page.reload();
  await see('找好了。请一位同事来看，同意了才告诉人。');
  await clean();
  // What cannot be taken back is asked once more.
  await press('不发了');
  await see(/只想停一停/);
  await press('不，先留着');
  const address = page.url();
  await press('退出');
  await signIn('county-second', { open: false });
  await page.goto(address);
  await press('看看是哪几家');
  await see('李**');
  await clean();
  await press('同意，先告诉头一批');
  await see('同意了。先告诉头一批，最多20人，再看看怎样。');
  for (let minute = 0; minute < 2; minute += 1) {
    county.clock.forward({ minutes: 1 });
    await county.knock();
  }
  await page.reload();
  await press('看过了，接着发');
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: '先停下' }).waitFor();
  const asked = page.waitForRequest((request) => request.url().includes('/campaigns/') && request.resourceType() === 'fetch');
  await page.route('**/campaigns/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.fallback()));
  await page.clock.runFor(16_000);
  await asked;
  await page.unrouteAll();
  await press('先停下');
  await see('停下了。没发的都不发。刚交出去的几条，收不回来。');
  await clean();
  county.clock.forward({ hours: 12 });
  await press('接着发');
  await see('登录过期了');
  await signIn('county-second', { open: false });
  await press('接着发');
  await see('现在不是告诉人的钟点。早上9点到晚上8点才发，到点自己接着发。');
  await clean();
});

test('what she said and nobody answered stands first in the morning, and is answered where it is read', async () => {
  const wang = await Villager.signedIn(county, '16900003398');
  const form = await wang.fillForm({ program: 'dibao-family', applicant: { idNumber: inventedIdNumber(398) } });
  const { matterId } = (await wang.apply(form)).matters[0]!;
  const [town, bureau] = [await new Officer(county, 'haifeng').signIn(), await new Officer(county, 'county').signIn()];
  for (const event of ['accept', 'start-checking']) expect((await town.record(matterId, event)).status).toBe(201);
  expect((await bureau.record(matterId, 'differ', { finding: '您说没有车，查到一辆小汽车' })).status).toBe(201);
  const body = { submissionId: randomUUID(), kind: 'explain', step: 'differs', words: '车前年就卖给邻村了，没过户。' } as const;
  expect((await wang.ask('sayWord', { params: { matterId }, body })).status).toBe(201);
  county.clock.set('2026-12-02T09:05:00+08:00');
  await county.knock();

  await signIn('haifeng');
  await see('申请人说的话，该看了：1件');
  await clean();
  const waits = page.locator('details').filter({ hasText: '申请人说的话，该看了' });
  await waits.getByRole('link').click();
  await see('车前年就卖给邻村了');
  await see(/到日子没回，.+报上去了。回了，那边就销掉。/);
  await clean();
  await page.getByLabel(/^回一句/).fill('知');
  await press('看过了，回话');
  await see('请写清楚，2到300个字。');
  await clean();
  await page.getByLabel(/^回一句/).fill('知道了，请村里开个证明。');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('看过了，回话');
  await page.keyboard.press('Enter');
  await see('回了。申请人手机上看得到。');
  await see('看过您说的了，会一起考虑。知道了，请村里开个证明。');
  expect(await page.getByText(/那边就销掉/).count()).toBe(0);
  await clean();
});
