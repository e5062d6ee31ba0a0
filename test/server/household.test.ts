import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastCharacter } from '../../src/rules/id-number.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

/* A house of five: each adult on a phone of her own, a child, one quiet matter; a neighbour who helps, and one who only knows an ID number. */
type Name = 'wang' | 'husband' | 'granny' | 'son' | 'neighbour' | 'stranger';
const phones = {
  wang: '16900004201',
  husband: '16900004202',
  granny: '16900004203',
  son: '16900004204',
  neighbour: '16900004205',
  stranger: '16900004206',
};
const child = ((body: string) => body + lastCharacter(`${body}0`))('99990120180615001');
const ids = {
  wang: inventedIdNumber(901),
  husband: inventedIdNumber(902),
  granny: inventedIdNumber(903),
  son: inventedIdNumber(904),
  child,
};
const called = { wang: '王演示', husband: '李演示', granny: '赵演示', son: '周演示', child: '孙演示' };

let county: TestCounty;
const people = {} as Record<Name, Villager>;
const matters = {} as Record<'wang' | 'quiet' | 'husband' | 'granny' | 'son' | 'child', string>;

beforeAll(async () => {
  county = await openTestCounty();
  for (const name of Object.keys(phones) as Name[]) people[name] = await Villager.signedIn(county, phones[name]);
  matters.wang = await file('wang', 'wang');
  matters.quiet = await file('wang', 'wang', { program: 'two-cancers' });
  matters.husband = await file('husband', 'husband');
  // The old woman has a phone, and the neighbour filed the second time.
  await file('granny', 'granny', { program: 'elder-80' });
  matters.granny = await file('neighbour', 'granny', { filledBy: 'neighbour' });
  matters.son = await file('son', 'son');
  matters.child = await file('wang', 'child', { filledBy: 'family' });
  // Knows who Wang is and who lives with her, and writes them into a form of his own.
  await file('stranger', 'wang', { program: 'disaster-relief' });
});
afterAll(() => county?.close());

async function file(
  by: Name,
  whom: keyof typeof ids,
  { program, filledBy = 'self' }: { program?: string; filledBy?: string } = {},
): Promise<string> {
  const others = (Object.keys(ids) as (keyof typeof ids)[]).filter((one) => one !== whom);
  const form = await people[by].fillForm({
    ...(program ? { program } : {}),
    applicant: { name: called[whom], idNumber: ids[whom], filledBy: filledBy as 'self' },
  });
  form.members = others.map((one, at) => ({ id: `m${at + 2}`, called: '别人', name: called[one], idNumber: ids[one] }));
  form.consents = form.consents.map((one) => ({ ...one, by: 'm1' }));
  return (await people[by].apply(form)).matters[0]!.matterId;
}

const page = async (of: Name) => (await people[of].ask('readHousehold')).body;
const seenBy = async (of: Name): Promise<string[]> => {
  const ofPage = new Set((await page(of)).people.flatMap((one) => one.matters.map(({ matterId }) => matterId)));
  return (Object.keys(matters) as (keyof typeof matters)[]).filter((name) => ofPage.has(matters[name]));
};
const matrix = async (): Promise<Record<string, string[]>> =>
  Object.fromEntries(await Promise.all((Object.keys(phones) as Name[]).map(async (name) => [name, await seenBy(name)] as const)));
const share = (of: Name, matter: keyof typeof matters, choice: string) =>
  people[of].ask('shareMatter', { params: { matterId: matters[matter] }, body: { with: choice } });

test('each sees her own whoever filed it, and what was filed from her phone; nobody’s beside, and what is quiet on its owner’s page alone', async () => {
  expect(await matrix()).toEqual({
    wang: ['wang', 'quiet', 'child'],
    husband: ['husband'],
    granny: ['granny'],
    son: ['son'],
    neighbour: ['granny'],
    // His word alone makes him nobody's: he reads what he sent, which is none of these.
    stranger: [],
  });
  const { bond, people: shown, liaisons } = await page('wang');
  expect([bond, liaisons]).toEqual(['own', [{ name: '张演示', phone: '16900008001' }]]);
  expect(shown.map(({ name, you }) => [name, you])).toEqual([
    ['王**', true],
    ['孙**', false],
  ]);
  expect((await page('neighbour')).bond).toBe('filed');
  expect((await page('stranger')).bond).toBe('filed');
});

