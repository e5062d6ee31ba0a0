import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

const desk = useDeskInBrowser();
const { apply, see, tabTo, signIn } = desk;
let page: Page;
let county: TestCounty;
beforeEach(() => {
  ({ page, county } = desk);
});

const unknownCost = { 'medical.outOfPocketYear': null };
/** What the keyboard is on, read as one line. */
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');

test('from a matter just received to its notice of everything missing: 4 keystrokes, no field typed', async () => {
  const { villager, matterId } = await apply({}, undefined, unknownCost);
  await signIn('haifeng');
  await page.getByRole('row').nth(1).waitFor();
  const keys = ['j', 'q', 'Tab', 'Enter'];
  const [choose, open, toButton, send] = keys;
  await page.keyboard.press(choose!);
  expect(await focused()).toBe('王**');
  await page.keyboard.press(open!);
  await see('一共差1样：报销以后，一年自己掏了多少看病钱？先办着，补上就行。');
  expect(await findBarriers(page)).toEqual([]);
  // No key of the list reaches through, and none records: what is read comes first.
  await page.keyboard.press('q');
  expect((await villager.ask('readMatter', { params: { matterId } })).body.timeline).toHaveLength(1);
  await page.keyboard.press(toButton!);
  await page.keyboard.press(send!);
  await see('发了：康家村王**，还差1样。');
  await see('告诉过还差什么');
  await expect.poll(focused).toBe('王**');
  expect(keys).toHaveLength(4);
  expect((await villager.ask('listNotices')).body.notices[0]!.text).toContain('一共差1样');
  expect((await villager.ask('readMatter', { params: { matterId } })).body.timeline[0]!.text).toContain('一共差1样');
});

test('the list is narrowed, walked, and kept as she left it; from one matter to the next without going back', async () => {
  const first = await apply({ name: '李桂兰' });
  const second = await apply({ name: '李玉芬' });
  await signIn('haifeng');
  await page.getByRole('row').nth(3).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('李');
  await see('找到2件。');
  await page.getByRole('tab', { name: '全部 2' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect.poll(() => page.getByRole('tab', { selected: true }).innerText()).toBe('新来的 2');
  expect(await focused()).toBe('李**');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '李桂兰 · 临时救助（支出型）' }).waitFor();
  await see('后面还有1件');
  await page.keyboard.press('1');
  await see('记下就改不了，申请人马上看得到。');
  await tabTo('记下：核实过了，接下');
  await page.keyboard.press('Enter');
  await see('记下了。现在：镇上接下了。');
  await tabTo('办完，看下一件');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '李玉芬 · 临时救助（支出型）' }).waitFor();
  await page.keyboard.press('l');
  await see('找到1件。');
  await expect.poll(focused).toBe('李**');
  expect(await page.getByLabel('找：姓或回执号').inputValue()).toBe('李');
  expect((await first.villager.ask('readMatter', { params: { matterId: first.matterId } })).body.state.title).toBe('镇上接下了');
  expect((await second.villager.ask('readMatter', { params: { matterId: second.matterId } })).body.state.title).toBe('交给镇上了');

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

