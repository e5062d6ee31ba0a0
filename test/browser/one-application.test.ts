import { expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { inventedPhoto } from '../look/states/invented-photo.ts';
import { inventedIdNumber } from '../helpers/villager.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser();
const programs = ['城乡最低生活保障（低保）', '临时救助（支出型）', '依申请医疗救助（因病致贫）'];

/** One of those who live with her. What is not known or not at hand is left out. */
async function addMember(called: string, age: string, name = ''): Promise<void> {
  const { walk } = phone;
  await walk.press(/^(加一个人|再加一个人)$/);
  await walk.press(new RegExp(`^${called}$`));
  if (name) await walk.write(name);
  await walk.press(name ? '下一题' : '不知道，先不写');
  await walk.press('不在手边，先不写');
  await walk.write(age);
  await walk.press('记下了');
  await walk.reads(`${age}岁`);
}

test('a family hit by illness chooses three, answers once, photographs once, changes a line and sends: three matters at their desk', async () => {
  const { walk, page, county } = phone;
  await page.goto(`${county.publicUrl}/qr/landing?to=apply&q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.press(/^我知道办哪样/);
  for (const program of programs) {
    await walk.write(program);
    await walk.seen(page.getByRole('checkbox', { name: program })).tap();
  }
  await walk.press('就办这3样');

  await walk.seen(page.getByRole('radio', { name: '给我自己办' })).tap();
  await walk.goOn('下一题');
  await walk.write('王演示');
  await walk.goOn('下一题');
  await addMember('老伴', '47', '李演示');
  await addMember('儿子', '12');
  await addMember('女儿', '9');
  await walk.goOn('就这些人');
  const asked: string[] = [];
  while (!(await walk.title()).includes('身份证号')) {
    asked.push(await walk.title());
    await walk.answerNext();
  }
  expect(new Set(asked).size).toBe(asked.length);
  for (const said of [inventedIdNumber(31), '2组，村东头']) {
    await walk.write(said);
    await walk.goOn('下一题');
  }

  let photographed = 0;
  while ((await walk.title()).startsWith('拍一下')) {
    if ((await walk.title()).includes('单据') || photographed === 0) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), walk.press('拍照或选照片')]);
      await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: await inventedPhoto(page) });
      await walk.seen(page.getByRole('img', { name: '第1张照片' })).waitFor();
      photographed += 1;
    } else await walk.seen(page.getByRole('checkbox')).tap();
    await walk.goOn('下一题');
  }
  await walk.agree('下一题');
  await walk.press('李演示不在，让本人自己点');
  await walk.goOn('看一遍');

  await walk.reads('一起过的，4口人：您、老伴，李演示、儿子、女儿');
  await walk.reads('不在，县里问本人');
  await walk.press('改：住在哪儿？');
  await walk.write('3组，村西头');
  await walk.press('改好了');
  await walk.reads('3组，村西头');
  for (const program of programs) await walk.reads(program);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await walk.press('交上去');
  await walk.signIn(county, '16900000031');

  await walk.reads('交上了！');
  for (const program of programs) await walk.reads(program);
  const town = await new Officer(county, 'haifeng').signIn();
  const mine = (await town.ask('staffListMatters')).body.matters;
  expect(mine.map(({ program }) => program).toSorted()).toEqual(programs.toSorted());
  const [first] = mine;
  const { papers } = await town.open(first!.matterId);
  expect(papers?.length).toBe(1);
});
