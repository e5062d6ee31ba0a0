import { describe, expect, test } from 'vitest';
import { tellCatalogue } from '../../src/rules/catalogue/tell-catalogue.ts';
import { papersOf, type ProgramPaper } from '../../src/rules/form/papers-of.ts';
import { sayAnswer, type SaidFact } from '../../src/rules/form/say-answer.ts';
import { answerQuestion } from '../../src/rules/precheck/answer-question.ts';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import { startSession, type Session } from '../../src/rules/precheck/session.ts';
import { catalogue, compiled, day } from './precheck-data.ts';

const told = tellCatalogue(catalogue, day);
const programsOf = (...ids: string[]) =>
  ids.map((id) => told.programs.find((one) => one.id === id) as unknown as { id: string; papers: ProgramPaper[] });
const say = (id: string, answer: Parameters<typeof sayAnswer>[1], who?: string) =>
  sayAnswer(told.facts.find((fact) => fact.id === id) as SaidFact, answer, who);
const family = startSession([{ id: 'm1' }, { id: 'm2' }]);
const said = (session: Session, id: string, answer: boolean | number | string, member?: string) =>
  answerQuestion(session, { kind: 'fact', id, ...(member && { member }) }, answer);

describe('the papers of one application', () => {
  test('are each there once, with all who want it; what one program needs at once cannot follow', () => {
    const programs = programsOf('dibao-family', 'medical-apply', 'wudi-tekun-fund');
    const papers = papersOf(compiled, programs, said(family, 'medical.selfPaidTotalYear', 30_000));
    expect(new Set(papers.map(({ key }) => key)).size).toBe(papers.length);
    expect(papers.find(({ kind }) => kind === 'application')).toMatchObject({ how: 'in-form', for: programs.map(({ id }) => id) });
    const bills = papers.filter(({ kind }) => kind === 'medical-bills');
    expect(bills).toMatchObject([{ how: 'ask', mayFollow: true, for: ['medical-apply', 'wudi-tekun-fund'] }]);
    const hows = papers.map(({ how }) => how);
    expect(hows).toEqual(['ask', 'in-form', 'look-up'].flatMap((how) => hows.filter((one) => one === how)));
  });

  test('are of whom they are about, and of nobody for whom it is settled otherwise', () => {
    const ill = said(said(family, 'person.seriousIllness', false, 'm1'), 'person.seriousIllness', true, 'm2');
    const known = said(said(ill, 'person.chronicDrug', false, 'm1'), 'person.chronicDrug', false, 'm2');
    const diagnosis = (session: Session) =>
      papersOf(compiled, programsOf('dibao-family'), session).filter(({ kind }) => kind === 'diagnosis');
    expect(diagnosis(known)).toMatchObject([{ key: 'diagnosis@m2', whose: 'm2' }]);
    expect(diagnosis(said(known, 'person.seriousIllness', false, 'm2'))).toEqual([]);
    // Nobody has said yet who is ill: one may be wanted.
    expect(diagnosis(family)).toHaveLength(1);
    const debt = (yuan: number) =>
      papersOf(compiled, programsOf('wudi-tekun-fund'), said(family, 'household.debtDueToHardship', yuan)).map(({ kind }) => kind);
    expect(debt(5000)).toContain('debt-proof');
    expect(debt(0)).not.toContain('debt-proof');
  });

  test('are the same by the catalogue that a phone was told', () => {
    const asTold = compileCatalogue(JSON.parse(JSON.stringify(told)) as Parameters<typeof compileCatalogue>[0], day);
    const programs = programsOf('dibao-family', 'wudi-tekun-fund', 'temp-assist-urgent');
    const session = said(family, 'person.seriousIllness', true, 'm1');
    expect(papersOf(asTold, programs, session)).toEqual(papersOf(compiled, programs, session));
  });
});

describe('what she answered', () => {
  test.each([
    ['household.hukouLocal', true, undefined, '户口在咱县'],
    ['household.hukouLocal', false, undefined, '户口不在咱县'],
    ['household.wageMonthly', 2600, undefined, '全家打工、上班，一个月挣2600元'],
    ['person.age', 45, '老伴', '老伴今年45岁'],
    ['person.seriousIllness', true, '老伴', '老伴得了大病'],
    ['person.stage', 'junior', '孙女', '孙女在上初中'],
    ['person.stage', 'none', '孙女', '孙女没上学'],
    ['person.disabilityLevel', 0, '娘', '娘没有残疾证'],
    ['person.disabilityLevel', 2, '娘', '娘有残疾证，2级'],
    ['assets.vehicles', 0, undefined, '家里没有小汽车、货车'],
    ['person.age', null, '老伴', '老伴多大岁数了？不清楚'],
    ['household.wageMonthly', null, undefined, '全家打工、上班，一个月大约挣多少？不清楚'],
  ] as const)('%s %s is said in a plain sentence', (id, answer, who, sentence) => expect(say(id, answer, who)).toBe(sentence));

  test('has a sentence whatever it is, with nothing left to fill in', () => {
    for (const fact of catalogue.facts) {
      const answers = fact.type === 'boolean' ? [true, false, null] : fact.type === 'enum' ? [...fact.enum!, null] : [0, 3, null];
      for (const answer of answers) {
        const sentence = say(fact.id, answer, '娘');
        expect(sentence.length).toBeGreaterThan(2);
        expect(sentence).not.toMatch(/[{}]|你|系统|undefined/);
        if (fact.scope === 'person') expect(sentence).toContain('娘');
      }
    }
    expect(catalogue.facts.filter(({ says }) => says === undefined)).toEqual([]);
  });

  test('is said after its question where the catalogue is older than its sentences', () => {
    expect(sayAnswer({ type: 'boolean', questionOf: '{who}常年吃药吗？' }, true, '娘')).toBe('娘常年吃药吗？是');
    expect(sayAnswer({ type: 'yuan', questionOf: '欠着多少？' }, 300)).toBe('欠着多少？300元');
  });
});

describe('the consents', () => {
  test('each say what taking them back does, in short sentences; a relative is asked apart, and a no stops nobody', () => {
    const all = [...told.consents, ...told.consentsOfRelatives];
    expect(all.map(({ kind }) => kind)).toEqual(['truth', 'household-check', 'sensitive-data', 'obligor-check']);
    for (const { effect = '' } of all)
      expect(
        effect
          .split(/[。？]/)
          .filter(Boolean)
          .every((sentence) => sentence.length >= 4 && sentence.length <= 20),
      ).toBe(true);
    expect(told.consentsOfRelatives).toMatchObject([
      { kind: 'obligor-check', text: expect.stringContaining('不同意，也不影响他申请') as string },
    ]);
    expect(told.consents.some(({ text }) => text.includes('{who}'))).toBe(false);
  });
});
