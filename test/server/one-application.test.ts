import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { sealPart } from '../helpers/seal-for-county.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let town: Officer;
let bureau: Officer;
let shuiwan: string;

beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900007001');
  [town, bureau] = [await new Officer(county, 'haifeng').signIn(), await new Officer(county, 'county').signIn()];
  shuiwan = (await ask(county.publicUrl, 'listVillages', { params: { townId: '371623101' } })).body.villages[0]!.codeId;
});
afterAll(() => county?.close());

const submit = (who: Villager, body: NewApplication) => who.ask('submitApplication', { body });

/** A mother, her husband without a card at hand, a schoolgirl, and a son who lives elsewhere. */
let families = 0;
async function household(given: Partial<NewApplication> = {}): Promise<NewApplication> {
  // An even number is a woman's.
  families += 2;
  const form = await wang.fillForm({ applicant: { idNumber: inventedIdNumber(700 + families) } });
  return {
    ...form,
    members: [
      { id: 'm2', called: '老伴', name: '李保国演示' },
      { id: 'm3', called: '女儿', name: '李小禾演示', idNumber: '999901201405150028' },
    ],
    relatives: [{ id: 'r1', called: '儿子', name: '李远演示', phone: '16900007099' }],
    facts: {
      'household.size': 3,
      'person.age@m1': 66,
      'person.age@m2': 68,
      'person.seriousIllness@m2': true,
      'person.seriousIllness@m3': false,
      'person.age@m3': null,
    },
    ...given,
  };
}

const refusal = async (form: NewApplication) => {
  const { status, body } = await submit(wang, form);
  return [status, (body as unknown as { code: string }).code, (body as unknown as { field?: string }).field];
};

