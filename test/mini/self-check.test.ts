import { beforeEach, describe, expect, test } from 'vitest';
import { answerOf, answerStep, type StepAnswer } from '../../src/mini/learn/check/answer-step.ts';
import { addUp } from '../../src/mini/learn/check/add-up.ts';
import { nameInQuestion, nameOf, newMemberId, wordsLeft } from '../../src/mini/learn/check/family.ts';
import { handOver } from '../../src/mini/learn/check/hand-over.ts';
import { listSaid } from '../../src/mini/learn/check/list-said.ts';
import { readCatalogue } from '../../src/mini/learn/check/read-catalogue.ts';
import { emptyCheck, fitCheck, settleFamily } from '../../src/mini/learn/check/settle-family.ts';
import { findStep, nextStep, type Step } from '../../src/mini/learn/check/steps.ts';
import { leaveThisPhone } from '../../src/mini/me/leave-this-phone.ts';
import { newDraft, readDraft } from '../../src/mini/shared/send/draft.ts';
import { useSelfCheck } from '../../src/mini/shared/self-check.store.ts';
import type { SelfCheck } from '../../src/mini/shared/keep/self-check.ts';
import type { Compiled } from '../../src/rules/precheck/compile-catalogue.ts';
import { householdOf } from '../../src/rules/precheck/session.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { newPhone, switchOn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const day = '2026-11-20';
const compiled = readCatalogue(catalogue, day) as Compiled;

const family = (...called: string[]): SelfCheck =>
  settleFamily(catalogue, village, { ...emptyCheck(), members: called.map((one, at) => ({ id: `m${at + 1}`, called: one })) });

function say(check: SelfCheck, id: string, answer: StepAnswer): SelfCheck {
  return answerStep(catalogue, check, findStep(catalogue, check, id) as Step, answer);
}
const valueOf = (check: SelfCheck, member: string, fact: string) =>
  householdOf(compiled, check.session).facts.members?.find(({ id }) => id === member)?.[fact];

describe('a family', () => {
  test('is counted by itself, and whoever is called a daughter is a woman', () => {
    const { session } = family('我', '女儿', '爹');
    expect(session.answers).toMatchObject({ 'household.size': 3, 'person.sex@m2': 'female', 'person.sex@m3': 'male' });
    expect(session.answers).not.toHaveProperty('person.sex@m1');
  });

  test('lives in the county whose code she opened', () => {
    expect(family('我').session.answers['household.region']).toBe('wudi');
    const abroad = { ...village, county: { ...village.county, name: '没有的县' } };
    expect(settleFamily(catalogue, abroad, emptyCheck()).session.answers).not.toHaveProperty('household.region');
  });

  test('has one 我, and tells two sons apart', () => {
    const { members } = family('我', '儿子', '儿子');
    expect(wordsLeft(members)).not.toContain('我');
    expect(wordsLeft(members)).toContain('儿子');
    expect(nameOf(members, 'm2')).toBe('儿子');
    expect(nameOf(members, 'm3')).toBe('第2个儿子');
    expect(nameInQuestion(members, 'm1')).toBe('您');
    expect(newMemberId(members)).toBe('m4');
  });

  test('takes along what was said of whoever has gone, and asks its rows again when somebody comes', () => {
    let check = say(say(family('我', '老伴'), 'gate:people', ['ill']), 'who:people/ill', ['m2']);
    check = say(check, 'person.seriousIllness@m2', true);
    const smaller = settleFamily(catalogue, village, { ...check, members: check.members.slice(0, 1) });
    expect(Object.keys(smaller.session.answers).filter((key) => key.endsWith('@m2'))).toEqual([]);
    expect(smaller.session.answers['household.size']).toBe(1);
    const larger = settleFamily(catalogue, village, { ...check, members: [...check.members, { id: 'm3', called: '娘' }] });
    expect(larger.session.gates).toEqual({});
    expect(larger.session.answers['person.seriousIllness@m2']).toBe(true);
  });
});

