import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestCounty } from '../helpers/test-county.ts';
import { photo } from '../helpers/villager.ts';
import { builtOrigin, openCountyInWechat } from './county-in-wechat.ts';
import { newDevice, type Device } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { Walker } from './harness/walker.ts';
import { askForCode, enterCode, walkHome } from './person-in-wechat.ts';

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

async function home(device: Device): Promise<Walker> {
  const walker = await walkHome(opening, county, device);
  walkers.push(walker);
  return walker;
}

const kept = ({ storage }: Device): string => [...storage.values()].join('\n');

test('验码: a payment code is none of ours and is kept nowhere; the code on the wall is real, and opens', async () => {
  const payment = 'wxp://f2f0-somebody-s-money';
  const device = newDevice();
  const walker = await home(device);
  device.scanner = () => payment;
  await walker.goOn(/扫一张码/);
  await walker.reads('不是村码');
  await walker.reads('别填东西，别付钱');
  expect(walker.phone.routes()).toEqual(['home/index', 'qr/wall/check-code']);
  expect(kept(device)).not.toContain('f2f0');

  device.scanner = () => `${builtOrigin}/m/${county.codeId}`;
  await walker.press('再看一张');
  await walker.reads('真的村码');
  device.scanner = () => `https://evil.example/m/${county.codeId}`;
  await walker.press('再看一张');
  await walker.reads('不是村码');

  walker.phone.setNetwork('off');
  device.scanner = () => `${builtOrigin}/m/${county.codeId}`;
  await walker.press('再看一张');
  await walker.reads('没网认不了');
  walker.phone.setNetwork('on');
  await walker.press('再试一次');
  await walker.goOn('打开康家村');
  await walker.reads('康家村');
});

test('a first visit by the scanner on home: a real code leads straight to its village, and she is asked', async () => {
  const device = newDevice({ scanner: () => `${builtOrigin}/m/${county.codeId}` });
  const walker = await Walker.start({ ...opening, device });
  walkers.push(walker);
  await walker.press('扫村里的码');
  await walker.reads('是您的村吗');
});

test('巡码: a liaison scans the code of her village, takes a photo, and it is written down once', async () => {
  const device = newDevice({ camera: () => photo('a poster'), scanner: () => `${builtOrigin}/m/${county.codeId}` });
  const walker = await home(device);
  await walker.goOn('我的手机号');
  await walker.press(/^认手机号$/);
  await askForCode(walker, '16900008001');
  await enterCode(walker, county, '16900008001');
  await walker.goOn(/巡码/);
  await walker.goOn(/康家村/);
  expect(walker.sees('好好的')).toBe(false);
  await walker.press('扫贴着的码');
  await walker.reads('是康家村的码，扫得出来');
  await walker.press('好好的');
  await walker.press('拍照');
  await walker.until(() => walker.find({ role: 'img', label: '码的照片' }).length > 0, 'her photo');
  let lost = 0;
  device.intercept = (at, { path }) => (at === 'arriving' && path.endsWith('/checks') && (lost += 1) < 2 ? 'lose' : 'pass');
  await walker.press('记上');
  await walker.reads('没网，没记上');
  await walker.press('记上');
  await walker.reads('✓ 记上了');
  await walker.goOn('回到村名单');
  await walker.reads(/看的，好好的/);
  expect(kept(device)).not.toContain('code-check');
});
