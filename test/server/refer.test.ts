import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActOnReferral, Refer } from '../../src/contract/refer.contract.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let otherTown: Officer;
let bureau: Officer;
let education: Officer;
let medical: Officer;
let people = 0;

beforeAll(async () => {
  county = await openTestCounty();
  const desk = (login: Login) => new Officer(county, login).signIn();
  [town, otherTown, bureau] = [await desk('haifeng'), await desk('shuiwan'), await desk('county')];
  [education, medical] = [await desk('jiaoti'), await desk('yibao')];
});
afterAll(() => county?.close());

interface Filed {
  villager: Villager;
  matterId: string;
  paperId: string;
}

async function file(): Promise<Filed> {
  people += 1;
  const villager = await Villager.signedIn(county, `1690000${String(2100 + people)}`);
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(people) } });
  const { paper } = await villager.sendPaper(form.submissionId);
  const { matters } = await villager.apply({ ...form, papers: [paper] });
  return { villager, matterId: matters[0]!.matterId, paperId: paper.paperId };
}

const three = ['medical.outOfPocketYear', 'education.outOfPocketYear', 'household.size'];
const request = (given: Partial<Refer> = {}): Refer => ({
  submissionId: randomUUID(),
  body: 'jtj',
  asked: '孩子上高中，请看能不能免学杂费',
  reason: '学费这一头归教体局管',
  facts: three,
  papers: [],
  ...given,
});

async function refer(matterId: string, given: Partial<Refer> = {}): Promise<string> {
  const body = request(given);
  const answer = await town.ask('staffRefer', { params: { matterId }, body });
  expect(answer.status).toBe(201);
  return body.submissionId;
}

const look = (officer: Officer, referralId: string) => officer.ask('staffReadReferral', { params: { referralId } });
const inboxOf = async (officer: Officer) => (await officer.ask('staffListReferrals')).body.referrals.map((one) => one.referralId);

async function act(officer: Officer, referralId: string, name: string, given: Partial<ActOnReferral> = {}) {
  // Whoever does not see it any more still holds the version of her page.
  const [{ version } = { version: 1 }] = await queryAs<{ version: number }>(
    county.database.ownerUrl,
    `select version from referral where id = $1`,
    [referralId],
  );
  const body: ActOnReferral = { submissionId: randomUUID(), act: name, ...given };
  return officer.ask('staffActOnReferral', { params: { referralId }, headers: { 'if-match': String(version) }, body });
}

const timelineOf = async ({ villager, matterId }: Filed) =>
  (await villager.ask('readMatter', { params: { matterId } })).body.timeline.map(({ title, text }) => `${title} ${text}`);
const newest = async (filed: Filed) => (await timelineOf(filed))[0]!;

test('a clerk finds one page with what is asked and the three facts chosen for her; the rest of the file and other bodies’ pages are not there', async () => {
  const filed = await file();
  const referralId = await refer(filed.matterId, { papers: [filed.paperId] });
  expect(await newest(filed)).toBe('转给县教育和体育局了 学费这一头归教体局管。他们12月1日 星期二前回话。我们一直看着，您不用跑。');
  expect(await inboxOf(education)).toEqual([referralId]);
  expect(await inboxOf(medical)).toEqual([]);

  const page = (await look(education, referralId)).body;
  expect(page).toMatchObject({ asked: '孩子上高中，请看能不能免学杂费', from: { name: '海丰街道' }, due: { day: '2026-12-01' } });
  expect(page.facts.map((fact) => fact.id)).toEqual(three);
  expect(page.applicantFull).toEqual({ name: '王秀英' });
  expect(page.papers.map((paper) => paper.paperId)).toEqual([filed.paperId]);
  expect(page.acts.map(({ act: one }) => one)).toEqual(['take', 'not-ours', 'ask']);
  expect(JSON.stringify(page)).not.toMatch(/matterId|household.wageMonthly/);
  expect((await education.ask('staffReadReferralPaper', { params: { referralId, paperId: filed.paperId } })).status).toBe(200);

  // Nothing of the file beside it, and nothing at all for somebody else's department or town.
  const { matterId, paperId } = filed;
  for (const name of ['staffReadMatter', 'staffReadPaper'] as const)
    expect((await education.ask(name, { params: { matterId, paperId } })).status).toBe(404);
  expect((await education.ask('staffReadWindow', { params: { matterId } })).status).toBe(404);
  for (const stranger of [medical, otherTown]) {
    expect((await look(stranger, referralId)).status).toBe(404);
    expect((await stranger.ask('staffReadReferralPaper', { params: { referralId, paperId } })).status).toBe(404);
    expect((await act(stranger, referralId, 'take')).status).toBe(404);
  }
  const other = await file();
  const second = await refer(other.matterId);
  expect((await education.ask('staffReadReferralPaper', { params: { referralId: second, paperId: other.paperId } })).status).toBe(404);
});

