import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import { countLeft } from '../../src/mini/learn/check/count-left.ts';
import { explainResult } from '../../src/mini/learn/check/explain-result.ts';
import { readCatalogue } from '../../src/mini/shared/read-catalogue.ts';
import { emptyCheck, settleFamily } from '../../src/mini/learn/check/settle-family.ts';
import { sortResults } from '../../src/mini/learn/check/sort-results.ts';
import { sumOf } from '../../src/mini/learn/check/sum-of.ts';
import type { SelfCheck } from '../../src/mini/shared/keep/self-check.ts';
import type { Compiled } from '../../src/rules/precheck/compile-catalogue.ts';
import { catalogue, village } from './helpers/kangjia.ts';

const day = '2026-11-20';

/** 低保 alone, with the two sums that its condition compares. */
const told: Catalogue = {
  ...catalogue,
  programs: catalogue.programs
    .filter(({ id }) => ['dibao-family', 'dibao-edge-family', 'temp-assist-expense'].includes(id))
    .map((program) => ({
      ...program,
      conditions: program.conditions.map((condition) =>
        program.id === 'dibao-family' && condition.id === 'income'
          ? {
              ...condition,
              compares: {
                mine: { var: 'household.monthlyIncomeCountable' },
                line: { '*': [{ var: 'std.dibaoMonthly' }, { var: 'household.size' }] },
                unit: '元/月',
              },
            }
          : condition,
      ),
    })),
};
const compiled = readCatalogue(told, day) as Compiled;
const line = told.parameters.find(({ id }) => id === 'std.dibaoRural')!.value;

function family(answers: SelfCheck['session']['answers'], notKnown: string[] = []): SelfCheck {
  const check = settleFamily(told, village, { ...emptyCheck(), members: [{ id: 'm1', called: '我' }] });
  return { ...check, session: { ...check.session, notKnown, answers: { ...check.session.answers, ...answers } } };
}
const poor = {
  'household.hukouLocal': true,
  'household.areaType': 'rural',
  'household.wageMonthly': 0,
  'household.businessMonthly': 0,
  'household.propertyMonthly': 0,
  'household.transferMonthly': 0,
  'household.supportMonthly': 0,
  'medical.outOfPocketYear': 0,
  'medical.rehabYear': 0,
  'assets.financialTotal': 0,
  'assets.vehicles': 0,
  'assets.extraHomes': 0,
  'assets.commercialProperty': false,
  'assets.luxurySpending': false,
  'person.age@m1': 45,
  'person.obligors@m1': 'able',
  'person.disabilityLevel@m1': 0,
  'person.disabilityKind@m1': 'none',
  'person.ownMonthlyIncome@m1': 0,
  'person.hukouLocal@m1': true,
  'person.confirmedTekun@m1': false,
  'person.canWork@m1': 'full',
  'household.confirmedTier': 'none',
};
const groupOfDibao = (check: SelfCheck) =>
  Object.values(sortResults(told, compiled, check, { demo: true }))
    .flat()
    .find(({ id }) => id === 'dibao-family')!;

describe('the results', () => {
  test('say what a family may get, with a sum that is only about', () => {
    const dibao = groupOfDibao(family(poor));
    expect(dibao).toMatchObject({ group: 'likely', name: '低保' });
    expect(dibao.sum?.text).toMatch(new RegExp(`^大约每月${line}元（演示）$`));
  });

  test('hide a figure that nobody has published where it could be taken for real', () => {
    const dibao = sortResults(told, compiled, family(poor), { demo: false }).likely.find(({ id }) => id === 'dibao-family');
    expect(dibao).toBeDefined();
    expect(dibao!.sum).toBeUndefined();
  });

  test('a line missed by a tenth or less is no 不行', () => {
    expect(groupOfDibao(family({ ...poor, 'household.transferMonthly': line })).group).toBe('near');
    expect(groupOfDibao(family({ ...poor, 'household.transferMonthly': line * 1.1 })).group).toBe('near');
    expect(groupOfDibao(family({ ...poor, 'household.transferMonthly': line * 1.2 })).group).toBe('unlikely');
    // Missed by little, and something else fails too.
    expect(groupOfDibao(family({ ...poor, 'household.transferMonthly': line, 'assets.vehicles': 2 })).group).toBe('unlikely');
  });

  test('what is not asked is open, with about how many questions; what she does not know is not counted', () => {
    const { 'household.transferMonthly': _, ...others } = poor;
    expect(groupOfDibao(family(others))).toMatchObject({ group: 'maybe', left: 1 });
    expect(groupOfDibao(family(others, ['household.transferMonthly']))).toMatchObject({ group: 'maybe', left: 0 });
  });

  test('questions behind one page of rows count once', () => {
    const check = family({});
    expect(countLeft(told, check, ['person.stage', 'person.chronicDrug', 'household.areaType'])).toBe(2);
    const asked = { ...check, session: { ...check.session, gates: { people: [] } } };
    expect(countLeft(told, asked, ['person.stage', 'person.chronicDrug', 'household.areaType'])).toBe(3);
  });

  test('say why, and by how much, in the words of the county', () => {
    const explain = (demo: boolean) =>
      explainResult({ told, compiled, day, demo }, family({ ...poor, 'household.transferMonthly': line * 2 }), 'dibao-family')!;
    const income = explain(true).conditions.find(({ id }) => id === 'income')!;
    expect(income.says).toBe('false');
    expect(income.why).toContain(`算下来一个月${line * 2}元，线是${line}元（演示）。`);
    expect(explain(false).conditions.find(({ id }) => id === 'income')!.why).not.toContain('元');
    expect(explain(true).conditions.find(({ id }) => id === 'cooperate')!.says).toBe('officer');
    expect(explainResult({ told, compiled, day, demo: true }, family({}), 'gone')).toBeUndefined();
  });
});

describe('a sum', () => {
  const likely = (more: object) => ({ status: 'likely' as const, ...more });
  test.each([
    ['元/户/月', { amount: 1690 }, '大约每月1690元', 1690],
    ['元/人/月', { amounts: { m1: 100, m2: 85.5 } }, '大约每月185.50元', 185.5],
    ['元/生/年', { amount: 1200 }, '大约每年1200元', 100],
    ['元/人', { amount: 5000 }, '大约5000元', 5000 / 12],
  ])('%s', (unit, amounts, text, worth) => {
    expect(sumOf({ demo: false, unit }, likely(amounts), { demo: false, sums: 'shown' })).toEqual({ text, worth });
  });

  test('that is no money, is nothing, or is not sure yet is not told', () => {
    expect(sumOf({ demo: false, unit: '立方米/户/月' }, likely({ amount: 3 }), { demo: true, sums: 'shown' })).toBeUndefined();
    expect(sumOf({ demo: false, unit: '元/月' }, likely({ amount: 0 }), { demo: true, sums: 'shown' })).toBeUndefined();
    expect(sumOf({ demo: false, unit: '元/月' }, likely({}), { demo: true, sums: 'shown' })).toBeUndefined();
    // The county's own switch.
    expect(sumOf({ demo: false, unit: '元/月' }, likely({ amount: 5 }), { demo: true, sums: 'hidden' })).toBeUndefined();
    expect(sumOf({ demo: false, unit: '元/月' }, { status: 'maybe', amount: 5 }, { demo: true, sums: 'shown' })).toBeUndefined();
    expect(
      sumOf({ demo: false, unit: '元/人/月' }, likely({ amounts: { m1: 100, m2: 85 } }), { demo: true, sums: 'shown' }, 'm2')?.text,
    ).toBe('大约每月85元');
  });
});
