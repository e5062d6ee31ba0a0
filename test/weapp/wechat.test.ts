import { existsSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { issueCode } from '../../src/server/places/index.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { photo, Villager } from '../helpers/villager.ts';
import { builtOrigin, openCountyInWechat, weappDir } from './county-in-wechat.ts';
import type { Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { Walker } from './harness/walker.ts';
import { askForCode, deviceOf, enterCode, scanned, walkHome } from './person-in-wechat.ts';

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
let farAway: string;
const walkers: Walker[] = [];

beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
  farAway = (await openSecondCounty(county)).codeId;
});
afterAll(() => county?.close());
afterEach(() => {
  for (const { phone } of walkers.splice(0)) {
    phone.kill();
    expect(phone.faults).toEqual([]);
  }
});

let people = 0;
const newDeviceOf = (given: Partial<Device> = {}): Device => deviceOf(county, `o-person-${(people += 1)}`, given);

async function home(device: Device = newDeviceOf()): Promise<Walker> {
  const walker = await walkHome(opening, county, device);
  walkers.push(walker);
  return walker;
}

async function startBy(entered: Pick<Opening, 'path' | 'query' | 'scene'>, device: Device = newDeviceOf()): Promise<Walker> {
  const walker = await Walker.start({ ...opening, device, ...entered });
  walkers.push(walker);
  return walker;
}

const landing = (query: Record<string, string>, scene = 1011): Pick<Opening, 'path' | 'query' | 'scene'> => ({
  path: 'qr/landing',
  query,
  scene,
});

