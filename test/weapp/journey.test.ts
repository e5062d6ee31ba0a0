import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, photo } from '../helpers/villager.ts';
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

const openMatters = async (): Promise<string[]> => (await town.ask('staffListMatters')).body.matters.map(({ matterId }) => matterId);

/** As the release wrote it that asked for one program at a time: a draft, its photo, and the village of then, without a key to seal to. */
async function phoneOfTheReleaseBefore(): Promise<Device> {
  const device = newDevice();
  const keep = (key: string, value: unknown): unknown => device.storage.set(key, JSON.stringify(JSON.stringify(value)));
  const [submissionId, paperId] = ['51111111-1111-4111-8111-111111111111', '52222222-2222-4222-8222-222222222222'];
  const { body } = await ask(county.publicUrl, 'openCode', { params: { codeId: county.codeId } });
  const { sealingKey: _sealingKey, duty: _duty, ...village } = body;
  const sha256 = createHash('sha256').update(photo('of then')).digest('hex');
  device.files.set('wxfile://usr/photos/', new Uint8Array());
  device.files.set(`wxfile://usr/photos/${paperId}.jpg`, photo('of then'));
  keep('village', village);
  keep('drafts', [submissionId]);
  keep(`draft:${submissionId}`, {
    vocabulary: 1,
    submissionId,
    villageCode: county.codeId,
    village: '无棣县 · 海丰街道 · 康家村',
    programId: 'temp-assist-expense',
    programName: '临时救助（支出型）',
    facts: { 'household.size': 3, 'medical.outOfPocketYear': null },
    toConfirm: [],
    applicant: { name: '王秀英', idNumber: inventedIdNumber(7), address: '旧住处', filledBy: 'self' },
    papers: [{ paperId, kind: 'medical-bills', sha256 }],
    later: [],
    consents: {},
    step: 'address',
  });
  return device;
}

async function sendForm(walker: Walker): Promise<void> {
  Object.assign(walker.ways, { idNumber: inventedIdNumber(7), signs: 'by-thumb' });
  await walker.answerUntil('交上去');
  await walker.handIn();
}

test('a draft of the release before, signed by thumb with a witness; asked for again it is joined, withdrawn it is over, and begins anew', async () => {
  const device = await phoneOfTheReleaseBefore();
  let photos = 0;
  device.camera = () => bill().fill((photos += 1), 600, 610);
  const before = await openMatters();
  let walker = await startAt('home/index', device);
  await walker.goOn(/没写完：临时救助（支出型）/);
  expect(walker.title).not.toBe('');
  await sendForm(walker);
  await signIn(walker, '16900000043');
  await walker.reads('交上了！');
  const [first] = (await openMatters()).filter((id) => !before.includes(id));
  const { papers = [] } = await town.open(first!);
  expect(papers.map(({ name }) => name)).toEqual(['看病的票据或结算单', '手印']);
  // The bill is the photo of then.
  expect(photos).toBe(1);

  walker = await startAt('learn/program', device, { id: 'temp-assist-expense' });
  await walker.begin();
  await sendForm(walker);
  await walker.reads('交上了！');
  await walker.reads('这次说的并到那一件里，一起办。');
  expect((await openMatters()).filter((id) => !before.includes(id))).toEqual([first]);

  walker = await startAt('check/matter', device, { id: first! });
  await walker.goOn('不办了');
  await walker.press('不办了');
  await walker.reads(/情况变了/);
  expect((await openMatters()).filter((id) => !before.includes(id))).toEqual([]);
  await walker.goOn('重新办');
  await sendForm(walker);
  await walker.reads('交上了！');
  const anew = (await openMatters()).filter((id) => !before.includes(id));
  expect([anew.length, anew.includes(first!)]).toEqual([1, false]);
});

test('急事 without a network and without signing in: kept, the phone goes off, and with a network it rings the town once', async () => {
  const device = newDevice();
  let walker = await startBy(scanned(county.codeId), device);
  await walker.goOn('是');
  walker.phone.setNetwork('off');
  await walker.goOn(/家里出了急事/);
  await walker.reads('打120，救护车');
  await walker.goOn(/在这里说/);
  await walker.goOn('着火');
  await walker.goOn('下一步');
  await walker.fill('16900000044');
  await walker.goOn('报上去');
  await walker.reads('还没报上');
  walker.phone.kill();

  walker = await startAt('home/index', device);
  await walker.reads('急事还没报上');
  walker.phone.setNetwork('on');
  await walker.goOn(/急事报上了/);
  await walker.reads(/急事编号/);
  const { ringing } = (await town.ask('staffListEmergencies')).body;
  expect(ringing.map(({ number }) => walker.sees(number))).toEqual([true]);
  expect([...device.storage.values()].join()).not.toContain('16900000044');
});
