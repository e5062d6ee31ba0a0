import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../src/mini/shared/send/draft.ts';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, photo } from '../helpers/villager.ts';
import { openCountyInWechat } from './county-in-wechat.ts';
import { newDevice, type Device, type Fate } from './harness/device.ts';
import type { Opening } from './harness/start.ts';
import { PhoneDied, Walker } from './harness/walker.ts';
import { askForCode, enterCode, scanned } from './person-in-wechat.ts';

/*
 * From the first question to the last photo without a network, then sent; and at each of ten named points the phone goes off. `test/mini`
 * kills the parts at every single write: here are the pages themselves, and the county.
 */

let county: TestCounty;
let opening: Pick<Opening, 'dir' | 'origins'>;
beforeAll(async () => {
  ({ county, opening } = await openCountyInWechat());
});
afterAll(() => county?.close());

interface Point {
  name: string;
  act: RegExp;
  /** In what is written down there. */
  text?: string;
  fate?: Fate;
}

/** In the order of the way; each is died at once. */
const points: Point[] = [
  { name: 'her first answer is kept', act: /^keep draft:/, text: '"filledBy":"self"' },
  { name: 'a photo, half of it written', act: /^write \/photos\//, fate: 'dies-half-way' },
  { name: 'the draft says that it has the photo', act: /^keep draft:/, text: '"medical-bills"' },
  { name: 'her signature is kept', act: /^keep draft:/, text: '"strokes"' },
  { name: 'a photo sealed, half of it written', act: /^write \/photos\//, fate: 'dies-half-way' },
  { name: 'it becomes a parcel', act: /^keep parcel:/ },
  { name: 'the draft goes from the phone', act: /^forget draft:/ },
  { name: 'the county has confirmed a photo', act: /^answer PUT / },
  { name: 'the county has answered', act: /^answer POST .*applications/ },
  { name: 'the receipt is kept', act: /^keep parcel:/, text: '"receipt"' },
];

const marker = 'canary-in-the-picture ';
/** What she writes and photographs, none of which stands anywhere else. */
const planted = ['王秀英', inventedIdNumber(1), '2组，村东头', '"person.parents@m1":"normal"', marker, '"strokes"'];
const bill = (): Uint8Array =>
  Buffer.concat([photo('a bill').subarray(0, -2), Buffer.from(marker.repeat(20_000)), Buffer.from([0xff, 0xd9])]);

/** Storage keeps a text, and the harness that as JSON. What WeChat holds of its camera goes with the process. */
function liesOn({ storage, files, said }: Device): string {
  const ours = [...files].filter(([name]) => name.startsWith('wxfile://usr')).map(([, bytes]) => Buffer.from(bytes).toString('latin1'));
  return [...storage.values(), ...ours, ...said].join('\n').replaceAll('\\"', '"');
}
function readableOn(device: Device): string[] {
  const lies = liesOn(device);
  return planted.filter((one) => lies.includes(one));
}

const draftOn = ({ storage }: Device): Draft | undefined => {
  const [, text] = [...storage].find(([key]) => key.startsWith('draft:')) ?? [];
  return text === undefined ? undefined : (JSON.parse(JSON.parse(text) as string) as Draft);
};
const isKept = (device: Device, key: string): boolean => [...device.storage.keys()].some((name) => name.startsWith(key));

/** The photos that a draft names are there, byte for byte. */
function expectPhotosOf({ papers }: Draft, device: Device): void {
  for (const { paperId, sha256 } of papers) {
    const bytes = device.files.get(`wxfile://usr/photos/${paperId}.jpg`);
    expect(bytes && createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}

/** On from wherever she stands, to the receipt. Every question that she is asked is noted. */
async function walkOn(walker: Walker, asked: string[]): Promise<void> {
  const { device } = walker.phone;
  if (walker.phone.routes().at(-1) !== 'apply/receipt') {
    for (; !walker.sees('交上去'); await walker.answerNext()) asked.push(walker.title);
    await walker.handIn();
  }
  if (!isKept(device, 'session')) {
    await walker.reads(/^有网的时候|没网|认手机号/);
    await walker.until(() => !isKept(device, 'draft:'), 'the draft to go');
    // Finished and waiting: nobody who finds this phone reads her.
    expect(readableOn(device)).toEqual([]);
    walker.phone.setNetwork('on');
    await walker.goOn(/认手机号/);
    await askForCode(walker, '16900000042');
    await enterCode(walker, county, '16900000042');
  }
  await walker.until(() => walker.sees('交上了！') || walker.sees(/再交一次/), 'how it went');
  if (!walker.sees('交上了！')) await walker.press(/再交一次/);
  await walker.reads('交上了！');
}

test('offline from the first question to the last photo, killed at each of ten named points: nothing lost, nothing twice', async () => {
  const device = newDevice({ camera: bill });
  const town = await new Officer(county, 'haifeng').signIn();
  let walker = await Walker.start({ ...opening, device, path: 'qr/landing', query: scanned(county.codeId), scene: 1011 });
  await walker.goOn('是');
  await walker.reads(/没网也能/);
  await walker.until(() => device.packages.size > 0, 'for the other packages');
  walker.phone.setNetwork('off');

  const left = [...points];
  const deaths: { name: string; draft: Draft | undefined }[] = [];
  device.fate = (act, text) => {
    const [point] = left;
    if (!point?.act.test(act) || !text.includes(point.text ?? '')) return 'goes-on';
    left.shift();
    deaths.push({ name: point.name, draft: draftOn(device) });
    return point.fate ?? 'dies';
  };
  // And the county's second answer gets lost on its way.
  let answers = 0;
  device.intercept = (at, { path }) => (at === 'arriving' && path.endsWith('applications') && (answers += 1) === 1 ? 'lose' : 'pass');

  const asked: string[] = [];
  let begins = true;
  for (;;) {
    Object.assign(walker.ways, { photos: 3, signs: 'by-hand' });
    try {
      if (begins) {
        await walker.goOn(/^码上知/);
        await walker.goOn(/临时救助（支出型）/);
        await walker.begin();
        begins = false;
      }
      await walkOn(walker, asked);
      break;
    } catch (error) {
      if (!(error instanceof PhoneDied)) throw new Error(`after: ${deaths.at(-1)?.name}`, { cause: error });
    }
    expect(walker.phone.faults).toEqual([]);
    const { name, draft: before } = deaths.at(-1)!;
    const stoodAt = walker.phone.routes().at(-1) === 'apply/form' ? walker.title : undefined;
    walker = await Walker.start({ ...opening, device, path: 'home/index' });
    const draft = draftOn(device);
    if (before && !isKept(device, 'parcel:')) {
      expect(draft, name).toEqual(before);
      expectPhotosOf(before, device);
    }
    // While the form is in hand it can be read, or the search below proves nothing.
    if (name.startsWith('a photo sealed')) expect(readableOn(device)).toEqual(planted);
    if (!isKept(device, 'parcel:') && !draft) begins = true;
    else await walker.goOn(isKept(device, 'parcel:') ? /还没交上|交上了/ : /没写完/);
    if (draft && stoodAt) expect(walker.title, name).toBe(stoodAt);
  }
  walker.phone.kill();
  expect(walker.phone.faults).toEqual([]);
  expect(left).toEqual([]);
  // What was kept is not asked again: only the page that she stood on when the phone went off.
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(6);

  const { matters } = (await town.ask('staffListMatters')).body;
  expect(matters).toHaveLength(1);
  const matter = await town.open(matters[0]!.matterId);
  expect(matter.papers).toHaveLength(3);
  expect(readableOn(device)).toEqual([]);
  expect([...device.files.keys()].filter((name) => name.endsWith('.jpg'))).toEqual([]);
  expect(planted.filter((one) => county.logLines.some((line) => line.includes(one)))).toEqual([]);
});