describe('coming in', () => {
  test('by another code while she is in the middle of a form: it is asked about, and what she wrote is kept', async () => {
    const walker = await home();
    await walker.goOn(/^码上知/);
    await walker.goOn(/临时救助（支出型）/);
    await walker.begin();
    await walker.answerNext();
    walker.phone.hide();
    await walker.phone.show(landing(scanned(farAway)));
    await walker.reads('这是别的县的码');
    expect(walker.phone.routes()).toEqual(['qr/landing']);
    await walker.goOn('还用无棣县');
    await walker.reads('康家村');
    await walker.reads(/没写完：临时救助（支出型）/);

    walker.phone.hide();
    await walker.phone.show({ scene: 1089 });
    expect(walker.phone.routes()).toEqual(['home/index']);
  });

  test('by the code of another village while something is written for hers: it is that village’s, and arrives there', async () => {
    const phone = '16900000067';
    const walker = await home();
    await walker.goOn(/^码上知/);
    await walker.goOn(/临时救助（支出型）/);
    await walker.begin();
    await walker.answerNext();
    const asked = walker.title;
    await walker.phone.show(landing(scanned(issueCode(county.house.vault, '371623001202', 'A'))));
    await walker.goOn('是');
    await walker.reads('徐家村');

    await walker.goOn(/没写完：临时救助（支出型）/);
    await walker.until(() => walker.title === asked, `to be asked: ${asked}`);
    await walker.answerUntil('交上去');
    await walker.handIn();
    await askForCode(walker, phone);
    await enterCode(walker, county, phone);
    await walker.reads('海丰街道12月1日 星期二前看');
    const town = await new Officer(county, 'haifeng').signIn();
    expect((await town.ask('staffListMatters')).body.matters.map(({ village }) => village)).toEqual(['康家村']);
  });

  test('by the code of her own village on a network that is silent or gone: she is home at once, also by another poster of it', async () => {
    const { device } = (await home()).phone;
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket.on('error', () => socket.destroy())));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const origins = { [builtOrigin]: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` };
    try {
      const walker = await Walker.start({ ...opening, origins, device, ...landing(scanned(county.codeId)) });
      walkers.push(walker);
      await walker.reads(/^码上知/);
      expect(walker.phone.routes()).toEqual(['home/index']);
    } finally {
      silent.close();
      for (const socket of sockets) socket.destroy();
    }
    device.network = 'off';
    const again = await startBy(landing(scanned(`${county.codeId.slice(0, 12)}BZZZZZZ`)), device);
    await again.reads(/^码上知/);
    const neighbours = await startBy(landing(scanned('371623001202BZZZZZZ')), device);
    await neighbours.reads('现在没网');
    expect(neighbours.phone.routes()).toEqual(['qr/landing']);
  });

  test('by the code of another county: the sign-in of this one stays behind, and is there again when she comes back', async () => {
    const device = newDeviceOf();
    await new Villager(county, '16900000061').joinWechat(county.wechat, 'o-two-counties');
    device.loginCode = () => county.wechat.users.loginCode('o-two-counties');
    const walker = await home(device);
    await walker.goOn('我的手机号');
    await walker.press(/^认手机号$/);
    await walker.reads('认过的手机号');

    await walker.phone.show(landing(scanned(farAway)));
    await walker.goOn('换到邻演县');
    await walker.goOn('我的手机号');
    await walker.reads('还没认手机号');
    await walker.phone.show(landing(scanned(county.codeId)));
    await walker.goOn('换到无棣县');
    await walker.goOn('我的手机号');
    await walker.reads('认过的手机号');
  });

  test('by a mini-program code, by a link encoded twice, and by a card that somebody sent', async () => {
    const link = `${builtOrigin}/m/${county.codeId}`;
    for (const query of [{ scene: county.codeId }, { q: encodeURIComponent(encodeURIComponent(link)), scancode_time: '1795752000' }]) {
      const walker = await startBy(landing(query));
      await walker.reads('康家村');
    }
    const card = await startBy(landing({ scene: county.codeId, program: 'temp-assist-expense' }, 1007));
    await card.goOn('是');
    await card.reads(/申请这一项/);
    expect(card.phone.routes()).toEqual(['home/index', 'learn/program']);
  });

  test('by rubbish, by a code nobody knows, and by the code of a house this build does not know', async () => {
    for (const q of ['%E0%A4%A', '%2525', encodeURIComponent('weixin://x'), '']) {
      const walker = await startBy(landing({ q }));
      await walker.reads('这个码我们不认识');
    }
    const unknown = await startBy(landing(scanned('371623999999AZZZZZZ')));
    await unknown.reads('这个码我们不认识');
    const elsewhere = await startBy(landing({ q: encodeURIComponent('https://far-away.example/m/440106999999AZZZZZZ') }));
    await elsewhere.reads('这不是这里的码');
  });

  test('among the moments: to be read, and nothing to press', async () => {
    const walker = await startBy(landing(scanned(county.codeId), 1154));
    await walker.reads('康家村');
    await walker.reads('前往小程序');
    expect(walker.find({ role: 'button' }).filter(({ text }) => text === '是')).toEqual([]);
    expect(walker.phone.device.storage.has('village')).toBe(false);
  });

  test('among the moments, by a code that was replaced or that nobody knows: nothing to press that would lead nowhere', async () => {
    const codeId = issueCode(county.house.vault, '371623001203', 'A');
    await queryAs(county.database.ownerUrl, 'update village_code set revoked_at = now() where id = $1', [codeId]);
    await county.app.freshen();
    const replaced = await startBy(landing(scanned(codeId), 1154));
    await replaced.reads('这张码不用了');
    const unknown = await startBy(landing(scanned('371623999999AZZZZZZ'), 1154));
    await unknown.reads('这个码我们不认识');
    for (const walker of [replaced, unknown])
      expect(walker.find({ role: 'button' }).filter(({ text }) => /接着办|换一个|选我的村|真假/.test(text))).toEqual([]);
  });

  test('by a message of WeChat, on a phone that was never used: one tap, and she sees it', async () => {
    const villager = new Villager(county, '16900000062');
    await villager.joinWechat(county.wechat, 'o-told');
    await villager.apply();
    const walker = await startBy({ path: 'check/list', query: {}, scene: 1014 }, deviceOf(county, 'o-told'));
    await walker.press(/认手机号|手机号/);
    await walker.reads('交给镇上了');
    expect(walker.phone.routes()).toEqual(['check/list']);
  });
});

describe('being told by WeChat', () => {
  async function openMatter(openid: string, phone: string, given: Partial<Device> = {}): Promise<Walker> {
    const villager = new Villager(county, phone);
    await villager.joinWechat(county.wechat, openid);
    await villager.apply();
    const walker = await home(deviceOf(county, openid, given));
    await walker.goOn(/^码上查/);
    await walker.press(/手机号/);
    await walker.goOn(/交给镇上了/);
    return walker;
  }

  test('asked in her tap, for all templates of the county at once, and the county hears it', async () => {
    const walker = await openMatter('o-yes', '16900000063');
    await walker.press('有进度，微信告诉我');
    await walker.reads('好，下次有进度，微信告诉您。');
    const asked = walker.phone.device.done.find(({ what }) => what === 'requestSubscribeMessage');
    expect(asked!.with).toEqual(Object.values(county.house.settings.wechat!.templates).map(({ id }) => id));
    expect(walker.sees('有进度，微信告诉我')).toBe(false);
  });

  test('her no, and a main switch that is off, are told in words; the SMS comes all the same', async () => {
    const no = await openMatter('o-reject', '16900000064');
    no.phone.device.answers.subscribe = 'reject';
    await no.press('有进度，微信告诉我');
    await no.reads('没开。短信照样告诉您。');

    const off = await openMatter('o-off', '16900000065');
    off.phone.device.answers.subscribe = 'switched-off';
    await off.press('有进度，微信告诉我');
    await off.reads('您的微信把消息关了');
    await off.press('去打开');
    await off.until(() => off.phone.device.done.some(({ what }) => what === 'openSetting'), 'the settings of WeChat');
    off.phone.device.answers.subscribe = 'accept';
    await off.press('有进度，微信告诉我');
    await off.reads('好，下次有进度，微信告诉您。');
  });

  test('nothing is offered on an old WeChat', async () => {
    const walker = await openMatter('o-old', '16900000066', { baseLibrary: '2.4.3' });
    await walker.reads('交给镇上了');
    expect(walker.sees('有进度，微信告诉我')).toBe(false);
  });
});

describe('before WeChat hands over her photo', () => {
  async function toPhoto(given: Partial<Device>): Promise<Walker> {
    const walker = await home(newDeviceOf({ camera: () => photo('a bill'), ...given }));
    await walker.goOn(/^码上知/);
    await walker.goOn(/临时救助（支出型）/);
    await walker.begin();
    for (let asked = 0; !walker.sees(/拍照/); asked += 1) {
      expect(asked).toBeLessThan(60);
      await walker.answerNext();
    }
    return walker;
  }
  const hasPhoto = (walker: Walker): boolean => walker.find({ role: 'img', label: /第1张/ }).length > 0;
  const agreeButton = 'agreePrivacyAuthorization';

  test('she is told what for and asked; her yes takes the photo', async () => {
    const walker = await toPhoto({ privacy: 'to-be-asked' });
    await walker.press(/拍照/);
    await walker.reads('用之前，先问您一声');
    await walker.press('打开说明看看');
    expect(walker.phone.device.done.some(({ what }) => what === 'openPrivacyContract')).toBe(true);
    expect(walker.find({ role: 'button' }).find(({ attr }) => attr['openType'] === agreeButton)!.attr['id']).toBe('privacy-agree');
    await walker.pressOpenType(agreeButton, 'agreeprivacyauthorization', {});
    await walker.until(() => hasPhoto(walker), 'her photo');
    expect(walker.sees('用之前，先问您一声')).toBe(false);
  });

  test('her no leaves the form as it is, says that the photo may come later, and she may think better of it', async () => {
    const walker = await toPhoto({ privacy: 'to-be-asked' });
    await walker.press(/拍照/);
    await walker.press('不同意，先不用');
    await walker.reads('您没同意用照片');
    expect(hasPhoto(walker)).toBe(false);
    await walker.press(/拍照/);
    await walker.pressOpenType(agreeButton, 'agreeprivacyauthorization', {});
    await walker.until(() => hasPhoto(walker), 'her photo');
  });

  test('an old WeChat asks nothing', async () => {
    const walker = await toPhoto({ privacy: 'to-be-asked', baseLibrary: '2.30.0' });
    await walker.press(/拍照/);
    await walker.until(() => hasPhoto(walker), 'her photo');
  });
});

describe('a new version', () => {
  const asked = (walker: Walker): boolean => walker.phone.device.done.some(({ what }) => what === 'showModal');
  const applied = (walker: Walker): boolean => walker.phone.device.done.some(({ what }) => what === 'applyUpdate');

  test('is asked about on home, and put on when she says so', async () => {
    const walker = await startBy(landing(scanned(county.codeId)), newDeviceOf({ update: 'ready' }));
    await walker.reads('是您的村吗');
    expect(asked(walker)).toBe(false);
    await walker.goOn('是');
    await walker.until(() => applied(walker), 'the new version');
  });

  test('waits for the next start when she does not want it now', async () => {
    const device = newDeviceOf({ update: 'ready' });
    device.answers.modal = 'cancel';
    const walker = await home(device);
    await walker.until(() => asked(walker), 'to be asked');
    await walker.goOn(/^码上知/);
    await walker.phone.goBack();
    await walker.settle();
    expect(device.done.filter(({ what }) => what === 'showModal')).toHaveLength(1);
    expect(applied(walker)).toBe(false);
  });
});

describe('sending it on to a neighbour', () => {
  test('home, the list and a program can be sent; what opens is public, and the picture is ours', async () => {
    const walker = await home();
    const cards = [walker.phone.share()];
    await walker.goOn(/^码上知/);
    cards.push(walker.phone.share());
    await walker.goOn(/临时救助（支出型）/);
    cards.push(walker.phone.share());
    const landingOf = (more: string): string => `/qr/landing?scene=${county.codeId}${more}`;
    expect(cards.map((card) => card!.path)).toEqual([landingOf(''), landingOf('&see=learn'), landingOf('&program=temp-assist-expense')]);
    for (const card of cards) expect(existsSync(path.join(weappDir, card!.imageUrl!))).toBe(true);

    await walker.begin();
    expect(walker.phone.share()).toBeUndefined();
  });

  test('no page that knows a person can be sent', async () => {
    for (const route of ['me/index', 'me/sign-in', 'check/list', 'check/matter', 'notify/inbox', 'apply/form', 'apply/receipt']) {
      const walker = await startBy({ path: route, query: {}, scene: 1001 });
      await walker.settle();
      expect(walker.phone.share(), route).toBeUndefined();
    }
  });
});