test('a fourth fact, a fact nobody filled in, another household’s photo, an unknown body are refused; sent twice it is one referral', async () => {
  const filed = await file();
  const other = await file();
  const params = { matterId: filed.matterId };
  const refused = async (given: Partial<Refer>) => {
    const answer = await town.ask('staffRefer', { params, body: request(given) });
    return [answer.status, (answer.body as unknown as { field: string }).field];
  };
  expect(await refused({ facts: [...three, 'assets.vehicles'] })).toEqual([400, 'facts']);
  expect(await refused({ facts: ['no.such'] })).toEqual([400, 'facts']);
  expect(await refused({ papers: [other.paperId] })).toEqual([400, 'papers']);
  expect(await refused({ body: 'nobody' })).toEqual([400, 'body']);
  // A body of its own gets nothing of hers before she has agreed.
  expect(await refused({ body: 'zgh' })).toEqual([400, 'consent']);
  expect(await refused({ body: 'csh' })).toEqual([400, 'consent']);
  expect((await otherTown.ask('staffRefer', { params, body: request() })).status).toBe(404);
  const body = request();
  expect((await town.ask('staffRefer', { params, body })).body.referrals).toHaveLength(1);
  expect((await town.ask('staffRefer', { params, body })).body.referrals).toHaveLength(1);
  expect((await town.ask('staffRefer', { params, body: { ...body, asked: '别的' } })).status).toBe(409);
  expect((await timelineOf(filed)).filter((line) => line.startsWith('转给'))).toHaveLength(1);
});

test('taken, asked, answered, done: she reads each of it in her own words, and the legal clock of her matter runs on', async () => {
  const filed = await file();
  const dueOf = async () =>
    (await queryAs(county.database.ownerUrl, `select due_on, total_due_on, step from matter where id = $1`, [filed.matterId]))[0];
  const before = await dueOf();
  const referralId = await refer(filed.matterId);
  expect((await act(education, referralId, 'ask', { text: '孩子在哪个学校' })).status).toBe(201);
  expect(await newest(filed)).toBe('县教育和体育局在问 他们问：孩子在哪个学校。镇上来答，您不用管。');
  expect((await act(education, referralId, 'take')).status).toBe(409);
  expect((await look(town, referralId)).body).toMatchObject({ turn: 'window', matterId: filed.matterId });
  expect((await act(town, referralId, 'answer', { text: '在演示中学' })).status).toBe(201);
  expect(await newest(filed)).toMatch(/^镇上答了县教育和体育局 答的是：在演示中学。他们12月\d日.*前回话。$/);

  const submissionId = randomUUID();
  expect((await act(education, referralId, 'take', { submissionId })).status).toBe(201);
  expect((await act(education, referralId, 'take', { submissionId })).status).toBe(201);
  expect((await look(education, referralId)).body.applicantFull).toMatchObject({ phone: filed.villager.phone, address: '2组，村东头' });
  expect((await act(education, referralId, 'finish')).status).toBe(400);
  expect((await act(education, referralId, 'finish', { amountFen: 80_000, text: '免这学期学杂费' })).status).toBe(201);
  expect(await timelineOf(filed)).toEqual([
    '县教育和体育局给了结果 给800元。免这学期学杂费。',
    expect.stringMatching(/^县教育和体育局接了 他们来办，.*前给您一个说法/),
    expect.stringMatching(/^镇上答了/),
    expect.stringMatching(/^县教育和体育局在问/),
    expect.stringMatching(/^转给县教育和体育局了/),
    expect.any(String),
  ]);
  expect(await dueOf()).toEqual(before);
  const { notices } = (await filed.villager.ask('listNotices')).body;
  expect(notices.filter((notice) => notice.matterId === filed.matterId).map(({ kind }) => kind)).toContain('referral-done');
});

