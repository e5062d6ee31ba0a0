import { describe, expect, test } from 'vitest';
import { answerInWords } from '../../src/mini/shared/answer-in-words.ts';
import { answerFact, answerGate, answerWho, confirmTogether } from '../../src/mini/apply/answer-question.ts';
import { buildApplication } from '../../src/mini/apply/build-application.ts';
import { handOver } from '../../src/mini/apply/hand-over.ts';
import { writeFor } from '../../src/mini/apply/for-whom.ts';
import { isHukouToSort, sayHukou } from '../../src/mini/apply/who/hukou.ts';
import { withMember, withoutMember } from '../../src/mini/apply/people.ts';
import { goesTo } from '../../src/mini/apply/goes-to.ts';
import { oneStop } from '../../src/rules/one-stop.ts';
import { pagesOf } from '../../src/mini/apply/pages-of.ts';
import { settleByVillage } from '../../src/mini/apply/settle-by-village.ts';
import { lineOf, reviewLines } from '../../src/mini/apply/review-lines.ts';
import { alongside, fittingPrograms } from '../../src/mini/apply/fitting-programs.ts';
import { findStep, isAnswered, mustBeSaid, stepOfField, stepsOf, whereToGoOn, type Step, type Told } from '../../src/mini/apply/steps.ts';
import { whatIsWrong } from '../../src/mini/apply/what-is-wrong.ts';
import type { SelfCheck } from '../../src/mini/shared/keep/self-check.ts';
import { newDraft, readDraft, type Draft } from '../../src/mini/shared/send/draft.ts';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import type { PrecheckData } from '../../src/rules/precheck/precheck-data.ts';
import type { Catalogue, Fact } from '../../src/contract/learn.contract.ts';
import { catalogue } from './helpers/kangjia.ts';
import { inventedId } from './helpers/phone.ts';

const toldOf = (one: Catalogue): Told => ({ catalogue: one, compiled: compileCatalogue(one as PrecheckData, '2026-11-20') });
const told = toldOf(catalogue);
const three = ['dibao-family', 'temp-assist-expense', 'wudi-tekun-fund'];

async function begin(programs = three, part: Partial<Draft> = {}): Promise<Draft> {
  const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs, programName: '低保' };
  return { ...(await newDraft(from)), ...part };
}
const person = (part: Partial<Draft['applicant']> = {}): Draft['applicant'] => ({
  called: '',
  name: '王演示',
  idNumber: inventedId,
  address: '2组',
  filledBy: 'self',
  ...part,
});
const spouse = { id: 'm2', called: '老伴', name: '', idNumber: '' };

const pages = (draft: Draft, of = told): Step[] => stepsOf(draft, of);
const page = <Kind extends Step['kind']>(draft: Draft, kind: Kind, id: string, of = told): Extract<Step, { kind: Kind }> =>
  pages(draft, of).find((step) => step.kind === kind && step.id === id) as Extract<Step, { kind: Kind }>;

/** She answers whatever is asked: no to what may be a no, nothing to sums, none of the rows. */
function answerAll(draft: Draft, of = told): Draft {
  let now = draft;
  for (let turn = 0; turn < 200; turn += 1) {
    const open = pages(now, of).find((step) => (step.kind === 'fact' || step.kind === 'gate') && !isAnswered(step, now));
    if (pages(now, of).some((step) => step.id === 'hukou' && !isAnswered(step, now))) now = sayHukou(now, 'here');
    else if (open?.kind === 'gate') now = answerGate(now, of.catalogue, open, []);
    else if (open?.kind === 'fact') now = answerFact(now, of.catalogue, open, answerTo(open.fact));
    else return now;
  }
  throw new Error('She is asked on and on');
}
const answerTo = ({ type, choices }: Fact): boolean | number | string => {
  if (type === 'boolean') return false;
  return type === 'choice' ? choices![0]!.value : type === 'integer' ? 40 : 900;
};

