import { describe, expect, test } from 'vitest';
import { answerInWords } from '../../src/mini/shared/answer-in-words.ts';
import { buildApplication } from '../../src/mini/apply/build-application.ts';
import { findStep, isAnswered, stepOfField, stepsOf, whereToGoOn } from '../../src/mini/apply/steps.ts';
import { whatIsWrong } from '../../src/mini/apply/what-is-wrong.ts';
import type { Fact, Program } from '../../src/contract/learn.contract.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { inventedId, writtenDraft } from './helpers/phone.ts';

const catalogue = toldCatalogue();
const program = catalogue.programs.find(({ id }) => id === 'temp-assist-expense') as Program;
const steps = stepsOf(program, catalogue);
const stepNamed = (id: string) => steps.find((step) => step.id === id)!;

describe('the pages of the form', () => {
  test('ask every fact of the program once, whose it is first, what is agreed to last', () => {
    expect(steps[0]!.kind).toBe('filled-by');
    expect(steps.at(-1)!.kind).toBe('consents');
    expect(steps.filter(({ kind }) => kind === 'fact').map(({ id }) => id)).toEqual(program.asks.map((id) => `fact:${id}`));
  });

  test('ask for no paper that the county looks up', () => {
    expect(steps.filter(({ kind }) => kind === 'paper').map(({ id }) => id)).toEqual(['paper:medical-bills']);
  });

  test('take 不知道, no and nothing for answers, and silence for none', async () => {
    const { draft } = await writtenDraft();
    const step = stepNamed(`fact:${program.asks[0]}`);
    for (const answer of [null, false, 0]) expect(isAnswered(step, { ...draft, facts: { [program.asks[0]!]: answer } })).toBe(true);
    expect(isAnswered(step, { ...draft, facts: {} })).toBe(false);
  });

  test('want each consent by itself, in the version that is shown', async () => {
    const { draft } = await writtenDraft();
    const all = Object.fromEntries(catalogue.consents.map(({ kind, version }) => [kind, version]));
    const last = stepNamed('consents');
    expect(isAnswered(last, { ...draft, consents: all })).toBe(true);
    expect(isAnswered(last, { ...draft, consents: { ...all, [catalogue.consents[0]!.kind]: 99 } })).toBe(false);
    expect(isAnswered(last, { ...draft, consents: {} })).toBe(false);
  });

  test('let a paper follow later only if she said so', async () => {
    const { draft } = await writtenDraft();
    const paper = stepNamed('paper:medical-bills');
    expect(isAnswered(paper, { ...draft, papers: [] })).toBe(false);
    expect(isAnswered(paper, { ...draft, papers: [], later: ['medical-bills'] })).toBe(true);
  });

  test('go on where she stopped, or at the first that is open when that page is gone', async () => {
    const { draft } = await writtenDraft();
    expect(whereToGoOn(steps, { ...draft, step: 'address' })).toBe(steps.findIndex(({ id }) => id === 'address'));
    expect(whereToGoOn(steps, { ...draft, step: 'fact:gone', applicant: { ...draft.applicant, filledBy: 'self' } })).toBe(1);
  });

  test('say which figure of an ID number to look at again', async () => {
    const { draft } = await writtenDraft();
    const wrong = (idNumber: string) => whatIsWrong(stepNamed('id-number'), { ...draft, applicant: { ...draft.applicant, idNumber } });
    expect(wrong('12345')).toContain('18位');
    expect(wrong(`${inventedId.slice(0, 17)}5`)).toContain('有一位写错了');
    expect(wrong(inventedId)).toBe('');
  });

  test('are found by the name in a link, encoded or not', () => {
    const at = steps.findIndex(({ id }) => id === 'paper:medical-bills');
    for (const named of ['paper:medical-bills', 'paper%3Amedical-bills']) expect(findStep(steps, named)).toBe(at);
    for (const named of [undefined, '', '%', 'paper:gone']) expect(findStep(steps, named)).toBe(-1);
  });

  test('lead to the page of the field that the county refused', () => {
    expect(stepOfField('facts.household.size')).toBe('fact:household.size');
    expect(stepOfField('applicant.idNumber')).toBe('id-number');
    expect(stepOfField('consents.2')).toBe('consents');
    expect(stepOfField('catalogueVersion')).toBeUndefined();
    expect(stepOfField(undefined)).toBeUndefined();
  });
});

test('what is sent holds only what the program asks today', async () => {
  const { draft } = await writtenDraft();
  const facts = { [program.asks[0]!]: null, 'somebody.elsesQuestion': true };
  const papers = [...draft.papers, { ...draft.papers[0]!, kind: 'of-last-year' }];
  const applicant = { called: '我', name: ' 王秀英 ', idNumber: ' 999900 19500101 0024', address: '2组 ', filledBy: 'self' as const };
  const sent = buildApplication({ ...draft, facts, applicant, papers }, program, catalogue);
  expect(sent.facts).toEqual({ [program.asks[0]!]: null });
  expect(sent.papers).toEqual(draft.papers);
  expect(sent.applicant).toEqual({ name: '王秀英', idNumber: inventedId, address: '2组', filledBy: 'self' });
  expect(sent.submissionId).toBe(draft.submissionId);
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