test('not ours comes back to the window and never to her; the second time it is a consultation by itself, with opinions and one conclusion that nobody can send back', async () => {
  const filed = await file();
  const referralId = await refer(filed.matterId);
  expect((await act(education, referralId, 'not-ours', { text: '高中归不到我们这一项', body: 'zgh' })).status).toBe(201);
  expect(await newest(filed)).toBe('县教育和体育局说不归他们 又回到镇上了，我们另找该办的单位。您不用跑。');
  expect((await look(education, referralId)).status).toBe(404);
  expect((await look(town, referralId)).body).toMatchObject({ state: 'returned', turn: 'window' });
  expect((await act(town, referralId, 'send-on', { body: 'jtj' })).status).toBe(400);
  expect((await act(town, referralId, 'send-on', { body: 'zgh' })).status).toBe(400);
  expect((await act(town, referralId, 'send-on', { body: 'ybj' })).status).toBe(201);
  expect(await newest(filed)).toMatch(/^转给县医疗保障局了/);

  expect((await act(medical, referralId, 'not-ours', { text: '学费不是医保' })).status).toBe(201);
  expect(await newest(filed)).toMatch(
    /^几家单位一起商量 县医疗保障局也说不归他们。镇上请县教育和体育局、县总工会、县医疗保障局12月.*您的事没停/,
  );
  expect(await inboxOf(education)).toContain(referralId);
  expect(await inboxOf(bureau)).toContain(referralId);
  expect((await look(medical, referralId)).body.facts.map((fact) => fact.id)).toEqual(three);

  // Everybody is heard before anything is concluded; a body without a desk here says it on the telephone.
  expect((await act(bureau, referralId, 'conclude', { body: 'jtj', text: '教体局来办' })).status).toBe(409);
  expect((await act(education, referralId, 'opinion', { text: '我们可以先垫' })).status).toBe(201);
  expect((await act(education, referralId, 'opinion', { text: '再写一回' })).status).toBe(409);
  expect((await act(medical, referralId, 'opinion', { text: '没意见' })).status).toBe(201);
  expect((await act(town, referralId, 'opinion', { text: '工会出一半', body: 'zgh' })).status).toBe(400);
  expect((await act(town, referralId, 'opinion', { text: '工会出一半', body: 'zgh', clerk: '孙演示' })).status).toBe(201);
  expect((await act(medical, referralId, 'conclude', { body: 'jtj', text: '教体局办' })).status).toBe(403);
  expect((await act(bureau, referralId, 'conclude', { body: 'jtj', text: '教体局免学费，工会补生活费' })).status).toBe(201);
  expect(await newest(filed)).toMatch(/^定下来了，县教育和体育局来办 教体局免学费，工会补生活费。他们12月.*不能再往外推。$/);
  expect((await look(medical, referralId)).status).toBe(404);

  const page = (await look(education, referralId)).body;
  expect(page.acts.map(({ act: one }) => one)).toEqual(['take', 'ask']);
  expect(page.parties.map(({ opinion }) => opinion)).toEqual(['我们可以先垫', '工会出一半', '没意见']);
  expect((await act(education, referralId, 'not-ours', { text: '还是不归我们' })).status).toBe(409);
  expect((await act(education, referralId, 'take')).status).toBe(201);
  expect((await timelineOf(filed)).join()).not.toMatch(/先垫|没意见|出一半/);
});

test('silence past the day goes up to the county by itself, once, is told to her and counted for the body; a sheet of paper can be answered at the window', async () => {
  const filed = await file();
  const referralId = await refer(filed.matterId, { body: 'zgh', facts: [], consent: '11月24日电话里' });
  expect(await newest(filed)).toMatch(/^转给县总工会了 学费这一头归教体局管。您同意过：11月24日电话里。/);
  const union = async () => (await bureau.ask('staffCountSilence')).body.bodies.find(({ name }) => name === '县总工会');
  const before = await union();
  const { due } = (await look(town, referralId)).body;
  county.clock.set(`${due!.day}T23:59:00+08:00`);
  await county.knock();
  await bureau.signIn();
  expect(await inboxOf(bureau)).not.toContain(referralId);
  county.clock.forward({ minutes: 5 });
  await county.knock();
  await county.knock();
  expect(await inboxOf(bureau)).toContain(referralId);
  expect(await newest(filed)).toMatch(/^县总工会还没回话 说好12月.*前回话，没回。已经报到县里/);
  expect((await timelineOf(filed)).filter((line) => line.startsWith('县总工会还没回话'))).toHaveLength(1);
  expect(await union()).toMatchObject({ silent: (before?.silent ?? 0) + 1 });

  await town.signIn();
  expect((await act(town, referralId, 'take')).status).toBe(400);
  expect((await act(town, referralId, 'take', { clerk: '孙演示' })).status).toBe(201);
  expect(await newest(filed)).toMatch(/^县总工会接了/);
  expect(await inboxOf(bureau)).not.toContain(referralId);
  const { said } = (await look(town, referralId)).body;
  expect(said.at(-1)).toMatchObject({ title: '我们办', who: '县总工会孙演示说的，镇上记的' });
  expect((await act(town, referralId, 'finish', { clerk: '孙演示', text: '给了一袋米' })).status).toBe(201);
  expect(await newest(filed)).toBe('县总工会给了结果 给了一袋米。');
});

