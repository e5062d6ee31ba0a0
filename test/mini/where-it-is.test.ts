import { describe, expect, test } from 'vitest';
import { confirmTogether } from '../../src/mini/apply/answer-question.ts';
import { buildApplication } from '../../src/mini/apply/build-application.ts';
import { goesTo } from '../../src/mini/apply/goes-to.ts';
import { handOver } from '../../src/mini/apply/hand-over.ts';
import { pagesOf } from '../../src/mini/apply/pages-of.ts';
import { withMember } from '../../src/mini/apply/people.ts';
import { lineOf, reviewLines } from '../../src/mini/apply/review-lines.ts';
import { settleByVillage } from '../../src/mini/apply/settle-by-village.ts';
import { isAnswered } from '../../src/mini/apply/steps.ts';
import { whatIsWrong } from '../../src/mini/apply/what-is-wrong.ts';
import { isHukouToSort, sayHukou } from '../../src/mini/apply/who/hukou.ts';
import { readDraft, type Draft } from '../../src/mini/shared/send/draft.ts';
import type { SelfCheck } from '../../src/mini/shared/keep/self-check.ts';
import { oneStop } from '../../src/rules/one-stop.ts';
import { answerAll, begin, page, pages, person, spouse, three, told } from './helpers/form.ts';
import { catalogue } from './helpers/kangjia.ts';

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

describe('what is known before', () => {
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
    const lines = new Set(reviewLines(pages(yes), yes).flatMap(({ lines: of }) => of.map(({ step }) => step)));
    expect([lines.has(line), lines.has('said')]).toEqual([true, false]);
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
});