describe('the pages of the form', () => {
  test('begin with whose it is and who lives there, and end with what each grown-up agrees to', async () => {
    const child = { id: 'm3', called: '儿子', name: '', idNumber: '' };
    const steps = pages(await begin(three, { members: [spouse, child], facts: { 'person.age@m3': 9, 'person.age@m2': 44 } }));
    expect(steps.slice(0, 3).map(({ id }) => id)).toEqual(['filled-by', 'name', 'members']);
    expect(steps.slice(-2).map(({ id }) => id)).toEqual(['consents', 'consents@m2']);
  });

  test('ask everything that three programs need once, and say for which', async () => {
    const draft = answerAll(await begin(three, { applicant: person(), facts: { 'household.size': 1 } }));
    const ids = pages(draft).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('fact:household.relativeInOffice');
    expect(ids).not.toContain('fact:household.size');
    const apart = await Promise.all(
      three.map(async (id) => pages(answerAll(await begin([id], { facts: { 'household.size': 1 } }))).length),
    );
    expect(ids.length).toBeLessThan(apart.reduce((sum, count) => sum + count, 0) * 0.6);
    const shared = pages(draft).find((step) => step.kind === 'fact' && step.question.for.length === 3);
    expect(shared).toBeDefined();
  });

  test('ask for relatives outside only where support is a question', async () => {
    const has = async (programs: string[]): Promise<boolean> => pages(await begin(programs)).some(({ id }) => id === 'relatives');
    expect([await has(['tekun-scattered']), await has(['temp-assist-urgent']), await has(['one-stop'])]).toEqual([true, false, false]);
  });

  test('ask for each paper once, and for none that the county looks up', async () => {
    const kinds = pages(answerAll(await begin())).flatMap((step) => (step.kind === 'paper' ? [step.paper.kind] : []));
    expect(kinds).toContain('medical-bills');
    expect(new Set(kinds).size).toBe(kinds.length);
    for (const kind of ['id-card', 'hukou-book', 'bank-card']) expect(kinds).not.toContain(kind);
  });

  test('take 不知道, no and nothing for answers, and silence for none', async () => {
    const draft = await begin(['temp-assist-expense']);
    const step = page(draft, 'fact', 'fact:household.relativeInOffice');
    for (const answer of [null, false, true]) expect(isAnswered(step, answerFact(draft, catalogue, step, answer))).toBe(true);
    expect(isAnswered(step, draft)).toBe(false);
    expect(isAnswered(step, answerFact(answerFact(draft, catalogue, step, true), catalogue, step, undefined))).toBe(false);
  });

  test('ask whom a ticked row is about where several live together, and take back what followed when it is unticked', async () => {
    const draft = await begin(['dibao-family'], { members: [spouse], facts: { 'person.age@m2': 44 } });
    const gate = pages(draft).find((step) => step.kind === 'gate' && step.gate.id === 'people') as Extract<Step, { kind: 'gate' }>;
    const row = gate.rows[0]!;
    const ticked = answerGate(draft, catalogue, gate, [row.id]);
    const who = page(ticked, 'who', `who:people/${row.id}`);
    const meant = answerWho(ticked, who, ['m2']);
    expect(meant.gates['people']).toEqual([{ row: row.id, who: ['m2'] }]);
    expect(answerGate(meant, catalogue, gate, []).gates['people']).toEqual([]);
    // Who lives alone is meant.
    const alone = answerGate({ ...draft, members: [] }, catalogue, gate, [row.id]);
    expect(alone.gates['people']).toEqual([{ row: row.id, who: ['m1'] }]);
  });

  test('let a paper follow later only if she said so', async () => {
    const draft = answerAll(await begin(['temp-assist-expense']));
    const paper = page(draft, 'paper', 'paper:medical-bills');
    expect([isAnswered(paper, draft), mustBeSaid(paper)]).toEqual([false, false]);
    expect(isAnswered(paper, { ...draft, later: ['medical-bills'] })).toBe(true);
  });

  test('say which figure of an ID number to look at again', async () => {
    const draft = await begin();
    const step = pages(draft).find(({ id }) => id === 'id-number')!;
    const wrong = (idNumber: string) => whatIsWrong(step, { ...draft, applicant: person({ idNumber }) });
    expect(wrong('12345')).toContain('18位');
    expect(wrong(`${inventedId.slice(0, 17)}5`)).toContain('有一位写错了');
    expect(wrong(inventedId)).toBe('');
  });

  test('are found by the name in a link, encoded or not, and by the field that the county refused', async () => {
    const steps = pages(answerAll(await begin(['temp-assist-expense'])));
    const at = steps.findIndex(({ id }) => id === 'paper:medical-bills');
    for (const named of ['paper:medical-bills', 'paper%3Amedical-bills']) expect(findStep(steps, named)).toBe(at);
    for (const named of [undefined, '', '%', 'paper:gone']) expect(findStep(steps, named)).toBe(-1);
    expect(['facts.person.age@m2', 'applicant.idNumber', 'consents.2', 'members.m2.idNumber', 'catalogueVersion'].map(stepOfField)).toEqual(
      ['fact:person.age@m2', 'id-number', 'consents', 'members', undefined],
    );
  });
});

