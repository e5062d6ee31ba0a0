import { expect, test } from 'vitest';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser();

/** Whom she lives with, and how old. */
async function addMember(called: string, age: string): Promise<void> {
  const { walk } = phone;
  await walk.press(/加一个人/);
  await walk.press(called);
  await walk.write(age);
  await walk.press('记下了');
  await walk.reads(`${age}岁`);
}

/** What a family of three with an ill father answers; everything else is as with nearly everybody. */
const ticks: Record<string, RegExp> = {
  家里人: /得了大病/,
  '得了大病的（癌症、尿毒症这些），是谁': /^老伴/,
  花过这些钱: /看病吃药/,
  '看病吃药，自己掏过钱，是谁': /^老伴/,
};
const choices: Record<string, string> = {
  得了大病吗: '是',
  城里: '村里',
  户口在咱县: '是',
  有人管: '有，能管',
  还能干活: '能干活',
};
const sums: Record<string, string> = { 打工: '2600', 看病报销后: '12000', 自己掏了多少: '12000' };

async function answerAll(): Promise<number> {
  const { walk, page } = phone;
  const isShown = (role: 'checkbox' | 'textbox') => page.getByRole(role).filter({ visible: true });
  for (let count = 0; count < 90; count += 1) {
    const title = await walk.title();
    if (title === '您家可能能得的') return count;
    const found = <T>(of: Record<string, T>): T | undefined => Object.entries(of).find(([words]) => title.includes(words))?.[1];
    if ((await isShown('checkbox').count()) > 0) {
      const tick = found(ticks);
      if (tick) await walk.seen(page.getByRole('checkbox', { name: tick })).tap();
    } else if ((await isShown('textbox').count()) > 0) await walk.write(found(sums) ?? '0');
    else await walk.seen(page.getByRole('radio', { name: found(choices) ?? /^(不是|没有|都不是|干不了)$|^不知道$/, exact: false })).tap();
    await walk.goOn(/^(下一题|一样都没有|都不是)$/);
  }
  throw new Error('She is asked on and on');
}

test('with the network off: from the first question to what to bring, and into an application; nothing is sent', async () => {
  const { county, context, page, walk } = phone;
  await page.goto(`${county.publicUrl}/m/${county.codeId}`);
  await walk.seen(page.getByRole('link', { name: /码上知/ })).tap();
  await walk.reads('问几句就知道');
  await page.goto(county.publicUrl);
  await walk.reads('没网也能用了');
  await context.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(`${request.url()} ${request.postData() ?? ''}`));

  await page.goto(`${county.publicUrl}/learn/list`);
  await walk.press(/问几句就知道/);
  await walk.reads('只在这个手机里，谁也看不见。');
  await walk.press('开始');
  for (const [called, age] of [
    ['我', '45'],
    ['老伴', '47'],
    ['儿子', '12'],
  ] as const)
    await addMember(called, age);
  await walk.press('就这些人');
  await walk.reads(/大约还有\d+题/);
  expect(await answerAll()).toBeLessThan(60);

  await walk.reads('可能够得上');
  await walk.press(/^低保 /);
  await walk.reads(/大约每月\d+元/);
  await walk.reads('要办，带上这些');
  await walk.reads(/县里自己查，不用带：.*户口簿/);
  await walk.begin();
  await walk.goOn('下一题');
  await walk.write('王演示');
  await walk.goOn('下一题');
  await walk.reads('您刚才说的是这些人。对，就点下面。');
  await walk.goOn('就这些人');
  // All that she said stands on one page for her yes; one line is looked at by itself, and she comes back there.
  const saidBefore = '这些您说过，对吗？';
  for (let pages = 0; pages < 5 && (await walk.title()) !== saidBefore; pages += 1) await walk.answerNext();
  const lines = page.getByRole('button', { name: /^改：/ }).filter({ visible: true });
  const count = await lines.count();
  expect(count).toBeGreaterThan(5);
  await walk.goOn(/^改：/);
  await walk.reads(/^您刚才说的是/);
  await walk.goOn(/^(改好了|一样都没有)$/);
  expect([await walk.title(), await lines.count()]).toEqual([saidBefore, count]);
  await walk.goOn('都对，往下走');

  // Closed and opened again, it is all there, and one button takes it away.
  await page.goto(`${county.publicUrl}/learn/check/results`);
  await walk.reads('可能够得上');
  expect(await page.evaluate(() => localStorage.getItem('self-check') !== null)).toBe(true);
  await walk.press('都擦掉');
  await walk.seen(page.getByRole('dialog').getByRole('button', { name: '都擦掉' })).tap();
  await walk.reads('擦掉了。');
  expect(await page.evaluate(() => localStorage.getItem('self-check'))).toBeNull();
  expect(asked.filter((each) => /12000|2600|m[123]|%E8%80%81/.test(each.replace(/\/(js|css)\/\S+/, '')))).toEqual([]);
});
