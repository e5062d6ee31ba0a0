import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSources } from '../../src/rules/check-source.ts';
import type { StaffMatter } from '../../src/contract/decide.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

const here = '371623';
let county: TestCounty;
let town: Officer;
let wang: Villager;
let li: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
  wang = await Villager.signedIn(county, '16900002501');
  li = await Villager.signedIn(county, '16900002502');
});
afterAll(() => county?.close());

let people = 500;
async function apply(): Promise<{ matterId: string; application: string; paperId: string }> {
  people += 1;
  const form = await wang.fillForm({ applicant: { idNumber: inventedIdNumber(people) } });
  const { paper } = await wang.sendPaper(form.submissionId);
  const receipt = await wang.apply({ ...form, papers: [paper] });
  const [row] = await queryAs<{ id: string }>(county.database.ownerUrl, 'select id from application where submission_id = $1', [
    form.submissionId,
  ]);
  return { matterId: receipt.matters[0]!.matterId, application: row!.id, paperId: paper.paperId };
}

const matterOf = async (matterId: string) => (await wang.ask('readMatter', { params: { matterId } })).body;
const check = (matterId: string, fact: string, source = 'bank') =>
  town.ask('staffCheckFact', {
    params: { matterId },
    body: { submissionId: randomUUID(), fact, answer: null, source: source as 'bank', onDay: '2026-11-24' },
  });

async function consentOf(application: string, kind: string, member = 'm1') {
  const [row] = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    'select id from consent where application = $1 and kind = $2 and member = $3',
    [application, kind, member],
  );
  return row!.id;
}

/** A member of the household whom the form names, and who is asked on a phone of his own. */
async function askMember(application: string, member: { id: string; called: string; phone: string; kind?: string }): Promise<string> {
  const { vault, db } = county.house;
  const { key_wrapped } = await db
    .selectFrom('application')
    .select('key_wrapped')
    .where('county', '=', here)
    .where('id', '=', application)
    .executeTakeFirstOrThrow();
  const key = vault.applicationKey(here, application, key_wrapped!);
  const id = randomUUID();
  const row = `${application}|${member.id}`;
  await db
    .insertInto('application_member')
    .values({
      county: here,
      application,
      id: member.id,
      kind: member.id.startsWith('r') ? 'relative' : 'household',
      person: null,
      adult: true,
      sealed: vault.sealJson(key, { column: 'application_member.sealed', county: here, row }, { called: member.called }),
    })
    .execute();
  await db
    .insertInto('consent_request')
    .values({
      county: here,
      id,
      application,
      member: member.id,
      kind: member.kind ?? 'household-check',
      version: 1,
      address_hash: vault.hash('phone', member.phone),
      address_hash_next: null,
      sealed: vault.sealJson(
        key,
        { column: 'consent_request.sealed', county: here, row: id },
        {
          phone: member.phone,
          called: member.called,
          who: '您的娘王某',
        },
      ),
      state: 'asked',
      asked_at: county.clock.now(),
      answered_at: null,
      answered_by: null,
    })
    .execute();
  return id;
}

/** How each stands, as the desk reads it: what is in force before what was taken back or is still asked. */
function standing({ consents = [], asked = [] }: StaffMatter): { who: string; state: string }[] {
  const given = consents.map(({ who, withdrawn }) => ({ who, state: withdrawn ? 'withdrawn' : 'in-force' }));
  return [...given.toSorted((one, other) => one.state.localeCompare(other.state)), ...asked];
}

