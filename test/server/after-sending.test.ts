import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealedPhotoType } from '../../src/contract/route.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealForCounty } from '../helpers/seal-for-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let wang: Villager;
let li: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
  wang = await Villager.signedIn(county, '16900002401');
  li = await Villager.signedIn(county, '16900002402');
});
afterAll(() => county?.close());

let people = 400;
async function apply(who = wang): Promise<string> {
  people += 1;
  const receipt = await who.apply(await who.fillForm({ applicant: { idNumber: inventedIdNumber(people) } }));
  return receipt.matters[0]!.matterId;
}
const matterOf = async (matterId: string, who = wang) => (await who.ask('readMatter', { params: { matterId } })).body;

function supply(
  matterId: string,
  given: { paperId?: string; bytes?: Buffer; kind?: string; sha256?: string; type?: string } = {},
  who = wang,
) {
  const bytes = given.bytes ?? photo(matterId);
  return who.ask('supplyPaper', {
    params: { matterId, paperId: given.paperId ?? randomUUID() },
    headers: {
      'content-type': given.type ?? 'image/jpeg',
      'x-paper-kind': given.kind ?? 'medical-bills',
      'x-sha256': given.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    },
    bytes,
  });
}

describe('a paper that was missing', () => {
  test('is brought from her page: the missing list shrinks, the timeline says so, the desk sees the photo', async () => {
    const matterId = await apply();
    const before = await matterOf(matterId);
    const missing = before.papers!.filter(({ state }) => state === 'missing').map(({ kind }) => kind);
    expect(missing).toContain('medical-bills');
    const name = before.papers!.find(({ kind }) => kind === 'medical-bills')!.name;
    expect((await town.open(matterId)).missing).toContain(name);

    const sealed = await sealForCounty(county, photo(matterId));
    expect((await supply(matterId, { bytes: sealed, type: sealedPhotoType })).status).toBe(200);
    const after = await matterOf(matterId);
    expect(after.papers!.find(({ kind }) => kind === 'medical-bills')!.state).toBe('more');
    expect(after.timeline[0]).toMatchObject({ title: `补了：${name}`, who: '您' });
    const desk = await town.open(matterId);
    expect(desk.missing).not.toContain(name);
    expect(desk.papers!.map((paper) => paper.name)).toContain(name);
    const read = await town.ask('staffReadPaper', { params: { paperId: desk.papers![0]!.paperId } });
    expect(read.status).toBe(200);
  });

  test('is missing no more once it is decided: nobody reads under a refusal that it goes on meanwhile', async () => {
    const matterId = await apply();
    await queryAs(county.database.ownerUrl, `update matter set step = 'refused' where id = $1`, [matterId]);
    expect((await matterOf(matterId)).papers!.map(({ state }) => state)).not.toContain('missing');
  });

  test('sent again changes nothing, several photos are one line, another photo under the same id is refused', async () => {
    const matterId = await apply();
    const paperId = randomUUID();
    const answers = await Promise.all([supply(matterId, { paperId }), supply(matterId, { paperId }), supply(matterId, { paperId })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]!.body).toEqual({ paperId, sha256: createHash('sha256').update(photo(matterId)).digest('hex') });
    await supply(matterId, { bytes: photo('second page') });
    expect((await matterOf(matterId)).timeline.filter(({ kind }) => kind === 'paper-supplied')).toHaveLength(1);
    expect((await town.open(matterId)).papers).toHaveLength(2);
    expect(await supply(matterId, { paperId, bytes: photo('another') })).toMatchObject({
      status: 409,
      body: { code: 'already-sent-differently' },
    });
  });

  test('the wrong person, a paper that nobody asks for, a torn photo and a matter that is over are refused in words', async () => {
    const matterId = await apply();
    expect((await supply(matterId, {}, li)).status).toBe(404);
    expect(await supply(matterId, { kind: 'deed-of-the-moon' })).toMatchObject({ status: 400, body: { code: 'field-refused' } });
    expect(await supply(matterId, { sha256: 'a'.repeat(64) })).toMatchObject({ status: 400, body: { code: 'paper-damaged' } });
    const { version } = await matterOf(matterId);
    await wang.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
    expect(await supply(matterId)).toMatchObject({ status: 409, body: { code: 'not-now' } });
  });
});