test('an adult lets the household see his matter and takes it back; nobody does so for him, and quiet is never lifted by who filed', async () => {
  expect((await share('son', 'son', 'household')).body).toEqual({ matterId: matters.son, with: 'household' });
  expect((await share('son', 'son', 'household')).status).toBe(200);
  const all = await matrix();
  expect(all).toMatchObject({ wang: ['wang', 'quiet', 'son', 'child'], husband: ['husband', 'son'], granny: ['granny', 'son'] });
  expect([all['neighbour'], all['stranger']]).toEqual([['granny'], []]);
  const sons = (await page('husband')).people.flatMap((one) => one.matters).find(({ matterId }) => matterId === matters.son)!;
  expect(sons).toMatchObject({ stand: 'asked', state: '交给镇上了', opens: false, mayShare: [] });
  expect(Object.keys(sons)).not.toContain('amount');

  for (const [of, matter, status] of [
    ['husband', 'son', 404],
    ['stranger', 'wang', 404],
    ['neighbour', 'granny', 403],
  ] as const)
    expect([of, (await share(of, matter, 'household')).status]).toEqual([of, status]);
  expect((await share('neighbour', 'granny', 'quiet')).status).toBe(200);
  expect(await seenBy('neighbour')).toEqual([]);
  expect((await share('neighbour', 'granny', 'nobody')).status).toBe(403);
  expect((await share('granny', 'granny', 'nobody')).status).toBe(200);

  await share('son', 'son', 'nobody');
  expect(await seenBy('wang')).toEqual(['wang', 'quiet', 'child']);
});

test('of a quiet matter the inbox alone speaks: no SMS, no WeChat, whatever happens in it', async () => {
  await county.knock();
  const before = county.sms.phones.messages.length;
  const inbox = async (): Promise<number> =>
    (await people.wang.ask('listNotices')).body.notices.filter(({ matterId }) => matterId === matters.quiet).length;
  expect(await inbox()).toBe(1);
  const officer = await new Officer(county, 'haifeng').signIn();
  expect((await officer.record(matters.quiet, 'accept')).status).toBe(201);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before);
  // The same by her own word, from the next event on.
  expect((await share('husband', 'husband', 'quiet')).status).toBe(200);
  expect((await officer.record(matters.husband, 'accept')).status).toBe(201);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before);
  // And loud again.
  expect((await share('son', 'son', 'nobody')).status).toBe(200);
  expect((await officer.record(matters.son, 'accept')).status).toBe(201);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before + 1);
  // What was told and not sent yet is not sent after her word.
  expect((await officer.record(matters.wang, 'accept')).status).toBe(201);
  expect((await share('wang', 'wang', 'quiet')).status).toBe(200);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before + 1);
  expect((await share('wang', 'wang', 'nobody')).status).toBe(200);
});

const looksOf = (of: Name, matter: keyof typeof matters, before = 'now') =>
  people[of].ask('listLooks', { params: { matterId: matters[matter], before } });

