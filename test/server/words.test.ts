import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewWord } from '../../src/contract/word.contract.ts';
import type { Officer } from '../helpers/officer.ts';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealPart } from '../helpers/seal-for-county.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
/** Words of theirs wait: that somebody comes to the village's talk, and what somebody thinks before it is decided. */
let comes: JourneyDesk;
let thinks: JourneyDesk;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

const say = (who: Villager, matterId: string, given: Partial<NewWord> & Pick<NewWord, 'kind' | 'step'>) =>
  who.ask('sayWord', { params: { matterId }, body: { submissionId: randomUUID(), ...given } });
const answer = (
  officer: Officer,
  at: { matterId: string; wordId: string },
  body: { outcome: string; words?: string; submissionId?: string },
) => officer.ask('staffAnswerWord', { params: at, body: { submissionId: randomUUID(), ...body } });
const lineOf = async (officer: Officer, matterId: string) =>
  (await officer.ask('staffListMatters')).body.matters.find((line) => line.matterId === matterId);

/** To 有一处对不上. */
async function differs(phone: string): Promise<JourneyDesk> {
  const desk = await JourneyDesk.file(county, 'dibao-family', phone);
  await desk.act('haifeng', 'accept');
  await desk.act('haifeng', 'start-checking');
  await desk.act('county', 'differ', { finding: '您说没有车，查到一辆小汽车' });
  return desk;
}

test('有一处对不上: she explains in her own words, it moves nothing; the town sees it waiting, reads it with what it answers, and answers her', async () => {
  const { family, desk } = await differs('16900003301');
  const { matterId, villager } = family;
  const town = await desk('haifeng');
  const asked = (await family.read()).asksHer!;
  expect(asked).toMatchObject([{ kind: 'explain', title: '我来说明', step: 'differs' }]);
  expect((await family.read()).stage).toBe('needs-you');

  const body = { submissionId: randomUUID(), kind: 'explain', step: 'differs', words: '车前年就卖给邻村了，没过户' } as const;
  const [first, again] = await Promise.all([say(villager, matterId, body), say(villager, matterId, body)]);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  expect(first.body).toMatchObject({ title: '我来说明', text: body.words, by: '镇上11月27日 星期五前看' });
  expect((await say(villager, matterId, { ...body, words: '换了话' })).body).toMatchObject({ code: 'already-sent-differently' });

  const hers = await family.read();
  expect(hers.said).toMatchObject([{ id: body.submissionId, text: body.words }]);
  expect([hers.state.kind, hers.stage]).toEqual(['differs', 'moving']);
  expect(hers.meanwhile).toContain('您说的，我们在看，不用再说一遍。');
  expect(hers.timeline[0]).toMatchObject({ kind: 'word-said', who: '您', text: '说的是：我来说明。镇上11月27日 星期五前看。' });
  expect(hers.timeline.filter(({ kind }) => kind === 'word-said')).toHaveLength(1);

  expect(await lineOf(town, matterId)).toMatchObject({
    waits: 'new',
    said: { title: '我来说明', due: '11月27日 星期五前看', overdue: false },
  });
  expect(JSON.stringify(await lineOf(town, matterId))).not.toContain('邻村');
  const seen = (await town.open(matterId)).said!;
  expect(seen).toMatchObject([{ answers: '有一处对不上', text: body.words, arrived: 'in-time', outcomes: [{ kind: 'heard' }] }]);
  // What she said is for those who read facts.
  expect(JSON.stringify(await (await desk('finance')).open(matterId))).not.toContain('邻村');

  const wordId = body.submissionId;
  // What waits together would be one message.
  await county.knock();
  const given = { submissionId: randomUUID(), outcome: 'heard', words: '请村里再问一句。' };
  expect((await answer(town, { matterId, wordId }, { outcome: 'agreed' })).body).toMatchObject({ code: 'field-refused' });
  const done = await answer(town, { matterId, wordId }, given);
  expect(done.status).toBe(201);
  expect((await answer(town, { matterId, wordId }, given)).body).toEqual(done.body);
  expect((await answer(town, { matterId, wordId }, { outcome: 'heard' })).body).toMatchObject({ code: 'not-now' });
  await county.knock();
  const after = await family.read();
  expect(after.said![0]).toMatchObject({ answer: '看过您说的了，会一起考虑。请村里再问一句。', by: expect.stringContaining('镇上') });
  expect(after.timeline[0]).toMatchObject({ kind: 'word-answered', title: '您说的，镇上回话了' });
  expect(villager.messages().at(-1)!.text).toContain('您说的有回话了');
  expect([after.state.kind, after.stage]).toEqual(['differs', 'moving']);
  expect(await lineOf(town, matterId)).not.toHaveProperty('said');
});