describe('an answer that was wrong', () => {
  const fact = 'medical.outOfPocketYear';
  const correct = (matterId: string, facts: Record<string, number | null | string>, submissionId: string = randomUUID(), who = wang) =>
    who.ask('correctFacts', { params: { matterId }, body: { submissionId, facts } });

  test('is given anew before the town takes it in: the page tells questions and no answers, the desk reads the new one, the timeline which question', async () => {
    const matterId = await apply();
    const asked = await wang.ask('listAskedQuestions', { params: { matterId } });
    expect(asked.body.state).toBe('open');
    const question = asked.body.questions.find(({ key }) => key === fact)!;
    expect(JSON.stringify(asked.body)).not.toContain('31000');

    const submissionId = randomUUID();
    const first = await correct(matterId, { [fact]: 45_000 }, submissionId);
    expect(first.status).toBe(201);
    const line = first.body.timeline[0]!;
    expect(line).toMatchObject({ kind: 'fact-corrected', who: '您' });
    expect(line.text).toContain(question.question.replace('？', ''));
    expect(line.text).not.toContain('45');
    expect((await town.open(matterId)).facts!.find(({ id }) => id === fact)!.answer).toBe('45000元');

    expect((await correct(matterId, { [fact]: 45_000 }, submissionId)).status).toBe(201);
    expect((await matterOf(matterId)).timeline.filter(({ kind }) => kind === 'fact-corrected')).toHaveLength(1);
    expect(await correct(matterId, { [fact]: 46_000 }, submissionId)).toMatchObject({ body: { code: 'already-sent-differently' } });
  });

  test('of the wrong kind, to a question that was not asked, or of somebody else’s matter is refused', async () => {
    const matterId = await apply();
    expect(await correct(matterId, { [fact]: 'viel' })).toMatchObject({ status: 400, body: { field: `facts.${fact}` } });
    expect((await correct(matterId, { 'person.age@m2': 3 })).status).toBe(400);
    expect((await correct(matterId, { [fact]: 1 }, randomUUID(), li)).status).toBe(404);
    expect((await li.ask('listAskedQuestions', { params: { matterId } })).status).toBe(404);
  });

  test('is the town’s to change once it has taken the matter in, and she is told whom to ring', async () => {
    const matterId = await apply();
    expect((await matterOf(matterId)).mayDo.map(({ kind }) => kind)).toContain('correct');
    await town.record(matterId, 'accept');
    expect((await matterOf(matterId)).mayDo.map(({ kind }) => kind)).not.toContain('correct');
    expect((await wang.ask('listAskedQuestions', { params: { matterId } })).body).toMatchObject({ state: 'accepted' });
    const refused = await correct(matterId, { [fact]: 1 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-now' } });
    expect((refused.body as unknown as { text: string }).text).toContain('打电话');
  });
});

test('what is over can be begun again, and names the program alone', async () => {
  const matterId = await apply();
  expect((await matterOf(matterId)).again).toBeUndefined();
  const { version } = await matterOf(matterId);
  const withdrawn = await wang.ask('withdrawMatter', { params: { matterId }, body: { submissionId: randomUUID(), version } });
  expect(withdrawn.body.again).toBe('temp-assist-expense');
  expect(withdrawn.body.papers).toBeUndefined();
});

test('papers of earlier applications are offered again to the same account alone, masked, and gone with an erased household', async () => {
  const zhou = await Villager.signedIn(county, '16900002403');
  const form = await zhou.fillForm({ applicant: { name: '周桂兰', idNumber: inventedIdNumber(499) } });
  const { paper } = await zhou.sendPaper(form.submissionId);
  const none = await zhou.ask('listKnownPapers');
  expect(none.body.papers).toEqual([]);
  await zhou.apply({ ...form, papers: [paper] });
  const { papers } = (await zhou.ask('listKnownPapers')).body;
  expect(papers).toMatchObject([{ paperId: paper.paperId, kind: 'medical-bills', forWhom: '周**', day: '2026-11-24' }]);
  expect((await li.ask('listKnownPapers')).body.papers).toEqual([]);
  await county.house.db
    .updateTable('application')
    .set({ key_wrapped: null })
    .where('county', '=', '371623')
    .where('submission_id', '=', form.submissionId)
    .execute();
  expect((await zhou.ask('listKnownPapers')).body.papers).toEqual([]);
});
