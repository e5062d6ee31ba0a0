import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { photo } from '../helpers/villager.ts';
import { readDrawnCode } from './read-drawn-code.ts';
import { openCountyInWechat } from './county-in-wechat.ts';
import { newDevice, type Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { Walker } from './harness/walker.ts';
import { askForCode, enterCode, scanned } from './person-in-wechat.ts';

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
let town: Officer;
const walkers: Walker[] = [];

beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
  town = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());
afterEach(() => {
  for (const { phone } of walkers.splice(0)) {
    phone.kill();
    expect(phone.faults).toEqual([]);
    expect([...phone.lacked].toSorted()).toEqual(['cloud', 'webpackJsonp']);
  }
});

async function startAt(path: string, device: Device, query: Record<string, string> = {}): Promise<Walker> {
  const walker = await Walker.start({ ...opening, device, path, query, scene: 1011 });
  walkers.push(walker);
  return walker;
}
const startBy = (query: Record<string, string>, device = newDevice()): Promise<Walker> => startAt('qr/landing', device, query);

/** A photo as a camera makes it: too heavy for a village's network. */
const bill = (): Uint8Array => Buffer.concat([photo('a bill').subarray(0, -2), Buffer.alloc(500 * 1024, 7), Buffer.from([0xff, 0xd9])]);

async function signIn(walker: Walker, phone: string): Promise<void> {
  await askForCode(walker, phone);
  await enterCode(walker, county, phone);
}

test('the whole journey in WeChat: cold start by a scanned code, programs, form, photo, sign-in, receipt, timeline', async () => {
  const phone = '16900000041';
  const walker = await startBy(scanned(county.codeId), newDevice({ camera: bill }));
  await walker.reads('康家村');
  await walker.goOn('是');
  await walker.goOn(/^码上知/);
  await walker.goOn(/临时救助（支出型）/);
  await walker.begin();
  await walker.answerUntil('交上去');
  await walker.reads('王秀英');
  await walker.reads('1张照片');
  await walker.handIn();
  await signIn(walker, phone);
  await walker.reads('交上了！');
  await walker.reads('海丰街道12月1日 星期二前看');
  const [code] = walker.find({ role: 'img', label: /码/ });
  expect(await readDrawnCode(String(code!.attr['src']))).toMatch(/\/m\/[A-Z][2-9A-Z]{12}$/);
  await walker.goOn(/看看办到哪了/);
  await walker.reads('交给镇上了');

  const [line] = (await town.ask('staffListMatters')).body.matters;
  const [paper] = (await town.open(line!.matterId)).papers!;
  expect(paper!.bytes).toBeLessThan(300 * 1024);
  expect((await town.record(line!.matterId, 'accept')).status).toBe(201);
  await walker.phone.goBack();
  await walker.goOn(/看看办到哪了/);
  await walker.reads('镇上接下了');
});

/** The phone dies; she opens the mini-program again and goes on where home leads her. */
async function killed(walker: Walker, goOn: RegExp): Promise<Walker> {
  walker.phone.kill();
  const again = await startAt('home/index', walker.phone.device);
  await again.goOn(goOn);
  return again;
}

const mattersOfTown = async (): Promise<number> => (await town.ask('staffListMatters')).body.matters.length;

test('no network since home, killed again and again, an answer lost on the way: one matter, and nothing asked twice', async () => {
  const phone = '16900000042';
  const device = newDevice({ camera: bill });
  const before = await mattersOfTown();
  let walker = await startBy(scanned(county.codeId), device);
  await walker.goOn('是');
  await walker.reads(/没网也能/);
  await walker.until(() => device.packages.size > 0, 'for the other packages');
  walker.phone.setNetwork('off');

  await walker.goOn(/^码上知/);
  await walker.goOn(/临时救助（支出型）/);
  await walker.begin();
  const asked: string[] = [];
  for (let count = 0; !walker.sees('交上去'); count += 1) {
    if (count % 4 === 3) {
      const { title } = walker;
      walker = await killed(walker, /没写完|还没交|接着写/);
      expect(walker.title).toBe(title);
    }
    asked.push(walker.title);
    await walker.answerNext();
  }
  expect(new Set(asked).size).toBe(asked.length);
  await walker.reads('1张照片');

  await walker.handIn();
  walker = await killed(walker, /还没交上/);
  walker.phone.setNetwork('on');
  let lost = 0;
  device.intercept = (at, { path }) => (at === 'arriving' && path.endsWith('applications') && (lost += 1) < 3 ? 'lose' : 'pass');
  await walker.goOn(/认手机号/);
  await signIn(walker, phone);
  await walker.until(() => lost > 0, 'for the answer to be lost');
  await walker.reads('还没交上');
  walker = await killed(walker, /还没交上|交上了/);
  await walker.until(() => walker.sees('交上了！') || walker.sees(/再交一次/), 'how it went');
  if (!walker.sees('交上了！')) await walker.press(/再交一次/);
  await walker.reads('交上了！');
  expect(await mattersOfTown()).toBe(before + 1);
  expect([...device.files.keys()].filter((name) => name.endsWith('.jpg') && name.includes('/photos/'))).toEqual([]);
});