describe('a new version of the catalogue while she writes', () => {
  const step = 'address';

  test('asks one changed question again and goes back to where she stopped; what is gone is not sent and stays in the draft', async () => {
    const draft = answerAll(await begin(['temp-assist-expense'], { applicant: person(), facts: { 'household.size': 1 }, step }));
    const changed = page(draft, 'fact', 'fact:household.relativeInOffice');
    const newer = toldOf({
      ...catalogue,
      version: catalogue.version + 1,
      facts: catalogue.facts.map((fact) =>
        fact.id === changed.fact.id ? { ...fact, type: 'choice', choices: [{ value: 'seldom', label: '少' }] } : fact,
      ),
    });
    const old = { ...draft, facts: { ...draft.facts, 'household.askedNoMore': true } };
    const open = pages(old, newer).filter((one) => one.kind === 'fact' && !isAnswered(one, old));
    expect(open.map(({ id }) => id)).toEqual([changed.id]);
    expect(pages(old, newer)[whereToGoOn(pages(old, newer), old)]!.id).toBe(changed.id);

    const again = answerFact(old, newer.catalogue, open[0] as Extract<Step, { kind: 'fact' }>, 'seldom');
    expect(pages(again, newer)[whereToGoOn(pages(again, newer), again)]!.id).toBe(step);
    expect(again.facts).toMatchObject({ 'household.askedNoMore': true, [changed.question.key]: 'seldom' });
    const sent = buildApplication(again, newer);
    expect(sent.facts[changed.question.key]).toBe('seldom');
    expect(sent.facts).not.toHaveProperty('household.askedNoMore');
    expect(sent.catalogueVersion).toBe(catalogue.version + 1);
  });

  test('without one of her programs sends the others', async () => {
    const newer = toldOf({ ...catalogue, programs: catalogue.programs.filter(({ id }) => id !== 'wudi-tekun-fund') });
    expect(buildApplication(await begin(), newer).programs).toEqual(['dibao-family', 'temp-assist-expense']);
  });

  test('a draft of the release that asked for one program is written on, not asked anew', async () => {
    const { programs: _one, ...kept } = answerAll(
      await begin(['temp-assist-expense'], { applicant: person(), facts: { 'household.size': 3 } }),
    );
    const { hukou: _said, ...older } = kept;
    const read = readDraft({ ...older, vocabulary: 1, programId: 'temp-assist-expense', step: 'address' }) as Draft;
    expect(pages(read)[whereToGoOn(pages(read), read)]!.id).toBe('address');
  });
});