test('who looked at her matter: the day, which office and why, never an officer; for whoever filed it, whose it is, and nobody else', async () => {
  const nobody = await looksOf('granny', 'granny');
  expect(nobody.body).toMatchObject({ looks: [], hotline: '12349' });
  const params = { matterId: matters.granny };
  const [town, hotline] = [await new Officer(county, 'haifeng').signIn(), await new Officer(county, 'hotline').signIn()];
  for (let n = 0; n < 3; n += 1) expect((await town.ask('staffReadMatter', { params })).status).toBe(200);
  expect((await hotline.ask('staffReadMatter', { params })).status).toBe(403);
  county.clock.forward({ minutes: 1 });
  expect((await hotline.sayWhy(matters.granny, { words: '赵演示的邻居来电' })).status).toBe(201);
  expect((await hotline.ask('staffReadMatter', { params })).status).toBe(200);

  const { body } = await looksOf('granny', 'granny');
  const when = '11月24日 星期二';
  expect(body.looks).toEqual([
    // That somebody was turned away, and what was typed, is not among it.
    { when, who: '12349接电话的人', did: '看了这件事', why: '写了一条理由，想问打12349', times: 1 },
    { when, who: '海丰街道办事的人', did: '看了这件事', why: '轮到他们办这一步', times: 3 },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/李|赵|来电|haifeng/);
  // The neighbour who filed it reads the same; whoever has nothing to do with it, what she reads of none.
  expect((await looksOf('neighbour', 'granny')).body.looks).toEqual(body.looks);
  for (const of of ['wang', 'husband', 'stranger'] as const) expect([of, (await looksOf(of, 'granny')).status]).toEqual([of, 404]);
  // A son who lets his family see how it stands does not let them see more.
  await share('son', 'son', 'household');
  expect(await seenBy('wang')).toContain('son');
  expect((await looksOf('wang', 'son')).status).toBe(404);
  await share('son', 'son', 'nobody');
  const asked = await queryAs<{ count: string }>(
    county.database.ownerUrl,
    `select count(*) from audit where what_kind = 'looks' and what = $1`,
    [matters.granny],
  );
  expect(Number(asked[0]!.count)).toBe(3);
});

test('looks come by fifties, the newest first, and none twice', async () => {
  const town = await new Officer(county, 'haifeng').signIn();
  for (let n = 0; n < 57; n += 1) expect((await town.ask('staffReadMatter', { params: { matterId: matters.child } })).status).toBe(200);
  const first = (await looksOf('wang', 'child')).body;
  const second = (await looksOf('wang', 'child', first.before)).body;
  expect([first, second].map(({ looks }) => looks.map(({ times }) => times))).toEqual([[50], [7]]);
  expect(second.before).toBeUndefined();
});

const papersOf = async (of: Name) =>
  (await page(of)).people.flatMap(({ name, papers }) => papers.map(({ name: paper, text, stand }) => [name, paper, text, stand]));

test('until when her cards hold, as an officer read it off, stands on her own page; near its end and after it says so, and never a number', async () => {
  const town = await new Officer(county, 'haifeng').signIn();
  const note = (by: Officer, body: { member?: string; card?: string; until: string; submissionId?: string }, matterId = matters.wang) =>
    by.ask('staffNoteCardMonth', { params: { matterId }, body: { submissionId: randomUUID(), member: 'm1', card: 'id-card', ...body } });
  const submissionId = randomUUID();
  expect((await note(town, { until: '2031-05', submissionId })).status).toBe(201);
  expect((await note(town, { until: '2031-05', submissionId })).status).toBe(201);
  expect((await note(town, { until: '2031-06', submissionId })).status).toBe(409);
  // The husband lives with her and has an ID number. Of the child, once the office knows that she is the mother.
  const spoke = { submissionId: randomUUID(), how: 'call', words: '打电话问过了' } as const;
  expect((await town.ask('staffConfirmPerson', { params: { matterId: matters.child }, body: spoke })).status).toBe(201);
  expect((await note(town, { until: '2026-10', member: 'm2', card: 'disability-card' })).status).toBe(201);
  expect((await note(town, { until: '2027-01' }, matters.child)).status).toBe(201);
  for (const [body, field] of [
    [{ until: '2031-13' }, 'until'],
    [{ until: ids.wang.slice(0, 7) }, 'until'],
    [{ until: '2031-05', card: 'diagnosis' }, 'card'],
    [{ until: '2031-05', member: 'm9' }, 'member'],
  ] as const)
    expect((await note(town, body)).body).toMatchObject({ code: 'field-refused', field });
  expect((await note(await new Officer(county, 'shuiwan').signIn(), { until: '2031-05' })).status).toBe(404);

  expect(await papersOf('wang')).toEqual([
    ['王**', '身份证', '到2031年5月', 'holds'],
    ['孙**', '身份证', '2027年1月到期，快了。去哪儿换，问村里人，或打12349。', 'near'],
  ]);
  expect(await papersOf('husband')).toEqual([
    ['李**', '残疾人证', '2026年10月到期，已经过了。去哪儿换，问村里人，或打12349。停钱以前，一定先问您。', 'over'],
  ]);
  // Whoever filed for her knows nothing of her cards by that.
  expect([await papersOf('neighbour'), await papersOf('granny')]).toEqual([[], []]);
  const { cards } = (await town.ask('staffReadMatter', { params: { matterId: matters.wang } })).body;
  expect(cards!.filter(({ text }) => text)).toMatchObject([
    { member: 'm1', card: 'id-card', name: '身份证', text: '到2031年5月', stand: 'holds' },
    { member: 'm2', card: 'disability-card', text: '2026年10月到期', stand: 'over' },
    // The child's, read off in another matter: nobody asks for it twice.
    { member: 'm5', card: 'id-card', text: '2027年1月到期', stand: 'near' },
  ]);
  // Read anew, the newest holds.
  expect((await note(town, { until: '长期' })).status).toBe(201);
  expect((await papersOf('wang'))[0]).toEqual(['王**', '身份证', '长期有效', 'holds']);
});

test('a paper that she sent says when it came and how long it is taken, by whose word; grown old it says what is wanted next time', async () => {
  const bytes = photo('income');
  const headers = {
    'content-type': 'image/jpeg',
    'x-paper-kind': 'income-note',
    'x-sha256': createHash('sha256').update(bytes).digest('hex'),
  };
  const params = { matterId: await file('son', 'son', { program: 'dibao-family' }), paperId: randomUUID() };
  expect((await people.son.ask('supplyPaper', { params, headers, bytes })).status).toBe(200);
  const [paper] = (await page('son')).people[0]!.papers;
  expect(paper).toMatchObject({ text: '11月24日 星期二交的，认到2027年5月', stand: 'holds', by: { kind: 'demo' } });
});

/** 高龄津贴 for the husband, until the first money is there. */
async function runElderAllowance(): Promise<string> {
  const id = await file('husband', 'husband', { program: 'elder-80' });
  for (const [by, event, given] of [
    ['haifeng', 'accept', {}],
    ['county', 'approve', { amountFen: 10_000 }],
    ['finance', 'order', {}],
    ['finance', 'credit', {}],
  ] as const)
    expect([event, (await record(id, by, event, given)).status]).toEqual([event, 201]);
  return id;
}
const record = async (id: string, by: 'haifeng' | 'county' | 'finance', event: string, given = {}) =>
  (await new Officer(county, by).signIn()).record(id, event, given);
const lineOf = async (of: Name, id: string) =>
  (await page(of)).people.flatMap((one) => one.matters).find(({ matterId }) => matterId === id)!;

test('what was granted says since when, how much, and by which month we come to look; when we have not come, so; looked at, from then on', async () => {
  const id = await runElderAllowance();
  const runs = { stand: 'running', since: '2026年11月24日', amount: '每月100元' };
  expect(await lineOf('husband', id)).toMatchObject({
    ...runs,
    next: '我们最晚明年11月来看，您不用跑。钱照发。',
    nextBy: { kind: 'demo', ref: expect.stringContaining('演示') as string },
    late: false,
  });
  const at = async (day: string) => {
    county.clock.set(`${day}T09:00:00+08:00`);
    people.husband = await Villager.signedIn(county, phones.husband);
  };
  await at('2027-11-30');
  expect(await lineOf('husband', id)).toMatchObject({ ...runs, next: '我们最晚这个月来看，您不用跑。钱照发。', late: false });
  await at('2027-12-01');
  expect(await lineOf('husband', id)).toMatchObject({ ...runs, next: '说好11月来看，我们还没来。您不用跑。钱照发。', late: true });
  // While somebody looks it is still hers.
  expect((await record(id, 'haifeng', 'review')).status).toBe(201);
  expect(await lineOf('husband', id)).toMatchObject({
    stand: 'running',
    amount: '每月100元',
    late: false,
    next: '我们来看，您不用跑。钱照发。',
  });
  expect((await record(id, 'haifeng', 'keep', { finding: '都好' })).status).toBe(201);
  expect(await lineOf('husband', id)).toMatchObject({ ...runs, next: '我们最晚明年12月来看，您不用跑。钱照发。', late: false });
});
