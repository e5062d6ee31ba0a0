import { createHash } from 'node:crypto';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { inventShot } from '../helpers/invent-shots.ts';
import { Officer } from '../helpers/officer.ts';
import { photographPaper } from '../helpers/photographed-paper.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';
import { inventedIdNumber } from '../helpers/villager.ts';
import { dumpPhone } from '../helpers/dump-phone.ts';

const phone = usePhoneInBrowser();
const programs = ['城乡最低生活保障（低保）', '临时救助（支出型）', '依申请医疗救助（因病致贫）'];
const phoneNumber = '16900000031';

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

/** Her phone dies as it is; switched on again she goes on with what she finds on home. */
async function dies(at: string): Promise<void> {
  await phone.openAgain('died');
  await phone.page.goto(`${phone.county.publicUrl}/home/index`);
  await phone.walk.press(/^没写完：.*低保.*等3样/);
  await expect.poll(() => phone.walk.title()).toBe(at);
}

async function choose(button: string | RegExp, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.walk.press(button)]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer });
}

const isPhotoThere = (at: number): Promise<void> => phone.walk.seen(phone.page.getByRole('img', { name: `第${at}张照片` })).waitFor();

/** One too blurred, which she takes all the same; one while the phone dies; two more. */
async function photographPages([blurred, first, second]: Buffer[]): Promise<void> {
  const here = await phone.walk.title();
  await choose('拍照或选照片', blurred!);
  await phone.walk.reads('有点花，看不清字。请放平，再拍一张。');
  await phone.walk.press('就用这张');
  await hangAtWrite(1);
  await choose('再拍一张', first!);
  await hangs();
  await dies(here);
  await isPhotoThere(1);
  expect(await phone.page.getByRole('img', { name: '第2张照片' }).count()).toBe(0);
  await choose('再拍一张', first!);
  await isPhotoThere(2);
  await choose('再拍一张', second!);
  await isPhotoThere(3);
  await dies(here);
  for (const at of [1, 2, 3]) await isPhotoThere(at);
}

/** From now on the shelf of photos hangs in its nth write, which so is never done. */
const hangAtWrite = (nth: number): Promise<void> =>
  phone.page.evaluate((last) => {
    const put = IDBObjectStore.prototype.put;
    let writes = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      const asked = put.apply(this, given);
      writes += 1;
      const goOn = (): void => {
        document.documentElement.dataset['hangs'] = 'yes';
        this.count().onsuccess = goOn;
      };
      if (writes === last) asked.addEventListener('success', goOn);
      return asked;
    };
  }, nth);
const hangs = (): Promise<unknown> => phone.page.waitForFunction(() => document.documentElement.dataset['hangs'] === 'yes');

async function expectNothingReadable(): Promise<void> {
  await expect.poll(async () => (await dumpPhone(phone.page)).photos.filter((bytes) => bytes.startsWith('\xff\xd8'))).toEqual([]);
  const { texts, photos } = await dumpPhone(phone.page);
  expect(photos.length).toBeGreaterThanOrEqual(3);
  expect(texts).toContain('envelopes');
  const canaries = ['王演示', '李演示', '村西头', '村东头', inventedIdNumber(31)];
  expect(canaries.filter((canary) => [texts, ...photos].some((kept) => kept.includes(canary)))).toEqual([]);
}

/** What is sent of each photo, what it is named, and what the county says that it has. */
async function noteConfirmations(): Promise<Record<'sent' | 'named' | 'told', string>[]> {
  const noted: Record<'sent' | 'named' | 'told', string>[] = [];
  await phone.context.route('**/api/papers/*', async (route) => {
    const response = await route.fetch();
    const sent = createHash('sha256').update(route.request().postDataBuffer()!).digest('hex');
    const { sha256: told } = (await response.json()) as { sha256: string };
    noted.push({ sent, named: route.request().headers()['x-sha256']!, told });
    await route.fulfill({ response });
  });
  return noted;
}

/** Settles when the county has taken the application in; her phone never hears it. */
const loseFirstAnswer = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const lose = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      if (response.status() === 201) resolve();
      else reject(new Error(`${response.status()} ${await response.text()}`));
    };
    void phone.context.route('**/api/sealed-applications', lose, { times: 1 });
  });