test('three are hung together: each by itself, one refused because a colleague was quicker, one gone on with after the network failed', async () => {
  const all = [await apply({ name: '赵一' }), await apply({ name: '赵二' }), await apply({ name: '赵三' })];
  const colleague = await new Officer(county, 'haifeng').signIn();
  for (const { matterId } of all) await colleague.record(matterId, 'accept');
  await signIn('haifeng');
  await page.getByLabel('找：姓或回执号').fill('赵');
  await see('找到3件。');
  await tabTo('全部 3');
  await page.keyboard.press('j');
  for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await see('选了3件');
  await page.getByRole('button', { name: '在村里贴出来了（3件）' }).click();
  const sheet = page.getByRole('dialog');
  const order = await sheet.getByRole('row').allInnerTexts();
  const at = (number: string) => order.findIndex((row) => row.includes(number)) - 1;
  const [quick, lost] = [all.find(({ number }) => at(number) === 0)!, all.find(({ number }) => at(number) === 1)!];
  await colleague.record(quick.matterId, 'hang');
  await page.route(`**/matters/${lost.matterId}/events`, async (route) => (await route.fetch(), await route.abort()), { times: 1 });

  await sheet.getByRole('button', { name: '记下这3件：在村里贴出来了' }).click();
  await sheet.getByText('一共3件，记下了0件。').waitFor();
  await sheet.getByText(/没记。刚刚变了/).waitFor();
  await sheet.getByText(/没记。连不上/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await sheet.getByRole('button', { name: '接着办剩下的2件' }).click();
  await sheet.getByText('一共3件，记下了2件。').waitFor();
  await sheet.getByRole('button', { name: '回到要办的事' }).click();
  await see('记下了2件：在村里贴出来了。1件没记，请打开看一看。');
  await page.getByRole('tab', { name: '等公示 3' }).waitFor();
  for (const { villager, matterId } of all) {
    const { timeline } = (await villager.ask('readMatter', { params: { matterId } })).body;
    expect(timeline.map(({ kind }) => kind)).toEqual(['hang', 'accept', 'submit']);
  }
});

test('what the county found is written down beside what she said; what an act has typed survives a colleague who was quicker', async () => {
  const { matterId } = await apply();
  const town = await new Officer(county, 'haifeng').signIn();
  await signIn('haifeng');
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('button', { name: '记查到的：报销以后，一年自己掏了多少看病钱？' }).click();
  await page.keyboard.type('2３000元');
  await page.keyboard.press('Enter');
  await see(/^医保，11月24日 星期二：23000元/);
  await page.getByRole('button', { name: '记下查到的' }).click();
  await see('记下了：医保查到的。');
  const row = page.getByRole('region', { name: '填的情况' }).getByRole('row').filter({ hasText: '自己掏了多少看病钱' });
  expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('31000元 医保：23000元≠ 和申请人说的不一样 11月24日 星期二 · 李演示');
  expect(await findBarriers(page)).toEqual([]);

  for (const event of ['accept', 'hang']) await town.record(matterId, event);
  county.clock.forward({ days: 8 });
  await (await town.signIn()).record(matterId, 'pass-to-county');
  const county2 = await new Officer(county, 'county').signIn();
  await page.getByRole('button', { name: '退出' }).click();
  await signIn('county', { open: false });
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.keyboard.type('3200');
  await page.getByRole('button', { name: '看一遍再记' }).click();
  await county2.record(matterId, 'approve', { amountFen: 100_000 });
  await page.getByRole('button', { name: '记下：同意' }).click();
  await see(/县里：同意/);
  await see('这一步别人已经办了。您写的还在，可以抄走：');
  await page.getByText('3200', { exact: true }).waitFor();
});

test('the card lies on the desk: its month is typed as it is printed, read back on the page, and on her phone', async () => {
  const { villager } = await apply({ name: '钱演示' });
  await signIn('haifeng');
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('钱');
  await see('找到1件。');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^钱演示/ }).waitFor();
  await page.getByRole('button', { name: '记一下：本人的身份证' }).click();
  const month = page.getByLabel('印着到哪年哪月');
  await month.fill('2031年13月');
  await page.keyboard.press('Enter');
  await see('请写年和月，比如 2031-05');
  expect(await findBarriers(page)).toEqual([]);
  await month.fill('2031.05.12');
  await page.keyboard.press('Enter');
  await see('记下了：本人的身份证。');
  await see('到2031年5月');
  const [hers] = (await villager.ask('readHousehold')).body.people;
  expect(hers!.papers).toMatchObject([{ name: '身份证', text: '到2031年5月' }, { text: expect.stringContaining('交的') }]);
});

/** Runs if anything in it is taken for more than letters. */
const script = (where: string) =>
  `<img src=x onerror="window.ran='${where}'"><script>window.ran='${where}'</script>"'>{{7*7}}javascript:ran`;

test('what anybody writes is letters: on the list, on the matter, in every form, and on the phone', async () => {
  const name = '<img src=x onerror=ran=1>张';
  const { villager, matterId } = await apply({ name, address: script('address').slice(0, 80) }, undefined, unknownCost);
  const town = await new Officer(county, 'haifeng').signIn();
  await town.ask('staffCheckFact', {
    params: { matterId },
    body: {
      submissionId: crypto.randomUUID(),
      fact: 'household.size',
      answer: 3,
      source: 'visit',
      onDay: '2026-11-24',
      word: script('word'),
    },
  });
  const written = async (officer: Officer, event: string, given: Parameters<Officer['record']>[2]) =>
    expect((await officer.record(matterId, event, given)).status).toBe(201);
  await written(town, 'ask', { finding: script('finding') });
  for (const event of ['accept', 'hang']) await written(town, event, {});
  county.clock.forward({ days: 9 });
  await written(await town.signIn(), 'pass-to-county', {});
  const refusal = { reason: script('reason'), rule: script('rule'), remedy: script('remedy') };
  await written(await new Officer(county, 'county').signIn(), 'refuse', refusal);
  await written(town, 'deliver', { delivery: script('delivery') });
  const { timeline } = (await villager.ask('readMatter', { params: { matterId } })).body;
  for (const where of ['finding', 'reason', 'remedy']) expect(JSON.stringify(timeline)).toContain(where);

  const asked: string[] = [];
  page.on('dialog', (dialog) => void (asked.push(dialog.message()), dialog.dismiss()));
  const nothingRan = async (on: Page) => {
    expect(await on.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
    expect(await on.locator('img[src=x], [onerror], a[href^=javascript]').count()).toBe(0);
    expect(asked).toEqual([]);
  };
  await signIn('haifeng');
  await page.getByRole('row').nth(1).waitFor();
  await nothingRan(page);
  await page.goto(`${county.staffUrl}/staff/matters/${matterId}`);
  await page.getByRole('heading', { name: '进度' }).waitFor();
  for (const where of ['word', 'finding', 'reason']) await see(new RegExp(`window.ran='${where}'`));
  await nothingRan(page);
  await page.getByRole('button', { name: /打开看/ }).click();
  await page.locator('img[src^="blob:"]').first().waitFor();
  await nothingRan(page);

  const phone = await desk.openPhone();
  phone.on('dialog', (dialog) => void (asked.push(dialog.message()), dialog.dismiss()));
  const walk = new WalkInBrowser(phone);
  await phone.goto(`${county.publicUrl}/check/list`);
  await walk.press('认手机号');
  await walk.signIn(county, villager.phone);
  await walk.press(/临时救助/);
  await phone
    .getByText(/window.ran='reason'/)
    .first()
    .waitFor();
  await nothingRan(phone);
});