describe('the questions', () => {
  test('ask whom a ticked row is about before anything else, and then of nobody else', () => {
    const ticked = say(family('我', '老伴', '女儿'), 'gate:people', ['medicine']);
    expect(nextStep(catalogue, compiled, ticked)?.id).toBe('who:people/medicine');
    const pointed = say(ticked, 'who:people/medicine', ['m2']);
    expect(valueOf(pointed, 'm2', 'chronicDrug')).toBe(true);
    expect(valueOf(pointed, 'm3', 'chronicDrug')).toBe(false);
    expect(nextStep(catalogue, compiled, pointed)?.id).not.toBe('who:people/medicine');
  });

  test('who lives alone is meant without being asked', () => {
    const alone = say(family('我'), 'gate:people', ['medicine']);
    expect(valueOf(alone, 'm1', 'chronicDrug')).toBe(true);
    expect(nextStep(catalogue, compiled, alone)?.kind).not.toBe('who');
  });

  test('不知道是谁 leaves it open for each of them', () => {
    const check = say(say(family('我', '老伴'), 'gate:people', ['medicine']), 'who:people/medicine', null);
    expect(answerOf(check, findStep(catalogue, check, 'who:people/medicine')!)).toBeNull();
    expect(valueOf(check, 'm1', 'chronicDrug')).toBeUndefined();
    expect(nextStep(catalogue, compiled, check)?.id).not.toBe('who:people/medicine');
  });

  test('another answer to a row takes back what followed from the first', () => {
    let check = say(say(family('我', '老伴'), 'gate:people', ['ill']), 'who:people/ill', ['m2']);
    check = say(check, 'person.seriousIllness@m2', true);
    const meantOther = say(check, 'who:people/ill', ['m1']);
    expect(valueOf(meantOther, 'm2', 'seriousIllness')).toBe(false);
    const unticked = say(check, 'gate:people', []);
    expect(valueOf(unticked, 'm2', 'seriousIllness')).toBe(false);
    expect(unticked.asked).toEqual(['gate:people']);
  });

  test('不知道 is kept as such, asked no more, and never no', () => {
    const check = say(family('我'), 'household.hukouLocal', null);
    expect(answerOf(check, findStep(catalogue, check, 'household.hukouLocal')!)).toBeNull();
    expect(householdOf(compiled, check.session).facts.household).not.toHaveProperty('hukouLocal');
    const back = say(check, 'household.hukouLocal', true);
    expect(back.asked).toEqual(['household.hukouLocal']);
    expect(back.session.notKnown).toEqual([]);
  });

  test('end, whatever she answers', () => {
    let check = family('我');
    let step = nextStep(catalogue, compiled, check);
    for (let count = 0; step; count += 1) {
      expect(count).toBeLessThan(120);
      expect(check.asked).not.toContain(step.id);
      check = answerStep(catalogue, check, step, step.kind === 'fact' ? null : []);
      step = nextStep(catalogue, compiled, check);
    }
    expect(listSaid(catalogue, check)).toHaveLength(check.asked.length);
  });

  test('a sum by the year is reckoned by the month', () => {
    expect(addUp(['2600', '', '400'], false)).toEqual({ said: 3000, asked: 3000 });
    expect(addUp(['1000'], true)).toEqual({ said: 1000, asked: 83 });
  });

  test('what she said is read back in her words', () => {
    let check = say(say(family('我', '老伴'), 'gate:people', ['medicine']), 'who:people/medicine', ['m2']);
    check = say(check, 'person.canWork@m1', 'partial');
    expect(listSaid(catalogue, check).map(({ said }) => said)).toEqual(['常年吃药的', '老伴', '能干一点']);
    expect(listSaid(catalogue, check)[2]!.asked).toContain('您');
  });
});