describe('what is brought along from the 自测', () => {
  const check: SelfCheck = {
    vocabulary: 1,
    members: [
      { id: 'm1', called: '我' },
      { id: 'm2', called: '老伴' },
      { id: 'm3', called: '娘' },
    ],
    asked: [],
    session: {
      members: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }],
      answers: { 'household.size': 3, 'person.age@m1': 45, 'person.age@m3': 78, 'household.relativeInOffice': false },
      notKnown: ['person.age@m2'],
      gates: { people: [{ row: 'disabled', who: ['m3'] }] },
    },
  };

  test('comes whole, whom it is for as m1, and every word of it waits for a yes', async () => {
    const draft = handOver(await begin(['tekun-scattered']), check, 'm3');
    expect(draft).toMatchObject({
      applicant: { called: '娘', filledBy: 'family', name: '' },
      members: [
        { id: 'm2', called: '我' },
        { id: 'm3', called: '老伴' },
      ],
      facts: { 'person.age@m1': 78, 'person.age@m2': 45, 'household.relativeInOffice': false },
      gates: { people: [{ row: 'disabled', who: ['m1'] }] },
    });
    expect(draft.facts).not.toHaveProperty('person.age@m3');
    expect(draft.toConfirm).toEqual(expect.arrayContaining(['members', 'person.age@m1', 'household.relativeInOffice', 'gate:people']));
    const asked = page(draft, 'fact', 'fact:household.relativeInOffice');
    expect(isAnswered(asked, draft)).toBe(false);
    expect(buildApplication(draft, told).facts).toEqual({});
    expect(isAnswered(asked, answerFact(draft, catalogue, asked, false))).toBe(true);
  });

  test('stands on one page for her yes, and each line of it is asked by itself when she wants to change it', async () => {
    const brought = handOver(await begin(['dibao-family']), {
      ...check,
      session: {
        ...check.session,
        answers: { ...check.session.answers, 'household.wageMonthly': 900 },
        gates: { people: [], spending: [] },
      },
    });
    const ids = (draft: Draft, named?: string) => pagesOf(draft, told, named).map(({ id }) => id);
    const said = page(brought, 'said', 'said');
    expect(said.lines.length).toBeGreaterThan(2);
    expect(
      said.lines.map(
        ({ id }) =>
          lineOf(
            said.lines.find((one) => one.id === id)!,
            brought,
            'as-said',
          ).state,
      ),
    ).not.toContain('missing');
    const line = 'fact:household.relativeInOffice';
    expect([ids(brought).includes(line), isAnswered(said, brought)]).toEqual([false, false]);
    expect(ids(brought, line)).toContain(line);
    const yes = confirmTogether(brought, said.lines);
    expect([ids(yes).includes(line), isAnswered(page(yes, 'said', 'said'), yes)]).toEqual([false, true]);
    expect(buildApplication(yes, told).facts).toMatchObject({ 'household.relativeInOffice': false });
    // The review has each line of it, and not the page.
    const lines = reviewLines(pages(yes), yes).flatMap(({ lines: of }) => of.map(({ step }) => step));
    expect([lines.includes(line), lines.includes('said')]).toEqual([true, false]);
  });

  test('the village answers which county it is, on no page, and the review shows it', async () => {
    const draft = settleByVillage(await begin(three, { village: '无棣县 · 海丰街道 · 康家村' }), catalogue);
    const region = 'fact:household.region';
    expect(draft.facts).toEqual({ 'household.region': 'wudi' });
    expect(pages(draft).some(({ id }) => id === region)).toBe(true);
    expect(pagesOf(draft, told).some(({ id }) => id === region)).toBe(false);
    expect(pagesOf(draft, told, region).some(({ id }) => id === region)).toBe(true);
    const other = { ...draft, facts: { 'household.region': 'other' } };
    expect([settleByVillage(other, catalogue), pagesOf(other, told).some(({ id }) => id === region)]).toEqual([other, true]);
  });

  test('is let go of where it turns out to be for somebody else', async () => {
    const mine = handOver(await begin(), check);
    expect(mine.applicant.filledBy).toBe('self');
    const neighbours = writeFor(mine, 'neighbour');
    expect(neighbours).toMatchObject({
      members: [],
      facts: {},
      gates: {},
      toConfirm: [],
      applicant: { called: '', filledBy: 'neighbour' },
    });
    expect(writeFor(handOver(await begin(), check, 'm3'), 'family').members).toHaveLength(2);
  });

  test('proposes what fits, first of all', () => {
    const found = fittingPrograms(catalogue.programs, told.compiled, check.session).map(({ fits }) => fits);
    expect(found.length).toBeGreaterThan(0);
    expect(found.toSorted()).toEqual(found);
    const beside = alongside(catalogue.programs, ['temp-assist-expense'], []);
    expect(beside.map(({ id }) => id)).toContain('dibao-family');
    expect(beside.every(({ apply }) => apply === 'here')).toBe(true);
  });
});