test('it arrived after the step was over: kept, said kindly, and on the town’s list even where the matter is over', async () => {
  const { family, desk, act } = await differs('16900003302');
  const { matterId, villager } = family;
  await act('haifeng', 'explain', { finding: '打电话问过了' });
  const late = await say(villager, matterId, { kind: 'explain', step: 'differs', words: '车卖了' });
  expect(late).toMatchObject({ status: 201, body: { by: '这一步过去了，您的话镇上看得到。' } });
  expect((await family.read()).timeline[0]!.text).toContain('这一步过去了');
  const town = await desk('haifeng');
  expect((await town.open(matterId)).said).toMatchObject([{ arrived: 'late', answers: '有一处对不上' }]);

  const { version } = await family.read();
  expect((await villager.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } })).status).toBe(200);
  expect(await lineOf(town, matterId)).toMatchObject({ said: { title: '我来说明' } });
  expect((await answer(town, { matterId, wordId: late.body.id }, { outcome: 'heard' })).status).toBe(201);
  expect(await lineOf(town, matterId)).toBeUndefined();
});

test('要来家里看看: she asks for another half-day, and is told why not; a day is needed', async () => {
  const { family, desk, act } = await differs('16900003303');
  const { matterId, villager } = family;
  await act('haifeng', 'explain', { finding: '说明白了' });
  const [asked] = (await family.read()).asksHer!;
  expect(asked).toMatchObject({ kind: 'another-day', title: '换个时间', step: 'visit' });
  const { day } = asked!.days![1]!;
  const at = { kind: 'another-day', step: 'visit' } as const;
  expect((await say(villager, matterId, { ...at, words: '不在家' })).body).toMatchObject({ code: 'field-refused' });
  const said = await say(villager, matterId, { ...at, day, half: 'morning', words: '闺女出嫁' });
  expect(said.body.text).toMatch(/^想换到.+上午。闺女出嫁$/);
  const town = await desk('haifeng');
  const where = { matterId, wordId: said.body.id };
  expect((await town.open(matterId)).said![0]!.outcomes.map(({ kind }) => kind)).toEqual(['agreed', 'not-agreed']);
  expect((await answer(town, where, { outcome: 'not-agreed' })).body).toMatchObject({ code: 'field-refused' });
  expect((await answer(town, where, { outcome: 'not-agreed', words: '那天两位同志都在别的村。' })).status).toBe(201);
  expect((await family.read()).said![0]!.answer).toBe('那天两位同志都在别的村。');
});

test('村里人要商量: she says that she comes; five times at a step and no more; nobody else may, and what nobody asked is refused', async () => {
  comes = await differs('16900003304');
  const { family, act } = comes;
  const { matterId, villager } = family;
  const other = await Villager.signedIn(county, '16900003399');
  expect((await say(other, matterId, { kind: 'explain', step: 'differs', words: '我说' })).status).toBe(404);
  expect((await say(villager, matterId, { kind: 'opinion', step: 'differs', words: '我说' })).body).toMatchObject({
    code: 'not-now',
  });
  expect((await say(villager, matterId, { kind: 'explain', step: 'no-such', words: '我说' })).body).toMatchObject({
    code: 'not-now',
  });
  expect((await say(villager, matterId, { kind: 'explain', step: 'differs' })).body).toMatchObject({ code: 'field-refused' });
  await act('haifeng', 'explain', { finding: '说明白了' });
  await act('haifeng', 'visited', { finding: '看过了' });
  await act('haifeng', 'appraise', { reason: '有人说情况不一样' });
  const read = await family.read();
  expect(read.asksHer).toMatchObject([{ kind: 'attend', title: '我要去说', step: read.state.kind }]);
  const step = read.state.kind;
  for (let time = 0; time < 5; time += 1) expect((await say(villager, matterId, { kind: 'attend', step })).status).toBe(201);
  expect((await family.read()).said![0]!.text).toBe('我去，当面说。');
  expect((await say(villager, matterId, { kind: 'attend', step })).body).toMatchObject({ code: 'not-now' });
});