test('a family hit by illness, in a house without signal, on a phone that dies at every turn: three matters at their desk, each once', async () => {
  const { context, county } = phone;
  const code = encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`);
  await phone.page.goto(`${county.publicUrl}/qr/landing?to=apply&q=${code}`);
  const shots = [inventShot('blurred', 6, 0.6), inventShot('good', 3), inventShot('good', 7)];
  const pictures: Buffer[] = [];
  for (const shot of shots) pictures.push((await photographPaper(phone.page, shot, 100)).jpeg);
  await phone.page.goto(`${county.publicUrl}/me/sign-in`);
  await phone.walk.signIn(county, phoneNumber);
  await phone.page.goto(`${county.publicUrl}/home/index`);
  await phone.walk.reads('没网也能用了');
  await phone.walk.press(/^码上办/);
  await phone.walk.press(/^我知道办哪样/);
  for (const program of programs) {
    await phone.walk.write(program);
    await phone.walk.seen(phone.page.getByRole('checkbox', { name: program })).tap();
  }
  await phone.walk.press('就办这3样');
  await phone.walk.reads('您替谁办？');

  await context.setOffline(true);
  await phone.walk.seen(phone.page.getByRole('radio', { name: '给我自己办' })).tap();
  await phone.walk.goOn('下一题');
  await phone.walk.write('王演示');
  await dies('您叫什么名字？');
  expect(await phone.walk.seen(phone.page.getByRole('textbox')).inputValue()).toBe('王演示');
  await phone.walk.goOn('下一题');
  await addMember('老伴', '47', '李演示');
  await addMember('儿子', '12');
  await addMember('女儿', '9');
  await phone.walk.goOn('就这些人');
  const asked: string[] = [];
  while (!(await phone.walk.title()).includes('身份证号')) {
    asked.push(await phone.walk.title());
    await phone.walk.answerNext();
  }
  expect(new Set(asked).size).toBe(asked.length);
  for (const said of [inventedIdNumber(31), '2组，村东头']) {
    await phone.walk.write(said);
    await phone.walk.goOn('下一题');
  }

  await photographPages(pictures);
  await phone.walk.goOn('下一题');
  await phone.walk.leavePapers();
  // Her own phone is told, unless she says otherwise.
  await phone.walk.goOn('下一题');
  const ticks = phone.page.getByRole('checkbox').filter({ visible: true });
  for (let at = 0; at < (await ticks.count()); at += 1) await ticks.nth(at).tap();
  await phone.walk.sign();
  await dies(await phone.walk.title());
  await phone.walk.reads('✓ 写好了');
  await phone.walk.goOn('下一题');
  await phone.walk.press('李演示不在，让本人自己点');
  await phone.walk.goOn('看一遍');

  await phone.walk.reads('一起过的，4口人：您、老伴，李演示、儿子、女儿');
  await phone.walk.reads('不在，县里问本人');
  await phone.walk.press('改：住在哪儿？');
  await phone.walk.write('3组，村西头');
  await phone.walk.press('改好了');
  await phone.walk.reads('3组，村西头');
  for (const program of programs) await phone.walk.reads(program);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

  await hangAtWrite(2);
  await phone.walk.press('交上去');
  await hangs();
  await phone.openAgain('died');
  await phone.page.goto(`${county.publicUrl}/home/index`);
  await phone.walk.press(/^没写完：.*低保.*等3样/);
  await phone.walk.reads('3组，村西头');
  await phone.walk.press('交上去');
  await phone.walk.reads('有网时打开码上，它自己会交。');
  await expectNothingReadable();
  await phone.openAgain('closed');
  await phone.page.goto(`${county.publicUrl}/home/index`);
  await phone.walk.reads(/^还没交上：.*低保.*等3样/);
  await expectNothingReadable();

  const confirmed = await noteConfirmations();
  const posted = loseFirstAnswer();
  await context.setOffline(false);
  await posted;
  await phone.openAgain('died');
  await phone.page.goto(`${county.publicUrl}/home/index`);
  await phone.walk.press(/^交上了：.*低保.*等3样/);
  await phone.walk.reads('交上了！');
  for (const program of programs) await phone.walk.reads(program);
  expect(confirmed).toHaveLength(3);
  for (const { sent, named, told } of confirmed) expect([named, told]).toEqual([sent, sent]);
  await expect.poll(async () => (await dumpPhone(phone.page)).photos).toEqual([]);
  const town = await new Officer(county, 'haifeng').signIn();
  const mine = (await town.ask('staffListMatters')).body.matters;
  expect(mine.map(({ program }) => program).toSorted()).toEqual(programs.toSorted());
  const papers = await Promise.all(mine.map(async ({ matterId }) => (await town.open(matterId)).papers!.map(({ paperId }) => paperId)));
  expect(papers.map((each) => each.length)).toEqual([3, 3, 3]);
});
