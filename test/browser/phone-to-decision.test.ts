import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inTown } from '../helpers/journey.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';
import { inventedIdNumber } from '../helpers/villager.ts';
import { WalkInBrowser } from '../helpers/walk-in-browser.ts';

const desk = useDeskInBrowser();
const labels = { amount: '给多少钱（元）', finding: '看到的、听到的、还差的', delivery: '怎么送到手上的' };

/** She opens the code on her village's wall and applies, all on her phone, until she has her number. */
async function applyOnPhone(codeId: string, program: string, phoneNumber: string): Promise<{ phone: Page; walk: WalkInBrowser }> {
  const phone = await desk.openPhone();
  const walk = new WalkInBrowser(phone);
  await phone.goto(`${desk.county.publicUrl}/m/${codeId}`);
  await walk.seen(phone.getByRole('link', { name: /码上办/ })).tap();
  await walk.press(/^我知道办哪样/);
  await walk.write(program);
  await walk.seen(phone.getByRole('checkbox', { name: program })).tap();
  await walk.press(/^就办这1样$/);
  await walk.answerFacts();
  for (const said of [inventedIdNumber(Number(phoneNumber.slice(-2))), '2组，村东头']) {
    await walk.write(said);
    await walk.goOn('下一题');
  }
  await walk.leavePapers();
  await walk.agree();
  await walk.press('交上去');
  await walk.signIn(desk.county, phoneNumber);
  await walk.reads('交上了！');
  return { phone, walk };
}

/** Whoever sat here leaves, and the next one opens the newest matter of her list. */
async function sitDown(login: Login): Promise<void> {
  const { page, county } = desk;
  await page.context().clearCookies();
  await desk.signIn(login);
  const lines = (await (await new Officer(county, login).signIn()).ask('staffListMatters')).body.matters;
  const newest = lines.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt))[0]!;
  await page.goto(`${county.staffUrl}/staff/matters/${newest.matterId}`);
}

async function act(title: string, given: Partial<Record<keyof typeof labels, string>> = {}): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: title, exact: true }).click();
  for (const [name, value] of Object.entries(given)) await page.getByLabel(labels[name as keyof typeof labels]).fill(value);
  if (Object.keys(given).length > 0) await page.getByRole('button', { name: '看一遍再记' }).click();
  const recorded = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/events'));
  await page.getByRole('button', { name: `记下：${title}` }).click();
  expect((await recorded).status()).toBe(201);
}

async function readsNow({ phone, walk }: { phone: Page; walk: WalkInBrowser }, text: string): Promise<void> {
  await phone.goto(`${desk.county.publicUrl}/check/list`);
  await walk.reads(text);
}

test('低保 in a town that decides by itself, from the phone to yes: the county only checks', async () => {
  const wang = await applyOnPhone(inTown('水湾镇')(desk.county), '城乡最低生活保障（低保）', '16900000061');
  await wang.walk.reads('水湾镇11月25日 星期三前看');
  await sitDown('shuiwan');
  await act('接下');
  await act('开始查，请县里核对');
  await sitDown('county');
  await act('查完了，对得上', { finding: '银行、车管都对得上' });
  await sitDown('shuiwan');
  await act('看过了，邻居也问了', { finding: '两间瓦房，邻居问了三家' });
  await act('觉得行', { amount: '850', finding: '人均低于低保线' });
  await act('在村里贴出来了');
  await readsNow(wang, '在村里贴着');
  await desk.page.getByText('12月2日 星期三起才能办').first().waitFor();
  expect(await desk.page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);

  desk.county.clock.forward({ days: 8 });
  await sitDown('shuiwan');
  await act('贴满了，没有没说清的');
  await act('同意', { amount: '850' });
  await readsNow(wang, '同意了');
});

test('特困 with an objection, from the phone to yes: looked into again, hung again, and decided by the county', async () => {
  const wang = await applyOnPhone(desk.county.codeId, '特困人员分散供养', '16900000062');
  await sitDown('haifeng');
  await act('接下');
  await act('觉得行', { finding: '无儿无女，没有收入' });
  await act('在村里贴出来了');
  await act('有人提了意见', { finding: '有人说他有个侄子在管' });
  await readsNow(wang, '有人提了意见');
  await act('查过了，还是觉得行', { finding: '侄子只是邻居' });
  await act('在村里贴出来了');
  desk.county.clock.forward({ days: 8 });
  await sitDown('haifeng');
  await act('贴满了，交给县里');
  await sitDown('county');
  await act('同意', { amount: '1705' });
  await readsNow(wang, '看看自己能做什么');
});

test('低保 where the county decides, from the phone to yes: before its notice has hung nobody can, and only the county does', async () => {
  const wang = await applyOnPhone(desk.county.codeId, '城乡最低生活保障（低保）', '16900000063');
  await sitDown('haifeng');
  await act('接下');
  await act('开始查，请县里核对');
  await sitDown('county');
  await act('查完了，对得上', { finding: '银行、车管都对得上' });
  await sitDown('haifeng');
  await act('看过了，邻居也问了', { finding: '两间瓦房，邻居问了三家' });
  await act('觉得行', { amount: '850', finding: '人均低于低保线' });
  await act('在村里贴出来了');
  desk.county.clock.forward({ days: 8 });
  await sitDown('haifeng');
  await act('贴满了，没有没说清的');
  expect(await desk.page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
  await sitDown('county');
  await act('同意', { amount: '850' });
  await readsNow(wang, '同意了');
});

test('a fire on Friday at 22:00, from the phone to money in hand; on Monday the town still has its task', async () => {
  desk.county.clock.set('2026-12-25T21:55:00+08:00');
  const wang = await applyOnPhone(desk.county.codeId, '临时救助（急难型）', '16900000064');
  await sitDown('haifeng');
  await act('先给救急钱', { amount: '2000', finding: '三间房烧了，人没事' });
  await act('钱、东西到她手上了', { delivery: '现金当面交给本人，按了手印' });
  await readsNow(wang, '先给您救急钱');
  desk.county.clock.set('2026-12-28T08:30:00+08:00');
  await sitDown('haifeng');
  await act('难处过去了');
  await act('补好了', { finding: '情况说明写好了' });
  await readsNow(wang, '看看还能得什么');
});
