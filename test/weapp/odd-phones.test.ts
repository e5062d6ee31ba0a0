import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestCounty } from '../helpers/test-county.ts';
import { photo } from '../helpers/villager.ts';
import { openCountyInWechat } from './county-in-wechat.ts';
import type { Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { Walker } from './harness/walker.ts';
import { askForCode, deviceOf, enterCode, walkHome } from './person-in-wechat.ts';

/* Phones as they are: a wrong clock, an old WeChat, a memory that is full or spoilt. None of it is hers to mend. */

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
const walkers: Walker[] = [];

beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
});
afterAll(() => county?.close());
afterEach(() => {
  for (const { phone } of walkers.splice(0)) {
    phone.kill();
    expect(phone.faults).toEqual([]);
  }
});

let people = 0;
const newDeviceOf = (given: Partial<Device>): Device => deviceOf(county, `o-odd-${(people += 1)}`, given);

async function home(device: Device): Promise<Walker> {
  const walker = await walkHome(opening, county, device);
  walkers.push(walker);
  return walker;
}

/** The process dies and she opens it again: memory is read anew. */
async function openAgain(walker: Walker): Promise<Walker> {
  walker.phone.kill();
  const again = await Walker.start({ ...opening, device: walker.phone.device });
  walkers.push(again);
  return again;
}

async function toProgram(walker: Walker): Promise<void> {
  await walker.goOn(/^码上知/);
  await walker.goOn(/临时救助（支出型）/);
}

async function sendWholeForm(walker: Walker, phone: string): Promise<void> {
  await toProgram(walker);
  await walker.begin();
  await walker.answerUntil('交上去');
  await walker.handIn();
  await askForCode(walker, phone);
  await enterCode(walker, county, phone);
  await walker.reads('交上了！');
}

const yearOf = (year: number): (() => number) => {
  const start = Date.UTC(year, 0, 1);
  const since = Date.now();
  return () => start + Date.now() - since;
};

describe('a phone whose clock is wrong sends a whole form, and is told the county’s dates', () => {
  test.each([
    ['1970', '16900000061'],
    ['2099', '16900000062'],
  ])('%s', async (year, phone) => {
    const walker = await home(newDeviceOf({ now: yearOf(Number(year)) }));
    await sendWholeForm(walker, phone);
    await walker.reads('海丰街道12月1日 星期二前看');
  });
});

test('an old WeChat, without random numbers, system parts and privacy questions, sends a whole form', async () => {
  await sendWholeForm(await home(newDeviceOf({ baseLibrary: '2.10.4' })), '16900000063');
});

describe('what was kept', () => {
  test.each([
    ['is no JSON', (device: Device) => device.storage.forEach((_text, key) => device.storage.set(key, JSON.stringify('{"half')))],
    [
      'is of another shape',
      (device: Device) => device.storage.forEach((_text, key) => device.storage.set(key, JSON.stringify('[1,null]'))),
    ],
    ['is nothing at all', (device: Device) => device.storage.forEach((_text, key) => device.storage.set(key, 'null'))],
    ['is gone', (device: Device) => device.storage.clear()],
  ])('%s: it opens as on the first day', async (_how, spoil) => {
    const walker = await home(newDeviceOf({}));
    await walker.reads('康家村');
    await toProgram(walker);
    await walker.begin();
    await walker.answerNext();
    spoil(walker.phone.device);
    const again = await openAgain(walker);
    await again.reads('您是哪个村的？');
  });

  test('was written by a newer release: the draft waits for it, home and a new form work', async () => {
    const walker = await home(newDeviceOf({}));
    await toProgram(walker);
    await walker.begin();
    await walker.answerNext();
    const { storage } = walker.phone.device;
    const key = [...storage.keys()].find((one) => one.startsWith('draft:'))!;
    const newer = JSON.stringify(JSON.stringify({ ...JSON.parse(JSON.parse(storage.get(key)!) as string), vocabulary: 99 }));
    storage.set(key, newer);
    const again = await openAgain(walker);
    await again.reads('康家村');
    await toProgram(again);
    await again.begin();
    await again.answerNext();
    expect(storage.get(key)).toBe(newer);
  });
});

/** More than all that may be given up for it would make room for. */
function fill({ storage }: Device): void {
  for (let part = 0; part < 10; part += 1) storage.set(`other-${part}`, JSON.stringify('m'.repeat(1024 * 1024 - 4)));
}
function empty({ storage }: Device): void {
  for (const key of storage.keys()) if (key.startsWith('other-')) storage.delete(key);
}

describe('a full phone', () => {
  test('is said at once; she is not led on from what was not kept, and goes on when there is room', async () => {
    const walker = await home(newDeviceOf({}));
    await toProgram(walker);
    await walker.begin();
    await walker.reads('您替谁办？');
    fill(walker.phone.device);
    const { title } = walker;
    walker.phone.view.tap(walker.find({ role: 'radio' })[0]!);
    await walker.reads('手机存不下了');
    await walker.press('下一题');
    await walker.settle();
    expect(walker.title).toBe(title);
    empty(walker.phone.device);
    await walker.goOn('下一题');
    expect(walker.sees('手机存不下了')).toBe(false);
    const again = await openAgain(walker);
    await again.goOn(/没写完/);
    expect(again.title).not.toBe(title);
  });

  test('cannot take back what the county could not use: she is told, and it stays as it was', async () => {
    const walker = await home(newDeviceOf({ camera: () => photo('a bill') }));
    await walker.goOn('我的手机号');
    await walker.press(/^认手机号$/);
    await askForCode(walker, '16900000064');
    await enterCode(walker, county, '16900000064');
    await walker.phone.goBack();
    await toProgram(walker);
    await walker.begin();
    await walker.answerUntil('交上去');
    const { device } = walker.phone;
    for (const name of device.files.keys()) if (name.endsWith('.jpg')) device.files.delete(name);
    await walker.handIn();
    await walker.reads('手机里的照片没了');
    await walker.goOn('再填一次这一页');
    await walker.press(/拍照/);
    await walker.until(() => walker.find({ role: 'img', label: /第1张/ }).length > 0, 'her photo');
    fill(device);
    await walker.press('拍好了，交上去');
    await walker.reads('手机存不下了');
    empty(device);
    await walker.goOn('拍好了，交上去');
    await walker.reads('交上了！');
  });
});

test('without a network and without what there is to read, nothing of it is promised', async () => {
  const walker = await home(newDeviceOf({}));
  await walker.reads(/没网也能/);
  const { device } = walker.phone;
  device.network = 'off';
  const withAll = await openAgain(walker);
  await withAll.reads('现在没网。能看，也能写');
  device.storage.delete('catalogue');
  const withWhatCameAlong = await openAgain(withAll);
  await withWhatCameAlong.reads('现在没网。能看，也能写');
  // What came with the app is of another county than this village.
  device.storage.set('village', device.storage.get('village')!.replaceAll(/371623(?=\\*")/g, '371602'));
  const without = await openAgain(withWhatCameAlong);
  await without.reads('现在没网');
  expect(without.sees('能看')).toBe(false);
});

test('a part that was never fetched, and no network: she is told, and stays where she is', async () => {
  const walker = await home(newDeviceOf({}));
  await walker.reads(/没网也能/);
  walker.phone.device.packages.clear();
  walker.phone.setNetwork('off');
  await walker.press('我的手机号');
  await walker.reads('这一页有网才打得开。您写的都在。');
  expect(walker.phone.routes()).toEqual(['home/index']);
});