describe('where the 户口 is', () => {
  const elsewhere = { words: '水湾镇 · 李家村', codeId: '371623101204AAAAAAA' };
  const goes = (draft: Draft) =>
    ['temp-assist-expense', 'dibao-family', 'one-stop'].map((id) =>
      goesTo(catalogue.programs.find((one) => one.id === id) ?? { ...oneStop, department: '' }, draft, '海丰街道'),
    );

  test('is asked once for all who live together, and only where it decides something', async () => {
    const has = async (programs: string[]) => pages(await begin(programs)).some(({ id }) => id === 'hukou');
    expect([await has(three), await has(['one-stop']), await has(['temp-assist-urgent'])]).toEqual([true, true, false]);
    const family = await begin(three, { members: [spouse], facts: { 'person.age@m2': 44 } });
    const said = answerAll(sayHukou(family, 'here'));
    expect(pages(said).filter(({ id }) => id.includes('hukouLocal'))).toEqual([]);
    expect(buildApplication(said, told).facts).toMatchObject({ 'household.hukouLocal': true });
    // Some here, some not: of whom, each is asked.
    const several = pages(answerAll(sayHukou({ ...family, facts: { ...family.facts, 'person.age@m1': 66 } }, 'several')));
    expect(several.some(({ id }) => id === 'fact:household.hukouLocal')).toBe(false);
    expect(sayHukou(said, 'unknown').facts).toMatchObject({ 'household.hukouLocal': null, 'person.hukouLocal@m2': null });
    expect(sayHukou(said, 'outside').facts).toMatchObject({ 'household.hukouLocal': false });
    // One more has come: said of those who were there.
    const child = { id: 'm3', called: '儿子', name: '', idNumber: '' };
    const more = withMember(said, child, { 'person.age': 9 });
    expect(
      isAnswered(
        pages(more).find(({ id }) => id === 'hukou')!,
        more,
      ),
    ).toBe(false);
  });

  test('in another village sends each matter where it goes, before it is sent and in what is sent', async () => {
    const draft = sayHukou(await begin(three, { applicant: person() }), 'elsewhere', elsewhere);
    expect(goes(draft)).toEqual(['海丰街道', '水湾镇', '水湾镇']);
    expect(buildApplication(draft, told)).toMatchObject({ hukouVillageCode: elsewhere.codeId });
    expect(reviewLines(pages(draft), draft).flatMap(({ lines }) => lines.filter(({ step }) => step === 'hukou'))).toEqual([
      { step: 'hukou', about: '户口', said: '水湾镇 · 李家村', state: 'said' },
    ]);
    const back = sayHukou(draft, 'here');
    expect([goes(back)[1], back.hukouVillageCode, back.hukouPlace]).toEqual(['海丰街道', '', '']);
    // Kept with the rest of the draft; an odd word is none.
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toMatchObject({ hukou: 'elsewhere', hukouPlace: '水湾镇 · 李家村' });
    expect(readDraft({ ...draft, hukou: 'nowhere' })).toMatchObject({ hukou: '' });
  });

  test('written without a list is sent in her words, and the window here sorts it', async () => {
    const open = sayHukou(await begin(three, { applicant: person() }), 'elsewhere');
    const step = pages(open).find(({ id }) => id === 'hukou')!;
    expect([isAnswered(step, open), whatIsWrong(step, open)]).toEqual([false, '请写是哪个村。']);
    const written = sayHukou(open, 'elsewhere', { words: '水湾镇李家', codeId: '' });
    expect(goes(written)).toEqual(['海丰街道', '海丰街道', '海丰街道']);
    expect(isHukouToSort(written)).toBe(true);
    const sent = buildApplication(written, told);
    expect(sent).toMatchObject({ hukouPlace: '水湾镇李家' });
    expect(sent).not.toHaveProperty('hukouVillageCode');
  });
});

describe('those who live together', () => {
  test('are people of their own; rows are asked again when one more comes, and with him goes what was said of him', async () => {
    const draft = await begin(three, { gates: { people: [] } });
    const more = withMember(draft, spouse, { 'person.age': 44 });
    expect(more).toMatchObject({ members: [spouse], gates: {}, facts: { 'person.age@m2': 44 } });
    const signed = { ...more, away: ['m2'], consents: { 'household-check@m2': 1, truth: 1 } };
    expect(withoutMember(signed, 'm2')).toMatchObject({ members: [], facts: {}, away: [], consents: { truth: 1 } });
  });
});

