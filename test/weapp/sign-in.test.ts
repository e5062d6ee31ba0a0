import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestCounty } from '../helpers/test-county.ts';
import { openCountyInWechat } from './county-in-wechat.ts';
import type { Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import type { Walker } from './harness/walker.ts';
import { askForCode, deviceOf, enterCode, walkHome } from './person-in-wechat.ts';

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
const walkers: Walker[] = [];

beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
});
afterAll(() => county?.close());
afterEach(() => {
  county.wechat.switches.reset();
  for (const { phone } of walkers.splice(0)) {
    phone.kill();
    expect(phone.faults).toEqual([]);
  }
});

const phoneButton = 'getPhoneNumber';
const tick = /这是我自己的手机号，下次微信直接进/;

async function openSignIn(openid: string, given: Partial<Device> = {}): Promise<Walker> {
  const walker = await walkHome(opening, county, deviceOf(county, openid, given));
  walkers.push(walker);
  await walker.goOn('我的手机号');
  await walker.press(/^认手机号$/);
  return walker;
}

async function isSignedIn(walker: Walker, how: 'joined' | 'not joined'): Promise<void> {
  await walker.reads('认过的手机号');
  expect(walker.phone.routes()).toEqual(['home/index', 'me/index']);
  expect(walker.sees('微信认得您，下次直接进。')).toBe(how === 'joined');
}

describe('by SMS', () => {
  test('with her tick this WeChat is joined, and next time she is in by one tap, also on another phone', async () => {
    const walker = await openSignIn('o-wang', {});
    await walker.reads(tick);
    expect(walker.find({ role: 'checkbox' })[0]!.attr['ariaChecked']).toBe('false');
    await walker.press(tick);
    await askForCode(walker, '16900000051');
    await enterCode(walker, county, '16900000051');
    await isSignedIn(walker, 'joined');
    expect(walker.sees('认好了')).toBe(true);

    const again = await openSignIn('o-wang');
    await isSignedIn(again, 'joined');
    expect(again.sees('169****0051')).toBe(true);
    expect(again.sees('认出您了')).toBe(true);
  });

  test('without it nothing is joined: a liaison signs a neighbour in on her own phone', async () => {
    const walker = await openSignIn('o-liaison');
    await walker.reads(tick);
    await askForCode(walker, '16900000052');
    await enterCode(walker, county, '16900000052');
    await isSignedIn(walker, 'not joined');
    const again = await openSignIn('o-liaison');
    await again.reads(tick);
  });

  test('signing out lets this WeChat forget her', async () => {
    const walker = await openSignIn('o-leaver');
    await walker.press(tick);
    await askForCode(walker, '16900000053');
    await enterCode(walker, county, '16900000053');
    await isSignedIn(walker, 'joined');
    await walker.press(/^退出$/);
    await walker.reads('还没认手机号');
    await walker.press(/^认手机号$/);
    await walker.reads(tick);
  });

  test('signing out leaves nothing on the phone of what she has sent: it is passed on', async () => {
    const walker = await walkHome(opening, county, deviceOf(county, 'o-sender'));
    walkers.push(walker);
    await walker.goOn(/^码上知/);
    await walker.goOn(/临时救助（支出型）/);
    await walker.begin();
    await walker.answerUntil('交上去');
    await walker.handIn();
    await askForCode(walker, '16900000057');
    await enterCode(walker, county, '16900000057');
    await walker.reads('交上了！');
    const number = /\d{4}\s\d{4}/.exec(walker.text)![0];
    const kept = (): string => [...walker.phone.device.storage].join('\n');
    expect(kept()).toContain(number);
    await walker.goOn('回首页');
    await walker.goOn('我的手机号');
    await walker.press(/^退出$/);
    await walker.reads('还没认手机号');
    expect(kept()).not.toContain(number);
    expect(kept()).not.toContain('parcel:');
  });

  test('where WeChat gives no code, or its server is away, the number is asked for as ever, and nothing of WeChat is shown', async () => {
    const mute = await openSignIn('o-mute', { loginCode: () => undefined });
    await mute.reads(/发给我6个数字/);
    county.wechat.switches.set({ fail: [{ code: 502, as: 'http' }] });
    const away = await openSignIn('o-away');
    await away.reads(/发给我6个数字/);
    for (const walker of [mute, away]) {
      expect(walker.sees(tick)).toBe(false);
      expect(walker.sees('用微信手机号，不用填')).toBe(false);
    }
  });

  test('she need not wait for WeChat', async () => {
    county.wechat.switches.set({ silent: [{ how: 'hang' }] });
    const walker = await openSignIn('o-hurry');
    await walker.press('不等了，用手机号认');
    await walker.reads(/发给我6个数字/);
  });
});

describe('by the phone button', () => {
  test('one tap, nothing to write, and this WeChat is joined: the number is its own', async () => {
    const walker = await openSignIn('o-button');
    await walker.reads('用微信手机号，不用填');
    const code = county.wechat.users.phoneCode('o-button', '16900000054');
    await walker.pressOpenType(phoneButton, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' });
    await isSignedIn(walker, 'joined');
    expect(walker.sees('169****0054')).toBe(true);
  });

  test('her no is told in words, and the SMS stands below', async () => {
    const walker = await openSignIn('o-no');
    await walker.pressOpenType(phoneButton, 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny', errno: 103 });
    await walker.reads('不要紧。下面填手机号，收短信，也一样。');
    await askForCode(walker, '16900000055');
    await enterCode(walker, county, '16900000055');
    await isSignedIn(walker, 'not joined');
  });

  test('when the quota is used up it goes, without a word', async () => {
    const walker = await openSignIn('o-quota');
    await walker.reads('用微信手机号，不用填');
    await walker.pressOpenType(phoneButton, 'getphonenumber', { errMsg: 'getPhoneNumber:fail', errno: 1400001 });
    await walker.until(() => !walker.sees('用微信手机号，不用填'), 'the button to go');
    expect(walker.sees('没用微信手机号')).toBe(false);
    expect(walker.sees('发给我6个数字')).toBe(true);
  });

  test('a code that WeChat does not take is worth another tap', async () => {
    const walker = await openSignIn('o-twice');
    await walker.pressOpenType(phoneButton, 'getphonenumber', { code: 'no-such-code', errMsg: 'getPhoneNumber:ok' });
    await walker.reads('微信这次没认出来');
    const code = county.wechat.users.phoneCode('o-twice', '16900000056');
    await walker.pressOpenType(phoneButton, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' });
    await isSignedIn(walker, 'joined');
  });
});