describe('what stays on the phone', () => {
  beforeEach(newPhone);

  test('is there when it is switched on again, and gone when she wipes it', () => {
    useSelfCheck().write(family('我', '女儿'));
    switchOn();
    useSelfCheck().remember();
    expect(useSelfCheck().check?.members).toHaveLength(2);
    useSelfCheck().wipe();
    switchOn();
    useSelfCheck().remember();
    expect(useSelfCheck().check).toBeUndefined();
  });

  test('goes when she leaves the phone', () => {
    useSelfCheck().write(family('我'));
    leaveThisPhone();
    expect(useSelfCheck().check).toBeUndefined();
    expect(phone.storage.has('self-check')).toBe(false);
  });

  test('a full phone says so, and she can go on', () => {
    phone.storage.set('something', 'else');
    phone.storageIsFull = true;
    expect(() => useSelfCheck().write(family('我'))).toThrow(expect.objectContaining({ code: 'phone-full' }));
    expect(useSelfCheck().check?.members).toHaveLength(1);
  });

  test('damaged, it is as if she had not begun; a newer one is not written over', () => {
    for (const odd of ['{', '7', '{"vocabulary":1}', JSON.stringify({ ...family('我'), asked: [1] })]) {
      phone.storage.set('self-check', odd);
      switchOn();
      useSelfCheck().remember();
      expect(useSelfCheck().check).toBeUndefined();
    }
    const newer = JSON.stringify({ ...family('我'), vocabulary: 99 });
    phone.storage.set('self-check', newer);
    expect(() => useSelfCheck().write(family('我'))).toThrow(expect.objectContaining({ code: 'needs-newer-app' }));
    expect(phone.storage.get('self-check')).toBe(newer);
  });

  test('an answer that the county asks no more, or otherwise, is dropped; the rest stays', () => {
    const check = say(say(family('我'), 'household.hukouLocal', true), 'household.wageMonthly', 2600);
    const kept = {
      ...check,
      session: { ...check.session, answers: { ...check.session.answers, 'household.gone': 1, 'person.canWork@m1': 'no such word' } },
    };
    const without = { ...catalogue, facts: catalogue.facts.filter(({ id }) => id !== 'household.hukouLocal') };
    const fitted = fitCheck(without, kept);
    expect(fitted.asked).toEqual(['household.wageMonthly']);
    expect(fitted.session.answers).toMatchObject({ 'household.wageMonthly': 2600, 'household.size': 1 });
    for (const key of ['household.hukouLocal', 'household.gone', 'person.canWork@m1'])
      expect(fitted.session.answers).not.toHaveProperty(key);
  });
});

describe('an application', () => {
  beforeEach(newPhone);
  const from = { villageCode: village.codeId, village: '康家村', programs: ['tekun-scattered'], programName: '五保' };

  test('takes along what it asks for, of the one it is for, each for her yes', async () => {
    let check = say(family('我', '爹'), 'person.canWork@m2', 'none');
    check = say(say(check, 'person.canWork@m1', 'full'), 'assets.financialTotal', null);
    const program = { asks: ['person.canWork', 'assets.financialTotal', 'household.size', 'person.obligors'] };
    const draft = handOver(program, check, await newDraft(from), 'm2');
    expect(draft.facts).toEqual({ 'person.canWork': 'none', 'household.size': 2 });
    expect(draft.toConfirm).toEqual(['person.canWork', 'household.size']);
    expect(draft.applicant.filledBy).toBe('family');
    expect(draft.step).toBe('filled-by');
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test('keeps what she wrote there herself, and nobody is guessed', async () => {
    const check = say(family('我', '爹'), 'person.canWork@m2', 'none');
    const begun = { ...(await newDraft(from)), facts: { 'household.size': 5 }, step: 'name' };
    const draft = handOver({ asks: ['person.canWork', 'household.size'] }, check, begun);
    expect(draft.facts).toEqual({ 'household.size': 5 });
    expect(draft).toMatchObject({ toConfirm: [], step: 'name', applicant: { filledBy: '' } });
  });
});

test('a catalogue that cannot be read is as good as none', () => {
  const odd = { ...catalogue, derived: [{ id: 'household.odd', scope: 'household', rule: { nonsense: [1] } }] };
  expect(readCatalogue({ ...odd, programs: [] }, day)).toBeTypeOf('object');
  const program = { ...catalogue.programs[0]!, conditions: [{ ...catalogue.programs[0]!.conditions[0]!, rule: { nonsense: [1] } }] };
  expect(readCatalogue({ ...catalogue, programs: [program] }, day)).toBe('unreadable');
  expect(readCatalogue(undefined, day)).toBe('unreadable');
  expect(readCatalogue(catalogue, day)).toBe(readCatalogue(catalogue, day));
});