test('a household asks once: each matter at its desk, each member with what is known of him, and whoever has not agreed is asked', async () => {
  const form = await household({ programs: ['temp-assist-expense', 'dibao-family'], hukouVillageCode: shuiwan });
  const receipt = await wang.apply(form);
  expect(receipt.matters.map(({ goesTo }) => goesTo)).toEqual(['海丰街道', '水湾镇']);
  expect(receipt.asked).toEqual(['老伴同不同意，来人时当面问。不耽误。', '给儿子发短信，请他点个头。不点也不耽误。']);
  expect(receipt.matters[1]!.follow).toMatchObject({ day: '2026-12-08', certain: true, demo: true });
  expect(receipt.matters[1]!.follow!.papers).toContain('收入情况说明');

  await county.knock();
  const son = new Villager(county, '16900007099');
  const { text } = son.messages()[0]!;
  expect(text).toContain('您的娘王某请您点个头');
  expect(text).not.toMatch(/救助|低保|秀英/);
  expect([...text].length).toBeLessThanOrEqual(70);

  const opened = await town.open(receipt.matters[0]!.matterId);
  expect(opened.members).toMatchObject([
    { id: 'm1', called: '本人', age: 'adult' },
    { id: 'm2', called: '老伴', name: '李保国演示', age: 'adult' },
    { id: 'm3', called: '女儿', idNumber: '**************0028', age: 'child' },
    { id: 'r1', called: '儿子', phone: '16900007099' },
  ]);
  expect(opened.facts!.map(({ id, who }) => [id, who])).toEqual([
    ['household.size', undefined],
    ['person.age@m1', '本人'],
    ['person.age@m2', '老伴'],
    ['person.seriousIllness@m2', '老伴'],
    ['person.seriousIllness@m3', '女儿'],
    ['person.age@m3', '女儿'],
  ]);
  expect(opened.facts!.find(({ id }) => id === 'person.seriousIllness@m2')!.question).toContain('老伴');
  expect(opened.consents!.map(({ who, version }) => [who, version])).toEqual([
    ['本人 王秀英', 1],
    ['本人 王秀英', 2],
    ['本人 王秀英', 1],
  ]);
  expect(opened.consents!.every((one) => one.text.length > 8)).toBe(true);
  expect(opened.asked).toEqual([
    { who: '老伴 李保国演示', title: '同意核对家里的收入财产', state: 'asked', way: 'visit' },
    { who: '儿子 李远演示', title: '同意核对能给多少赡养费', state: 'asked', way: 'phone' },
  ]);
  // What the county wants to know besides was not said: the town sees it, and nothing was refused for it.
  expect(opened.missing).toContain('看病的票据或结算单');
  expect(opened.missing!.length).toBeGreaterThan(3);
  const hotline = await new Officer(county, 'hotline').signIn();
  const heard = await hotline.open(receipt.matters[0]!.matterId);
  expect([heard.facts, heard.members, heard.consents, heard.asked]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a form may be asked again and never blocks: a card that is missing is none, a wrong one is named', async () => {
  const form = await household();
  const before = await countRows(county.database.ownerUrl);
  const [m2, m3] = form.members as [object, { id: string; called: string; idNumber: string }];
  expect(
    await refusal({ ...form, members: [m2, { ...m3, idNumber: '999901201405150029' }] as NonNullable<NewApplication['members']> }),
  ).toEqual([400, 'field-refused', 'members.m3.idNumber']);
  const twice = { ...m3, idNumber: form.applicant.idNumber };
  expect((await refusal({ ...form, members: [m2, twice] as NonNullable<NewApplication['members']> }))[2]).toBe('members.m3.idNumber');
  expect(await refusal({ ...form, facts: { 'person.age@m4': 3 } })).toEqual([400, 'field-refused', 'facts.person.age@m4']);
  expect((await refusal({ ...form, facts: { 'household.size@m2': 3 } }))[2]).toBe('facts.household.size@m2');
  expect((await refusal({ ...form, facts: { 'person.age@m2': true } }))[2]).toBe('facts.person.age@m2');
  expect((await refusal({ ...form, facts: { 'no.such': 1 } }))[2]).toBe('facts.no.such');
  expect((await refusal({ ...form, consents: form.consents.filter(({ kind }) => kind !== 'truth') }))[2]).toBe('consents');
  expect((await refusal({ ...form, consents: [...form.consents, { ...form.consents[0]!, by: 'm9' }] }))[2]).toBe(
    `consents.${form.consents.length}`,
  );
  expect((await refusal({ ...form, signatures: [{ by: 'm1', kind: 'thumb', paperId: randomUUID() }] }))[2]).toBe('signatures.0');
  expect((await refusal({ ...form, programs: ['price-subsidy'] })).slice(0, 2)).toEqual([404, 'not-found']);
  expect((await refusal({ ...form, relatives: [{ id: 'r1', called: '儿子', phone: '13900000001' }] }))[1]).toBe('not-an-invented-person');
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
  expect((await submit(wang, { ...form, facts: {} })).status).toBe(201);
});

test('she does not know which: the window sorts it', async () => {
  const form = await household({ programs: ['one-stop'], facts: {}, relatives: [], members: [] });
  const receipt = await wang.apply({ ...form, consents: form.consents.filter(({ kind }) => kind === 'truth') });
  expect(receipt.matters).toMatchObject([{ program: '请镇上帮我看看办哪样', goesTo: '海丰街道' }]);
  expect((await wang.ask('readMatter', { params: { matterId: receipt.matters[0]!.matterId } })).body.program).toBe('请镇上帮我看看办哪样');
  expect((await refusal({ ...form, submissionId: randomUUID(), programs: ['one-stop', 'dibao-family'] }))[0]).toBe(404);
});

test('what she asks for again goes on where it is open already; what another account asks stands by itself', async () => {
  const first = await household();
  const { number, matters } = await wang.apply(first);
  const again = await wang.apply({ ...first, submissionId: randomUUID(), facts: { ...first.facts, 'household.size': 4 } });
  expect(again.matters[0]!.joined).toContain(number);
  const read = async (matterId: string) => (await wang.ask('readMatter', { params: { matterId } })).body;
  const [open, joined] = [await read(matters[0]!.matterId), await read(again.matters[0]!.matterId)];
  expect([open.timeline[0]!.title, joined.timeline[0]!.title, joined.state.kind]).toEqual([
    '另一件并进来了',
    '和另一件并在一起办了',
    'joined',
  ]);
  expect(open.timeline[0]!.text).toContain(again.number);
  const window = (await town.ask('staffReadWindow', { params: { matterId: matters[0]!.matterId } })).body;
  expect(window.same).toMatchObject([{ matterId: again.matters[0]!.matterId, state: 'closed' }]);
  expect((await town.open(again.matters[0]!.matterId)).facts![0]!.answer).toBe('4');
  expect((await town.record(matters[0]!.matterId, 'accept')).status).toBe(201);

  const li = await Villager.signedIn(county, '16900007002');
  const others = await li.apply({ ...first, submissionId: randomUUID() });
  expect(others.matters[0]!.joined).toBeUndefined();
  expect((await town.ask('staffReadWindow', { params: { matterId: matters[0]!.matterId } })).body.same).toHaveLength(2);
});

const spoke = (matterId: string, given: object = {}) => ({
  params: { matterId },
  body: { submissionId: randomUUID(), how: 'call' as const, words: '打电话问过，她自己要办的', ...given },
});
const toCounty = (matterId: string) => queryAs(county.database.ownerUrl, `update matter set step = 'county' where id = $1`, [matterId]);

test('what a helper files under a number of his own is not decided before somebody has spoken with her, and her own number is told', async () => {
  const idNumber = inventedIdNumber(377);
  await wang.apply(await wang.fillForm({ applicant: { idNumber }, program: 'dibao-family' }));
  const helper = await Villager.signedIn(county, '16900007003');
  await county.knock();
  const told = wang.messages().length;
  const { matters } = await helper.apply(await helper.fillForm({ applicant: { idNumber, filledBy: 'neighbour' } }));
  const { matterId } = matters[0]!;
  await county.knock();
  expect(
    wang
      .messages()
      .slice(told)
      .map(({ text }) => text),
  ).toEqual([expect.stringContaining('您的邻居在11月24日替您申请了救助')]);

  await toCounty(matterId);
  const opened = await bureau.open(matterId);
  expect(opened.flags).toMatchObject([{ kind: 'unconfirmed' }]);
  expect(opened.acts.map(({ event, notBefore }) => [event, notBefore])).toEqual([
    ['approve', '先和本人说上话，再办'],
    ['refuse', '先和本人说上话，再办'],
    ['tried-to-reach', undefined],
  ]);
  const refused = await bureau.record(matterId, 'approve', { amountFen: 100_00 });
  expect([refused.status, (refused.body as unknown as { text: string }).text]).toEqual([409, expect.stringContaining('问过她')]);
  const hotline = await new Officer(county, 'hotline').signIn();
  expect((await hotline.ask('staffConfirmPerson', spoke(matterId))).status).toBe(404);

  const call = spoke(matterId);
  const confirmed = await bureau.ask('staffConfirmPerson', call);
  expect(confirmed.status).toBe(201);
  expect((await bureau.ask('staffConfirmPerson', call)).body).toEqual(confirmed.body);
  expect((await bureau.ask('staffConfirmPerson', spoke(matterId))).status).toBe(409);
  expect((await bureau.open(matterId)).confirmed).toMatchObject({ how: 'call', words: call.body.words });
  const timeline = (await helper.ask('readMatter', { params: { matterId } })).body.timeline;
  expect(timeline[0]).toMatchObject({ title: '和本人说过话了' });
  expect(JSON.stringify(timeline)).not.toContain(call.body.words);
  expect((await bureau.record(matterId, 'approve', { amountFen: 100_00 })).status).toBe(201);
});

test('under her own number all goes as ever; under one that was never hers it waits for a word with her', async () => {
  const idNumber = inventedIdNumber(378);
  const own = await wang.apply(await wang.fillForm({ applicant: { idNumber } }));
  const again = await wang.apply(await wang.fillForm({ applicant: { idNumber }, program: 'dibao-family' }));
  const stranger = await Villager.signedIn(county, '16900007004');
  const other = await stranger.apply(await stranger.fillForm({ applicant: { idNumber } }));
  const unconfirmed = async (matterId: string) => (await town.open(matterId)).flags!.some(({ kind }) => kind === 'unconfirmed');
  expect(await Promise.all([own, again, other].map(({ matters }) => unconfirmed(matters[0]!.matterId)))).toEqual([false, false, true]);
});

test('a number that stands for many is a task, for very many a lead', async () => {
  const liaison = await Villager.signedIn(county, '16900007005');
  const kinds: (string | undefined)[] = [];
  for (let nr = 1; nr <= 16; nr += 1) {
    const { matters } = await liaison.apply(await liaison.fillForm());
    if ([1, 2, 6, 16].includes(nr)) kinds.push((await town.open(matters[0]!.matterId)).flags![0]?.kind);
  }
  expect(kinds).toEqual([undefined, 'number-shared', 'number-many', 'number-lead']);
});

test('what an officer finds of a member stands beside what was said, and reaches no phone', async () => {
  const { matters } = await wang.apply(await household());
  const { matterId } = matters[0]!;
  const body = {
    submissionId: randomUUID(),
    fact: 'household.wageMonthly',
    answer: 987_654,
    source: 'police' as const,
    onDay: '2026-11-24',
    word: '户籍上大九岁查到了',
  };
  await town.open(matterId);
  expect((await town.ask('staffCheckFact', { params: { matterId }, body })).status).toBe(201);
  expect(
    (
      await town.ask('staffCheckFact', {
        params: { matterId },
        body: { ...body, submissionId: randomUUID(), fact: 'person.age@m2', answer: 77 },
      })
    ).status,
  ).toBe(201);
  const fact = (await town.open(matterId)).facts!.find(({ id }) => id === 'person.age@m2')!;
  expect(fact.sources.map(({ answer }) => answer)).toEqual(['68', '77']);
  const phone = [await wang.ask('readMatter', { params: { matterId } }), await wang.ask('listMatters'), await wang.ask('listNotices')];
  expect(JSON.stringify(phone.map((answer) => answer.body))).not.toMatch(/987654|大九岁/);
});

const seal = (part: object): Promise<string> => sealPart(county, part);

test('what waited sealed is the same application, mended part by part, and what opens nowhere is told so', async () => {
  const form = await household();
  const send = (envelopes: string[], submissionId = form.submissionId) =>
    wang.ask('submitSealedApplication', { body: { submissionId, villageCode: form.villageCode, envelopes } });
  const [m2, m3] = form.members as [object, object];
  const wrong = { ...form, members: [m2, { ...m3, idNumber: '999901201405150029' }], facts: { ...form.facts, 'person.age@m2': true } };
  const refused = await send([await seal(wrong)]);
  expect([refused.status, refused.body]).toMatchObject([400, { code: 'field-refused', field: 'members.m3.idNumber' }]);
  expect((await send([await seal({ ...wrong, applicant: { ...form.applicant, address: '' } })])).body).toMatchObject({
    field: 'applicant.address',
  });
  const patches = [await seal({ members: [m3] }), await seal({ facts: { 'person.age@m2': 68 } })];
  const sealed = await send([await seal(wrong), ...patches]);
  expect(sealed.status).toBe(201);
  const plain = await submit(wang, form);
  expect([plain.status, plain.headers.get('x-repeated'), plain.body]).toEqual([201, 'true', sealed.body]);

  const envelope = Buffer.from(await seal(form), 'base64');
  envelope[envelope.length - 1]! ^= 1;
  for (const bad of [envelope.toString('base64'), randomBytes(120).toString('base64'), await seal([1] as unknown as object)])
    expect((await send([bad])).body).toMatchObject({ code: 'seal-unknown' });
  // An envelope that was taken from her phone is not another's application.
  expect((await send([await seal(form)], randomUUID())).body).toMatchObject({ code: 'seal-unknown' });
});

test('a large household takes as many statements as a small one', async () => {
  const small = await wang.fillForm();
  const members = Array.from({ length: 9 }, (_, at) => ({ id: `m${at + 2}`, called: '家里人', idNumber: inventedIdNumber(901 + at) }));
  const facts = Object.fromEntries(members.flatMap(({ id }) => [[`person.age@${id}`, 40 + Number(id.slice(1))]]));
  const consents = [...small.consents, ...members.map(({ id }) => ({ kind: 'household-check', version: 1, by: id }))];
  const signatures = members.map(({ id: by }) => ({ by, kind: 'hand' as const, strokes: 'AAAA' }));
  const large = { ...(await wang.fillForm()), members, facts: { ...facts, 'household.size': 10 }, consents, signatures };
  await wang.apply();
  expect(await countStatements(() => wang.apply(large))).toBe(await countStatements(() => wang.apply(small)));
});