test('two who act at once: the second is told that it changed; what was said stands sealed and every look is written down', async () => {
  const filed = await file();
  await education.signIn();
  const referralId = await refer(filed.matterId);
  const { version } = (await look(education, referralId)).body;
  const send = (name: string, text?: string) =>
    education.ask('staffActOnReferral', {
      params: { referralId },
      headers: { 'if-match': String(version) },
      body: { submissionId: randomUUID(), act: name, ...(text ? { text } : {}) },
    });
  const statuses = (await Promise.all([send('take'), send('ask', '先问一句别的')])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([201, 409]);
  const looks = await queryAs<{ act: string }>(
    county.database.ownerUrl,
    `select distinct a.act from audit a join staff s on s.id = a.who where a.what = $1 and s.login = 'jiaoti' order by 1`,
    [referralId],
  );
  expect(looks.map((one) => one.act)).toEqual(['opened', 'recorded']);
  const raw = await queryAs(
    county.database.ownerUrl,
    `select r::text || coalesce(string_agg(s::text, ''), '') as all from referral r left join referral_step s on s.referral = r.id where r.id = $1 group by r.*`,
    [referralId],
  );
  expect(JSON.stringify(raw)).not.toContain(Buffer.from('学杂费').toString('hex'));
});

test('a consultation in which somebody stays silent goes up once, waits for nobody longer, and is concluded without that opinion', async () => {
  await bureau.signIn();
  await education.signIn();
  await medical.signIn();
  const filed = await file();
  const referralId = await refer(filed.matterId);
  await act(education, referralId, 'not-ours', { text: '不归我们管' });
  await act(town, referralId, 'send-on', { body: 'ybj' });
  await act(medical, referralId, 'not-ours', { text: '也不归我们' });
  const { due } = (await look(town, referralId)).body;
  county.clock.set(`${due!.day}T10:00:00+08:00`);
  county.clock.forward({ days: 1 });
  await county.knock();
  await medical.signIn();
  expect((await act(medical, referralId, 'opinion', { text: '教体局办合适' })).status).toBe(201);
  await county.knock();
  expect((await timelineOf(filed)).filter((line) => line.includes('还没回话'))).toHaveLength(1);
  expect(await newest(filed)).toMatch(/^县教育和体育局、县医疗保障局还没回话/);
  await bureau.signIn();
  expect((await act(bureau, referralId, 'conclude', { body: 'ybj', text: '医保局牵头' })).status).toBe(201);
  await town.signIn();
});

test('she takes it back: the body learns that nobody asks any more, reads no fact of it, and is counted silent for nothing', async () => {
  const filed = await file();
  const referralId = await refer(filed.matterId);
  const { version } = (await filed.villager.ask('readMatter', { params: { matterId: filed.matterId } })).body;
  const body = { submissionId: randomUUID(), version };
  expect((await filed.villager.ask('withdrawMatter', { params: { matterId: filed.matterId }, body })).status).toBe(200);
  await county.knock();
  await education.signIn();
  expect(await inboxOf(education)).not.toContain(referralId);
  const page = (await look(education, referralId)).body;
  expect(page).toMatchObject({ state: 'ended', facts: [], acts: [] });
  expect((await act(education, referralId, 'take')).status).toBe(409);
  await town.signIn();
});

test('said again by whoever sent it back, it is said once; said differently it is not', async () => {
  const filed = await file();
  const referralId = await refer(filed.matterId);
  const submissionId = randomUUID();
  const given = { submissionId, text: '不归我们管' };
  expect((await act(education, referralId, 'not-ours', given)).body).toMatchObject({ state: 'returned' });
  expect((await act(education, referralId, 'not-ours', given)).body).toMatchObject({ state: 'returned' });
  expect((await act(education, referralId, 'not-ours', { ...given, text: '换个说法' })).status).toBe(409);
  expect((await act(town, referralId, 'end', { text: '她家不上学了' })).status).toBe(201);
  expect(await newest(filed)).toBe('不转给县教育和体育局了 她家不上学了。您的事还在镇上办，没停。');
});