test('before it is decided she says what she thinks; it lies sealed', async () => {
  thinks = await differs('16900003305');
  const { family, act } = thinks;
  const { matterId, villager } = family;
  await act('haifeng', 'explain', { finding: '说明白了' });
  await act('haifeng', 'visited', { finding: '看过了' });
  await act('haifeng', 'opine-against', { reason: '算下来超过低保线', finding: '有车' });
  const [asked] = (await family.read()).asksHer!;
  expect(asked).toMatchObject({ kind: 'opinion', title: '我有话说' });
  // It waited on her phone, sealed to the county.
  const sealed = await sealPart(county, { words: '金丝雀的话' });
  expect(asked!.sealingKey).toBeDefined();
  const at = { kind: 'opinion', step: asked!.step, submissionId: randomUUID() } as const;
  const said = await say(villager, matterId, { ...at, sealed });
  expect(said).toMatchObject({ status: 201, body: { text: '金丝雀的话' } });
  expect((await say(villager, matterId, { ...at, words: '金丝雀的话' })).body).toEqual(said.body);
  const nobodys = { ...at, submissionId: randomUUID(), sealed: 'A'.repeat(120) };
  expect((await say(villager, matterId, nobodys)).body).toMatchObject({ code: 'seal-unknown' });
  const [row] = await queryAs<{ sealed: Buffer }>(county.database.ownerUrl, 'select sealed from word where id = $1', [said.body.id]);
  expect(row!.sealed.includes('金丝雀')).toBe(false);
});

test('nobody answers by the day: it goes up once, she reads that and by when, the county has it on its list and the town in its morning', async () => {
  const { family, desk } = comes;
  const bureau = await desk('county');
  const risen = async () =>
    (await bureau.ask('staffListGrievances')).body.grievances.filter(({ title }) => title === '海丰街道 她说的话没人看');
  expect(await risen()).toEqual([]);
  await county.knock();
  county.clock.forward({ days: 6 });
  await county.knock();
  await county.knock();
  const hers = await family.read();
  expect(hers.said![0]!.by).toBe('说好11月27日 星期五前看，没人看。已经报上去了，县里，12月3日 星期四前回您');
  // Five words of one matter are one question, told once.
  const [told, ...again] = hers.timeline.filter(({ kind }) => kind === 'word-risen');
  expect(told).toMatchObject({ title: '您说的没人看，报上去了', text: expect.stringContaining('已告诉县里，12月3日 星期四前回您。') });
  expect(again).toEqual([]);
  expect(hers.inquiries).toEqual([]);
  expect(family.villager.messages().at(-1)!.text).toContain('已经往上报');

  const [line, ...others] = await risen();
  expect(others).toEqual([]);
  const { grievanceId } = line!;
  const readAbove = async () => (await bureau.ask('staffReadGrievance', { params: { grievanceId } })).body;
  const one = await readAbove();
  expect(one.words).toBe('她说了“我要去说”，说好11月27日 星期五前看，没人看。说了什么，打开这件事看。');
  expect(one).toMatchObject({ matterId: family.matterId, mayDo: ['answer'], steps: [{ kind: 'risen' }] });
  const town = await desk('haifeng');
  const morning = (await town.ask('staffReadMorning')).body;
  expect(morning.due).toContainEqual(expect.objectContaining({ kind: 'words', title: '申请人说的话，该看了', count: 1 }));
  expect((await (await desk('shuiwan')).ask('staffReadMorning')).body.state).toBe('none');

  // The town answers after all: with the last of them there is nothing left to do above.
  for (const word of hers.said!) {
    expect((await readAbove()).state.kind).toBe('open');
    const waits = (await town.open(family.matterId)).said!.find(({ id }) => id === word.id);
    expect(waits).toMatchObject({ risen: '11月30日 星期一', due: { overdue: true } });
    expect((await answer(town, { matterId: family.matterId, wordId: word.id }, { outcome: 'heard' })).status).toBe(201);
  }
  expect(await readAbove()).toMatchObject({ state: { kind: 'done' }, mayDo: [], steps: [{ kind: 'answered' }, { kind: 'risen' }] });
  expect((await family.read()).inquiries).toEqual([]);
});

test('what the county itself was to read goes to whoever audits it, and what is answered there she reads beside her word', async () => {
  const { family, desk } = thinks;
  const auditor = await desk('auditor');
  expect((await (await desk('county')).ask('staffListGrievances')).body.grievances).toEqual([]);
  const [line] = (await auditor.ask('staffListGrievances')).body.grievances;
  const { grievanceId, version } = line!;
  expect(JSON.stringify((await auditor.ask('staffReadGrievance', { params: { grievanceId } })).body)).not.toContain('金丝雀');
  const act = { submissionId: randomUUID(), act: 'answer', words: '县里明天给您打电话。' };
  const given = { params: { grievanceId }, headers: { 'if-match': String(version) }, body: act };
  expect((await auditor.ask('staffActOnGrievance', given)).status).toBe(201);
  const hers = await family.read();
  expect(hers.inquiries).toMatchObject([{ answer: act.words, answerBy: expect.stringContaining('县里管监督的') }]);
  expect(hers.said![0]!.by).toBe('说好11月27日 星期五前看，没人看。已经报上去了，那边有回话了');
  expect(hers.timeline[0]).toMatchObject({ kind: 'word-answered', title: '您说的，县里管监督的回话了' });
});
