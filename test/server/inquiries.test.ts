import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let li: Villager;
let town: Officer;
let bureau: Officer;
let auditor: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900003001');
  li = await Villager.signedIn(county, '16900003002');
  town = new Officer(county, 'haifeng');
  bureau = new Officer(county, 'county');
  auditor = new Officer(county, 'auditor');
  await signIn();
});
afterAll(() => county?.close());

async function signIn(): Promise<void> {
  for (const one of [town, bureau, auditor]) await one.signIn();
}
async function later(days: number): Promise<void> {
  county.clock.forward({ days });
  await county.knock();
  await signIn();
}
const applied = async (who = wang) => (await who.apply()).matters[0]!.matterId;
const askAbout = (matterId: string, given: { submissionId?: string; words?: string } = {}, who = wang) =>
  who.ask('askAboutMatter', { params: { matterId }, body: { submissionId: randomUUID(), ...given } });
const idsOf = async (officer: Officer) => (await officer.ask('staffListGrievances')).body.grievances.map(({ grievanceId }) => grievanceId);
const read = (officer: Officer, grievanceId: string) => officer.ask('staffReadGrievance', { params: { grievanceId } });
const answer = async (officer: Officer, grievanceId: string, words: string, seen?: number, submissionId: string = randomUUID()) =>
  officer.ask('staffActOnGrievance', {
    params: { grievanceId },
    headers: { 'if-match': String(seen ?? (await read(officer, grievanceId)).body.version ?? 1) },
    body: { submissionId, act: 'answer', words },
  });

test('she asks about what is late and only then; the county is told, not the town; a second question is the first one', async () => {
  const matterId = await applied();
  expect((await askAbout(matterId)).body).toMatchObject({ code: 'not-now' });
  await later(9);
  const body = { submissionId: randomUUID(), words: '怎么还没信？' };
  const [first, again] = await Promise.all([askAbout(matterId, body), askAbout(matterId, body)]);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.body).toEqual({ inquiryId: body.submissionId, text: '已告诉县里，12月8日 星期二前回您', day: '2026-12-08' });
  expect(again.body).toEqual(first.body);
  expect((await askAbout(matterId, { words: '再问一声' })).body).toEqual(first.body);
  expect((await askAbout(matterId, { ...body, words: '换了话' })).body).toMatchObject({ code: 'already-sent-differently' });
  expect((await askAbout(matterId, {}, li)).status).toBe(404);
  const matter = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(matter.inquiries).toMatchObject([{ id: body.submissionId, text: body.words, answerBy: '县里，12月8日 星期二前回您' }]);
  expect(matter.timeline.filter(({ kind }) => kind === 'inquiry-asked')).toHaveLength(1);

  expect((await town.ask('staffListGrievances')).status).toBe(404);
  expect((await read(town, body.submissionId)).status).toBe(404);
  expect(await idsOf(auditor)).not.toContain(body.submissionId);
  expect((await bureau.ask('staffCountGrievances')).body).toEqual({ open: 1, late: 0 });
  const list = JSON.stringify((await bureau.ask('staffListGrievances')).body);
  expect(list).not.toMatch(/怎么还没信|王/);
  expect((await read(bureau, body.submissionId)).body).toMatchObject({
    words: body.words,
    matterId,
    mayDo: ['answer'],
    person: { name: '王**' },
  });

  const id = randomUUID();
  const said = await answer(bureau, body.submissionId, '镇上明天来您家，办晚了，对不住。', 1, id);
  expect(said.body).toMatchObject({ state: { kind: 'done' }, mayDo: [], version: 2 });
  expect((await answer(bureau, body.submissionId, '镇上明天来您家，办晚了，对不住。', 1, id)).body.version).toBe(2);
  expect((await answer(bureau, body.submissionId, '别的话', 1, id)).body).toMatchObject({ code: 'already-sent-differently' });
  await county.knock();
  const after = (await wang.ask('readMatter', { params: { matterId } })).body;
  expect(after.inquiries![0]).toMatchObject({ answer: '镇上明天来您家，办晚了，对不住。', answerBy: expect.stringContaining('县里') });
  expect(JSON.stringify(after)).not.toContain('吴演示');
  expect(after.timeline[0]).toMatchObject({ kind: 'inquiry-answered', title: '您问的，县里回话了', who: '县里' });
  expect(wang.messages().at(-1)!.text).toContain('您问的事有回话了');
  // Still late: she may ask anew.
  expect((await askAbout(matterId, { words: '还是没人来' })).status).toBe(201);
});

test('nobody answered by the day: it goes up once, stands there as late, and the county sees it and answers no more', async () => {
  const matterId = await applied(li);
  await later(9);
  const { submissionId } = { submissionId: randomUUID() };
  expect((await askAbout(matterId, { submissionId }, li)).status).toBe(201);
  await later(6);
  await county.knock();
  expect((await read(auditor, submissionId)).body).toMatchObject({ due: { overdue: true }, risen: expect.any(String), mayDo: ['answer'] });
  expect((await read(bureau, submissionId)).body).toMatchObject({ mayDo: [], steps: [{ kind: 'risen' }, { kind: 'asked' }] });
  expect((await answer(bureau, submissionId, '我们来答')).body).toMatchObject({ code: 'not-now' });
  expect((await bureau.ask('staffCountGrievances')).body.late).toBeGreaterThan(0);
  expect((await li.ask('readMatter', { params: { matterId } })).body.inquiries![0]!.answerBy).toContain('没回');
  expect((await answer(auditor, submissionId, '已让县里今天办。')).status).toBe(201);
});

test('the county is late itself: whoever audits it is asked, and the county neither sees it nor answers', async () => {
  const matterId = await applied();
  for (const event of ['accept', 'hang']) expect((await town.record(matterId, event)).status).toBe(201);
  await later(8);
  expect((await town.record(matterId, 'pass-to-county')).status).toBe(201);
  await later(30);
  await wang.signIn();
  const submissionId = randomUUID();
  expect((await askAbout(matterId, { submissionId })).body.text).toContain('县里管监督的');
  expect((await read(bureau, submissionId)).status).toBe(404);
  expect(await idsOf(bureau)).not.toContain(submissionId);
  expect((await answer(auditor, submissionId, '县里今天就看。')).status).toBe(201);
});

test('about her own family an officer neither sees nor answers; what was asked lies sealed', async () => {
  const form = await wang.fillForm();
  const matterId = (await wang.apply(form)).matters[0]!.matterId;
  await later(9);
  const submissionId = randomUUID();
  await askAbout(matterId, { submissionId, words: '金丝雀在问' });
  const relative = {
    login: 'county-relative',
    name: '钱演示',
    role: 'county',
    places: ['371623'],
    idNumber: form.applicant.idNumber,
  } as const;
  const hers = await hire(county, { ...relative, places: ['371623'] });
  expect((await read(hers, submissionId)).status).toBe(404);
  expect(await idsOf(hers)).not.toContain(submissionId);
  expect(await idsOf(bureau)).toContain(submissionId);
  const [row] = await queryAs<{ sealed: Buffer }>(county.database.ownerUrl, 'select sealed from grievance where id = $1', [submissionId]);
  expect(row!.sealed.includes('金丝雀')).toBe(false);
  await read(bureau, submissionId);
  const looks = await queryAs(county.database.ownerUrl, `select act from audit where what_kind = 'inquiry' and what = $1`, [submissionId]);
  expect(looks).toContainEqual({ act: 'opened' });
});