describe('what is sent', () => {
  const whole = async (part: Partial<Draft> = {}): Promise<Draft> =>
    answerAll(await begin(three, { applicant: person({ name: ' 王演示 ', idNumber: ' 999900 19500101 0024', address: '2组 ' }), ...part }));
  const consents = Object.fromEntries(catalogue.consents.map(({ kind, version }) => [kind, version]));

  test('is whole: who, what each agreed to and signed, and a number that cannot be read left out', async () => {
    const draft = await whole({
      members: [{ ...spouse, name: '李演示', idNumber: '123' }],
      relatives: [{ id: 'r1', called: '儿子', name: '王小演示', phone: '16900000071' }],
      facts: { 'household.size': 2, 'person.age@m2': 44 },
      consents: { ...consents, 'household-check@m2': consents['household-check']! },
      signatures: [
        { by: 'm1', kind: 'hand', strokes: 'ink' },
        { by: 'm2', kind: 'hand', strokes: 'ink' },
      ],
    });
    const sent = buildApplication(draft, told);
    expect(sent.programs).toEqual(
      three.toSorted((a, b) => catalogue.programs.findIndex(({ id }) => id === a) - catalogue.programs.findIndex(({ id }) => id === b)),
    );
    expect(sent.applicant).toEqual({ name: '王演示', idNumber: inventedId, address: '2组', filledBy: 'self' });
    expect(sent.members).toEqual([{ id: 'm2', called: '老伴', name: '李演示' }]);
    expect(sent.relatives).toEqual([{ id: 'r1', called: '儿子', name: '王小演示', phone: '16900000071' }]);
    expect(sent.consents).toEqual(expect.arrayContaining([{ kind: 'household-check', version: 1, by: 'm2' }]));
    expect(sent.signatures).toHaveLength(2);
    expect(sent.facts).toHaveProperty('household.relativeInOffice', false);
  });

  test('holds no tick for whoever is not here', async () => {
    const draft = await whole({ members: [spouse], away: ['m2'], consents: { ...consents, 'household-check@m2': 1 } });
    expect(buildApplication(draft, told).consents.some(({ by }) => by === 'm2')).toBe(false);
  });

  test('holds papers that were asked for, and no other', async () => {
    const paper = { paperId: inventedPaper, kind: 'medical-bills', sha256: 'a' };
    const draft = await whole({ papers: [paper, { ...paper, kind: 'of-last-year' }] });
    expect(buildApplication(draft, told).papers).toEqual([paper]);
  });

  test('is little where she does not know which: the window sorts it', async () => {
    const sent = buildApplication(await begin(['one-stop'], { applicant: person(), consents }), told);
    expect(sent).toMatchObject({ programs: ['one-stop'], facts: {} });
    expect(sent.consents.map(({ kind }) => kind)).toEqual(['truth', 'sensitive-data']);
  });
});
const inventedPaper = '11111111-1111-4111-8111-111111111111';

test('the review is read in sentences, by what it is about, and says what is missing and whether it stops', async () => {
  const draft = answerAll(await begin(three, { applicant: person({ idNumber: '' }), facts: { 'household.size': 1 } }));
  const groups = reviewLines(pages(draft), draft);
  expect(groups.map(({ group }) => group)).toEqual(['person', 'household', 'money', 'property', 'papers', 'consents']);
  const states = Object.fromEntries(groups.flatMap(({ lines }) => lines.map(({ step, state }) => [step, state])));
  expect(states).toMatchObject({ 'id-number': 'missing', consents: 'missing', 'paper:medical-bills': 'may-be-missing', name: 'said' });
  const said = groups.flatMap(({ lines }) => lines.map(({ said: sentence }) => sentence)).join();
  expect(said).toContain('一起过的，1口人：您');
  expect(said).not.toContain('{who}');
});

test('an answer is read back as she would say it', () => {
  const fact = (type: string, choices?: Fact['choices']): Fact => ({
    id: 'a',
    type,
    scope: 'household',
    part: 'household',
    question: '',
    questionOf: '',
    example: '',
    why: '',
    ...(choices ? { choices } : {}),
  });
  expect(answerInWords(fact('yuan'), 12000)).toBe('12000元');
  expect(answerInWords(fact('boolean'), false)).toBe('不是');
  expect(answerInWords(fact('boolean'), null)).toBe('不知道');
  expect(answerInWords(fact('choice', [{ value: 'dibao', label: '低保户' }]), 'dibao')).toBe('低保户');
  expect(answerInWords(fact('integer'), undefined)).toBe('还没写');
});
