import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Matter } from '../../src/contract/check.contract.ts';
import type { RecordEvent } from '../../src/contract/decide.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** 先停在这儿: nobody finds her. Never after silence alone, always with a paper, and it goes on by a word of hers. */
let county: TestCounty;
let town: Officer;
let bureau: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
  bureau = await new Officer(county, 'county').signIn();
});
afterAll(() => county?.close());

let people = 0;
async function filed(): Promise<{ wang: Villager; matterId: string }> {
  people += 1;
  const wang = await Villager.signedIn(county, `169000046${String(people).padStart(2, '0')}`);
  const form = await wang.fillForm({ program: 'dibao-family', applicant: { idNumber: inventedIdNumber(460 + people) } });
  const { matterId } = (await wang.apply(form)).matters[0]!;
  await must(town.record(matterId, 'accept'));
  await must(town.record(matterId, 'start-checking'));
  return { wang, matterId };
}

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

async function daysPass(days: number, ...others: { signIn(): Promise<unknown> }[]): Promise<void> {
  await county.knock();
  county.clock.forward({ days });
  for (const one of [town, bureau, ...others]) await one.signIn();
}

const read = async (wang: Villager, matterId: string): Promise<Matter> => (await wang.ask('readMatter', { params: { matterId } })).body;
const tried = (matterId: string, way: RecordEvent['way']) =>
  town.record(matterId, 'tried-to-reach', { ...(way ? { way } : {}), finding: '没人应，邻居说出门了' });
const why = { reason: '几回都没找着您，家里的收入没法看', rule: '演示：县里的办事规矩', remedy: '打个电话说一声，就接着办' };
const close = (matterId: string) => town.record(matterId, 'close-not-found', why);
const mayClose = async (matterId: string) => (await town.open(matterId)).acts.some(({ event }) => event === 'close-not-found');

async function closed() {
  const { wang, matterId } = await filed();
  for (const way of ['call', 'word', 'visit'] as const) {
    await must(tried(matterId, way));
    await daysPass(1, wang);
  }
  await must(close(matterId));
  return { wang, matterId };
}

test('silence alone stops nothing; three tries on three days, one at her door, and no word of hers in between', async () => {
  const { wang, matterId } = await filed();
  expect(await mayClose(matterId)).toBe(false);
  await daysPass(40, wang);
  expect(await close(matterId)).toMatchObject({ status: 409, body: { code: 'not-now', text: expect.stringContaining('找的次数还不够') } });

  // Thrice on one day is one try, and a try says how.
  for (const way of ['call', 'call', 'visit'] as const) await must(tried(matterId, way));
  expect((await close(matterId)).status).toBe(409);
  expect(await tried(matterId, undefined)).toMatchObject({ status: 400, body: { field: 'way' } });
  await daysPass(1, wang);
  await must(tried(matterId, 'call'));
  expect((await close(matterId)).status).toBe(409);

  // She hears of each, and that nothing stops.
  await county.knock();
  expect(wang.messages().at(-1)!.text).toContain('您的事没停');
  expect((await read(wang, matterId)).timeline[0]).toMatchObject({
    title: '找过您，没找着',
    text: '打电话找您，没找着：没人应，邻居说出门了。您的事没停。方便了打12349，或者让村里人捎个话。',
  });

  await daysPass(1, wang);
  await must(tried(matterId, 'call'));
  expect(await mayClose(matterId)).toBe(true);
});

test('three calls are not enough: somebody went to her door', async () => {
  const { wang, matterId } = await filed();
  for (let day = 0; day < 4; day += 1) {
    await must(tried(matterId, 'call'));
    await daysPass(1, wang);
  }
  expect((await close(matterId)).status).toBe(409);
  await must(tried(matterId, 'visit'));
  await must(close(matterId));
});