describe('what was agreed to with the form', () => {
  test('stands on a page with its own words and day, and is told of nobody else', async () => {
    const { application } = await apply();
    const consentId = await consentOf(application, 'household-check');
    const { consents } = (await wang.ask('listConsents')).body;
    const truth = (await wang.catalogue()).consents.find(({ kind }) => kind === 'truth');
    expect(consents.find(({ kind }) => kind === 'truth')).toMatchObject({ text: truth!.text, state: 'in-force' });
    expect(consents.find((one) => one.consentId === consentId)).toMatchObject({ day: '2026-11-24', who: '本人', forWhom: '王**' });
    expect(consents.find((one) => one.consentId === consentId)!.effect).toBeTruthy();
    expect((await li.ask('listConsents')).body.consents).toEqual([]);
    expect((await li.ask('withdrawConsent', { params: { consentId } })).status).toBe(404);
  });

  test('taken back, the county looks nothing up any more: the officer reads why, what she tells herself still counts', async () => {
    const { matterId, application } = await apply();
    expect((await check(matterId, 'medical.outOfPocketYear')).status).toBe(201);
    const consentId = await consentOf(application, 'household-check');
    const answers = await Promise.all([1, 2, 3].map(() => wang.ask('withdrawConsent', { params: { consentId } })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]!.body.consents.find((one) => one.consentId === consentId)).toMatchObject({ state: 'withdrawn' });

    const lines = (await matterOf(matterId)).timeline.filter(({ kind }) => kind === 'consent-withdrawn');
    expect(lines).toHaveLength(1);
    const refused = await check(matterId, 'medical.outOfPocketYear');
    expect(refused).toMatchObject({ status: 409, body: { code: 'consent-withdrawn' } });
    expect((await check(matterId, 'medical.outOfPocketYear', 'visit')).status).toBe(201);
    const desk = await town.open(matterId);
    expect(standing(desk).filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
  });

  test('for papers that tell of an illness: taken back, no officer opens them', async () => {
    const { application, paperId, matterId } = await apply();
    await town.open(matterId);
    expect((await town.ask('staffReadPaper', { params: { paperId } })).status).toBe(200);
    await wang.ask('withdrawConsent', { params: { consentId: await consentOf(application, 'sensitive-data') } });
    expect(await town.ask('staffReadPaper', { params: { paperId } })).toMatchObject({ status: 409, body: { code: 'consent-withdrawn' } });
  });

  test('the promise to say the truth is no permission, and is not taken back', async () => {
    const { application } = await apply();
    const answer = await wang.ask('withdrawConsent', { params: { consentId: await consentOf(application, 'truth') } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not-now' } });
  });
});

describe('somebody else of the family is asked on his own phone', () => {
  test('reads who asks, what he is called and the words, and nothing of what is asked for', async () => {
    const { application, matterId } = await apply();
    const requestId = await askMember(application, { id: 'm2', called: '大儿子', phone: '16900002511' });
    const son = await Villager.signedIn(county, '16900002511');
    const { requests } = (await son.ask('listConsentRequests')).body;
    expect(requests).toMatchObject([{ requestId, state: 'asked' }]);
    expect(requests[0]!.asks).toContain('您的娘王某');
    expect(requests[0]!.asks).toContain('大儿子');
    expect(requests[0]!.note).toContain('不影响');
    const told = JSON.stringify(requests);
    for (const secret of ['王秀英', '31000', matterId, '临时救助']) expect(told).not.toContain(secret);
    expect((await son.ask('readMatter', { params: { matterId } })).status).toBe(404);
    expect((await li.ask('listConsentRequests')).body.requests).toEqual([]);
    const foreign = await li.ask('answerConsentRequest', { params: { requestId }, body: { answer: 'yes' } });
    expect(foreign.status).toBe(404);
  });

  test('a yes is a consent of his own: the desk reads it, she reads that he has answered, her page does not list it', async () => {
    const { application, matterId } = await apply();
    const requestId = await askMember(application, { id: 'm2', called: '老伴', phone: '16900002512' });
    const husband = await Villager.signedIn(county, '16900002512');
    expect((await matterOf(matterId)).asked).toEqual(['老伴还没点']);
    expect(standing(await town.open(matterId))).toContainEqual(expect.objectContaining({ who: '老伴', state: 'asked' }));
    const answers = await Promise.all(
      [1, 2].map(() => husband.ask('answerConsentRequest', { params: { requestId }, body: { answer: 'yes' } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await matterOf(matterId)).asked).toEqual(['老伴点了']);
    expect((await matterOf(matterId)).timeline.filter(({ kind }) => kind === 'consent-answered')).toMatchObject([{ who: '老伴' }]);
    expect(standing(await town.open(matterId))).toContainEqual(expect.objectContaining({ who: '老伴', state: 'in-force' }));

    const his = (await husband.ask('listConsents')).body.consents;
    expect(his).toMatchObject([{ who: '我', forWhom: '王**', state: 'in-force' }]);
    expect((await wang.ask('listConsents')).body.consents.map(({ consentId }) => consentId)).not.toContain(his[0]!.consentId);
    expect((await husband.ask('listMatters')).body.matters).toEqual([]);
  });

  test('a no blocks nothing, she never learns of it, and it may become a yes and a no again', async () => {
    const { application, matterId } = await apply();
    const requestId = await askMember(application, { id: 'm3', called: '小儿子', phone: '16900002513' });
    const son = await Villager.signedIn(county, '16900002513');
    const answer = (word: 'yes' | 'no') => son.ask('answerConsentRequest', { params: { requestId }, body: { answer: word } });
    expect((await answer('no')).body.requests).toMatchObject([{ state: 'refused' }]);
    const hers = JSON.stringify(await matterOf(matterId));
    expect(hers).toContain('小儿子点了');
    for (const word of ['没同意', '不同意', '拒绝']) expect(hers).not.toContain(word);
    const atDesk = async () => standing(await town.open(matterId)).find(({ who }) => who === '小儿子');
    expect((await atDesk())!.state).toBe('refused');
    expect(await check(matterId, 'medical.outOfPocketYear')).toMatchObject({ status: 201 });
    expect((await town.record(matterId, 'accept')).status).toBe(201);

    const before = (await matterOf(matterId)).timeline.length;
    expect((await answer('yes')).body.requests).toMatchObject([{ state: 'agreed' }]);
    expect((await atDesk())!.state).toBe('in-force');
    expect((await answer('no')).body.requests).toMatchObject([{ state: 'refused' }]);
    expect((await atDesk())!.state).toBe('withdrawn');
    expect((await answer('yes')).body.requests).toMatchObject([{ state: 'agreed' }]);
    const consent = (await son.ask('listConsents')).body.consents.find(({ state }) => state === 'in-force');
    await son.ask('withdrawConsent', { params: { consentId: consent!.consentId } });
    expect((await atDesk())!.state).toBe('withdrawn');
    expect((await son.ask('listConsentRequests')).body.requests).toMatchObject([{ state: 'refused' }]);
    // Her page tells none of it; the desk reads each change.
    expect((await matterOf(matterId)).timeline).toHaveLength(before);
    expect((await town.open(matterId)).timeline!.filter(({ kind }) => kind === 'consent-changed')).toHaveLength(4);
  });

  test('what he said no to is not looked up about him, by whatever source; what a visit shows still counts, and of her too', async () => {
    const { application, matterId } = await apply();
    const requestId = await askMember(application, { id: 'm2', called: '女婿', phone: '16900002514' });
    const son = await Villager.signedIn(county, '16900002514');
    expect((await check(matterId, 'person.age@m2')).status).toBe(201);
    await son.ask('answerConsentRequest', { params: { requestId }, body: { answer: 'no' } });
    for (const source of Object.keys(checkSources).filter((one) => one !== 'visit'))
      expect(await check(matterId, 'person.age@m2', source), source).toMatchObject({ status: 409, body: { code: 'consent-withdrawn' } });
    expect((await check(matterId, 'person.age@m2', 'visit')).status).toBe(201);
    for (const fact of ['person.age@m1', 'household.size']) expect((await check(matterId, fact)).status, fact).toBe(201);
  });

  test('who owes support from elsewhere is looked up after his own yes, and not before', async () => {
    const { application, matterId } = await apply();
    const requestId = await askMember(application, { id: 'r1', called: '儿子', phone: '16900002515', kind: 'obligor-check' });
    const son = await Villager.signedIn(county, '16900002515');
    const refused = { status: 409, body: { code: 'consent-withdrawn' } };
    expect(await check(matterId, 'person.age@r1')).toMatchObject(refused);
    await son.ask('answerConsentRequest', { params: { requestId }, body: { answer: 'yes' } });
    expect((await check(matterId, 'person.age@r1')).status).toBe(201);
    await son.ask('answerConsentRequest', { params: { requestId }, body: { answer: 'no' } });
    expect(await check(matterId, 'person.age@r1')).toMatchObject(refused);
    expect(await check(matterId, 'person.age@m7')).toMatchObject({ status: 400, body: { field: 'fact' } });
  });
});

describe('what somebody said no to is not handed on and not printed', () => {
  const refer = (matterId: string, given: { facts?: string[]; papers?: string[] }) => {
    const submissionId = randomUUID();
    const body = { submissionId, body: 'jtj', asked: '请看能不能免学杂费', reason: '学费归教体局管', facts: [], papers: [], ...given };
    return town.ask('staffRefer', { params: { matterId }, body }).then(({ status, body: said }) => ({ status, said, submissionId }));
  };

  test('his photo and what was said of him go to no other body, and leave a referral that stands; hers go on', async () => {
    const form = await wang.fillForm({ applicant: { idNumber: inventedIdNumber((people += 1)) } });
    const [his, hers] = [(await wang.sendPaper(form.submissionId)).paper, (await wang.sendPaper(form.submissionId, photo('hers'))).paper];
    const receipt = await wang.apply({
      ...form,
      members: [{ id: 'm2', called: '老伴' }],
      facts: { ...form.facts, 'person.age@m2': 66 },
      papers: [{ ...his, whose: 'm2' }, hers],
      consents: [...form.consents, { ...form.consents.find(({ kind }) => kind === 'sensitive-data')!, by: 'm2' }],
    });
    const { matterId } = receipt.matters[0]!;
    const [{ id: application }] = (await queryAs<{ id: string }>(
      county.database.ownerUrl,
      'select id from application where submission_id = $1',
      [form.submissionId],
    )) as [{ id: string }];
    const facts = ['person.age@m2', 'household.size'];
    const papers = [his.paperId, hers.paperId];
    const before = await refer(matterId, { facts, papers });
    expect(before.status).toBe(201);
    const school = await new Officer(county, 'jiaoti').signIn();
    const look = () => school.ask('staffReadReferral', { params: { referralId: before.submissionId } });
    const photoOf = (paperId: string) => school.ask('staffReadReferralPaper', { params: { referralId: before.submissionId, paperId } });
    expect((await photoOf(his.paperId)).status).toBe(200);

    await wang.ask('withdrawConsent', { params: { consentId: await consentOf(application, 'sensitive-data', 'm2') } });
    const refused = { status: 409, said: { code: 'consent-withdrawn' } };
    expect(await refer(matterId, { papers: [his.paperId] })).toMatchObject(refused);
    expect(await refer(matterId, { facts: ['person.age@m2'] })).toMatchObject(refused);
    expect((await refer(matterId, { facts: ['household.size'], papers: [hers.paperId] })).status).toBe(201);
    expect(await photoOf(his.paperId)).toMatchObject({ status: 409, body: { code: 'consent-withdrawn' } });
    expect((await photoOf(hers.paperId)).status).toBe(200);
    const page = (await look()).body;
    expect([page.facts.map(({ id }) => id), page.papers.map(({ paperId }) => paperId)]).toEqual([['household.size'], [hers.paperId]]);
  });

  test('once she took back her consent to her papers and number, the slip of acceptance goes without the number; her name, which it is made out to, stays', async () => {
    const { matterId, application } = await apply();
    await town.record(matterId, 'accept');
    const slip = async () => {
      const answer = await town.ask('staffPrintSheets', { body: { matters: [matterId], kinds: ['acceptance'] } });
      return JSON.stringify(answer.body.sheets);
    };
    expect(await slip()).toContain('身份证号');
    await wang.ask('withdrawConsent', { params: { consentId: await consentOf(application, 'sensitive-data') } });
    expect(await slip()).not.toContain('身份证号');
    expect(await slip()).toContain('王秀英');
  });
});
