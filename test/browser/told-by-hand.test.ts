import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { words as asked } from '../../src/mini/shared/tell-words.ts';
import { Officer } from '../helpers/officer.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/* Being told, telling, and complaining, on a phone whose network comes and goes, by a hand that taps twice. */

const phone = usePhoneInBrowser();
const zhang = '16900008001';

async function settle(): Promise<void> {
  const { page, county, walk } = phone;
  await page.goto(`${county.publicUrl}/qr/landing?q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.press('是');
  await walk.reads('没网也能用了');
}

async function signedIn(number: string): Promise<void> {
  await settle();
  await phone.page.goto(`${phone.county.publicUrl}/me/sign-in`);
  await phone.walk.signIn(phone.county, number);
}

const go = (at: string) => phone.page.goto(`${phone.county.publicUrl}${at}`);
const tick = (name: string | RegExp) => phone.walk.seen(phone.page.getByRole('checkbox', { name })).tap();

/** Every answer of this kind comes when she lets it, and not before. */
async function holdBack(path: RegExp, method: string): Promise<{ asked: () => number; letGo: () => void }> {
  let asked = 0;
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await phone.page.route(path, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    asked += 1;
    await held;
    await route.continue();
  });
  return { asked: () => asked, letGo };
}

let families = 0;
async function family() {
  families += 1;
  const her = await Villager.signedIn(phone.county, `1690000${4700 + families}`);
  const { matters } = await her.apply(await her.fillForm({ applicant: { idNumber: inventedIdNumber(800 + families) } }));
  return { her, matterId: matters[0]!.matterId };
}

test('whom to tell: she signs in on the way, turns it without a network, is told that nothing is changed, and turns it twice at once', async () => {
  const { page, walk, context, county } = phone;
  const { her, matterId } = await family();
  await settle();
  await go(`/notify/told?matter=${matterId}`);
  await walk.press('认手机号');
  await walk.signIn(county, her.phone);
  await walk.reads(asked.reads);

  await tick(new RegExp(asked.liaison));
  await context.setOffline(true);
  await walk.press('就这样');
  await walk.reads(/还没改成/);
  await context.setOffline(false);
  const held = await holdBack(/\/told$/, 'PUT');
  await walk.seen(page.getByRole('button', { name: '就这样' })).dblclick();
  await walk.reads('请等一等…');
  held.letGo();
  await walk.reads(/改好了/);
  expect(held.asked()).toBe(1);
  expect((await her.ask('readTold', { params: { matterId } })).body).toMatchObject({ me: true, liaison: true });
});

test('whom to tell, read without a network: who it is, and that it is changed when there is one', async () => {
  const { page, walk, context } = phone;
  const { her, matterId } = await family();
  await signedIn(her.phone);
  await go(`/notify/told?matter=${matterId}`);
  await walk.reads(asked.reads);
  await context.setOffline(true);
  await page.reload();
  await walk.reads(/有网了，才能改/);
  expect(await page.getByRole('checkbox').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '就这样' }).filter({ visible: true }).count()).toBe(0);
  await context.setOffline(false);
  await walk.press('再试一次');
  await walk.reads(asked.reads);
});

test('the liaison ticks her card twice at once without a network; it goes by itself, once, and does not come back when the list cannot', async () => {
  const { page, walk, context, county } = phone;
  const { her, matterId } = await family();
  await her.ask('changeTold', { params: { matterId }, body: { me: true, liaison: true } });
  const town = await new Officer(county, 'haifeng').signIn();
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  await county.knock();
  const liaison = await Villager.signedIn(county, zhang);
  county.clock.forward({ minutes: 2 });
  await signedIn(zhang);
  await go('/duty/list');
  await walk.press('说到了');
  await context.setOffline(true);
  await walk.seen(page.getByRole('button', { name: /^记下/ })).dblclick();
  await walk.reads(/有网了，它自己交/);
  // The tick goes through, the list does not: what was ticked stays ticked.
  await page.route(/\/errands$/, (route) => route.abort());
  await context.setOffline(false);
  await expect.poll(async () => (await liaison.ask('listErrands')).body.errands).toEqual([]);
  await expect
    .poll(() =>
      page
        .getByText(/有网了，它自己交/)
        .filter({ visible: true })
        .count(),
    )
    .toBe(0);
  expect(await page.getByRole('button', { name: '说到了' }).filter({ visible: true }).count()).toBe(0);
});

test('how it was: sent twice at once it is said once, and without a network it says that nothing is said yet', async () => {
  const { page, walk, context } = phone;
  const { her, matterId } = await family();
  const { version } = (await her.ask('readMatter', { params: { matterId } })).body;
  await her.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  await signedIn(her.phone);
  await go(`/grievance/rate?id=${matterId}`);
  await walk.seen(page.getByRole('radio', { name: '满意', exact: true })).tap();
  await context.setOffline(true);
  await walk.press('就这么评');
  await walk.reads(/还没评上/);
  await context.setOffline(false);
  const held = await holdBack(/\/rating$/, 'PUT');
  await walk.seen(page.getByRole('button', { name: '就这么评' })).dblclick();
  held.letGo();
  await walk.reads('记下了');
  expect(held.asked()).toBe(1);
});

test('a complaint written without a network goes by itself; told another time, the first one stands above with its answer', async () => {
  const { page, walk, context } = phone;
  await settle();
  await go('/grievance/complain');
  await walk.seen(page.getByRole('radio', { name: '有人不该领救助' })).tap();
  await walk.write('他家有三层楼，还开着店');
  await context.setOffline(true);
  await walk.seen(page.getByRole('button', { name: '写好了，交上去' })).dblclick();
  await walk.reads('还没交上');
  await context.setOffline(false);
  await walk.reads('收到了');
  await walk.press('再说一件');
  await walk.reads('以前说过的');
  const look = walk.seen(page.getByRole('button', { name: /\d 看回话$/ }));
  expect(
    await page
      .getByRole('button', { name: /\d 看回话$/ })
      .filter({ visible: true })
      .count(),
  ).toBe(1);
  await context.setOffline(true);
  await look.tap();
  await walk.reads(/有网了再看/);
  await context.setOffline(false);
  await look.dblclick();
  await walk.reads(/前回您/);
});

test('somebody stands at the door and the county does not answer: she is told to keep it shut', async () => {
  const { page, walk } = phone;
  await settle();
  await page.clock.install();
  await page.route(/\/visits/, () => undefined);
  await go('/visit/today');
  await walk.reads(/先别开门/);
  await page.clock.runFor(16_000);
  const askedAgain = page.waitForRequest(/\/visits/);
  await walk.press('再试一次');
  await askedAgain;
  await page.clock.runFor(16_000);
  await page.unroute(/\/visits/);
  await walk.press('再试一次');
  await walk.reads('今天没有安排');
});

test('the receipt: pressed twice by a liaison it is one look, and the network may be gone in between', async () => {
  const { page, walk, context, county } = phone;
  const her = await Villager.signedIn(county, '16900004799');
  const receipt = await her.apply(await her.fillForm({ applicant: { idNumber: inventedIdNumber(899) } }));
  county.clock.forward({ minutes: 2 });
  await signedIn(zhang);
  await go(`/check/receipt#${receipt.code}`);
  await walk.reads('现在在：镇上');
  await context.setOffline(true);
  await walk.press(/我是村里联络员/);
  await walk.reads(/有网了再看/);
  await context.setOffline(false);
  const held = await holdBack(/liaison/, 'POST');
  await walk.seen(page.getByRole('button', { name: /我是村里联络员/ })).dblclick();
  held.letGo();
  await walk.reads(/还差\d样|要的都有了/);
  expect(held.asked()).toBe(1);
});