test('it says so, with why and by which rule, a paper, the doors counted from that paper, and 接着办', async () => {
  const { wang, matterId } = await closed();
  await county.knock();
  expect(wang.messages().at(-1)!.text).toMatch(/您的事先停在这儿.*说一声，就接着办/);
  const stopped = await read(wang, matterId);
  expect(stopped.state.title).toBe('先停在这儿');
  expect(stopped).toMatchObject({
    stage: 'needs-you',
    legalWord: '终止办理',
    against: { kind: 'close', reason: `${why.reason}。`, rule: `${why.rule}。` },
    meanwhile: ['打12349，或按“接着办”，就接着办。', '不用重新交东西。'],
  });
  expect(stopped.mayDo).toEqual([{ kind: 'go-on', title: '接着办', text: '' }]);
  expect(stopped.doors!.object!.remedies.map(({ kind, state }) => [kind, state])).toEqual([
    ['reconsideration', 'waiting'],
    ['court', 'waiting'],
  ]);
  const { sheets } = (await town.ask('staffPrintSheets', { body: { matters: [matterId], kinds: ['decision'] } })).body;
  expect(sheets[0]).toMatchObject({ title: '终止办理告知书' });

  await must(town.record(matterId, 'deliver-closing', { delivery: '贴在门上，村干部作证' }));
  const told = await read(wang, matterId);
  expect(told.state.title).toBe('先停在这儿');
  expect(told.against!.delivered).toMatchObject({ how: '贴在门上，村干部作证' });
  expect(told.doors!.object!.remedies.map(({ state }) => state)).toEqual(['open', 'open']);
  // It stands among what waits for her, not among what is over.
  const line = (await wang.ask('listMatters')).body.matters.find((one) => one.matterId === matterId)!;
  expect(line).toMatchObject({ stage: 'needs-you', line: '打12349，或按“接着办”，就接着办。' });
});

test('one press of hers and it goes on where it stood, its days counted anew; the same press twice is one', async () => {
  const { wang, matterId } = await closed();
  await must(town.record(matterId, 'deliver-closing', { delivery: '邮寄，她女儿签收' }));
  await daysPass(60, wang);
  const { version } = await read(wang, matterId);
  const press = { params: { matterId }, body: { submissionId: randomUUID(), version } };
  const first = await wang.ask('goOnWithMatter', press);
  expect(first).toMatchObject({ status: 200, body: { state: { title: '正在查家里收入' }, stage: 'moving' } });
  expect((await wang.ask('goOnWithMatter', press)).body.version).toBe(first.body.version);
  expect(first.body).toMatchObject({ next: { overdue: false } });
  expect(first.body.timeline[0]).toMatchObject({ title: '接着办了', who: '您' });
  expect([first.body.against, first.body.doors]).toEqual([undefined, undefined]);
  // What was tried before is nothing any more.
  expect(await mayClose(matterId)).toBe(false);
  await must(bureau.record(matterId, 'checked', { finding: '都对得上' }));
});

test('a call does it too: the town and 12349 have it on their lists, and whoever heard her writes down why; nobody else can press for her', async () => {
  const { wang, matterId } = await closed();
  await county.knock();
  const li = await Villager.signedIn(county, '16900004699');
  const { version } = await read(wang, matterId);
  expect((await li.ask('goOnWithMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } })).status).toBe(404);

  const hotline = await new Officer(county, 'hotline').signIn();
  expect(await hotline.record(matterId, 'deliver-closing', { delivery: '贴门上了' })).toMatchObject({ body: { code: 'not-for-you' } });
  await must(town.record(matterId, 'deliver-closing', { delivery: '贴在门上，村干部作证' }));
  const lineOf = async (officer: Officer) => (await officer.ask('staffListMatters')).body.matters.find((one) => one.matterId === matterId);
  for (const officer of [town, bureau, hotline]) {
    expect(await lineOf(officer)).toMatchObject({ state: { title: '先停在这儿' }, waits: 'her' });
    expect((await officer.open(matterId)).acts).toMatchObject([{ event: 'go-on-called', needs: ['finding'] }]);
  }
  expect(await lineOf(await new Officer(county, 'shuiwan').signIn())).toBeUndefined();

  expect(await hotline.record(matterId, 'go-on-called', {})).toMatchObject({ status: 400, body: { field: 'finding' } });
  await must(hotline.record(matterId, 'go-on-called', { finding: '她打来电话，说前阵子在济南看病' }));
  expect((await read(wang, matterId)).timeline[0]).toMatchObject({ title: '接着办了', who: '12349' });
  await county.knock();
  expect(wang.messages().at(-1)!.text).toContain('您的事接着办了');
  expect((await hotline.open(matterId)).acts).toEqual([]);
});

test('what hangs in the village, or has hung, is not stopped over her', async () => {
  const { wang, matterId } = await filed();
  for (const way of ['call', 'word', 'visit'] as const) {
    await must(tried(matterId, way));
    await daysPass(1, wang);
  }
  await must(bureau.record(matterId, 'checked', { finding: '都对得上' }));
  for (const [event, given] of [
    ['visited', { finding: '看过了' }],
    ['opine-for', { amountFen: 85_000, finding: '够得上' }],
    ['hang', {}],
  ] as const)
    await must(town.record(matterId, event, given));
  expect(await mayClose(matterId)).toBe(false);
  expect((await close(matterId)).status).toBe(409);
});
