import { describe, expect, test } from 'vitest';
import { tellCatalogue } from '../../src/rules/catalogue/tell-catalogue.ts';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import { completeWithDefaults } from '../../src/rules/precheck/complete-with-defaults.ts';
import { explainVerdict } from '../../src/rules/precheck/explain-verdict.ts';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import { CatalogueRefused, type Household, type PrecheckData } from '../../src/rules/precheck/precheck-data.ts';
import { catalogue, compiled, day, scenarios } from './precheck-data.ts';

type Said = Record<string, unknown>;

/** A family of the country with nothing, of whom everything was asked: what differs is given. */
function judge(household: Said, members: Said[], others: Record<string, Said> = {}, on = compiled) {
  const money = { wageMonthly: 0, businessMonthly: 0, propertyMonthly: 0, transferMonthly: 0, supportMonthly: 0 };
  const facts = {
    household: {
      hukouLocal: true,
      areaType: 'rural',
      region: 'wudi',
      basicNeedsAtRisk: false,
      communityFundHere: false,
      size: members.length,
      ...money,
      ...household,
    },
    members: members.map((member, at) => ({
      id: `m${at + 1}`,
      sex: 'male',
      age: 40,
      canWork: 'full',
      employed: true,
      obligors: 'able',
      ownMonthlyIncome: 0,
      ...member,
    })),
    ...others,
    assets: { financialTotal: 0, vehicles: 0, extraHomes: 0, ...others.assets },
  };
  return judgeHousehold(on, completeWithDefaults(on, { facts } as unknown as Household));
}

/** Nothing is known but this. */
function judgeOnly(facts: Record<string, Said | Said[]>) {
  return judgeHousehold(compiled, { facts } as unknown as Household);
}

const two = [{}, {}];
const old = { age: 70, canWork: 'none', employed: false, obligors: 'none' };

describe.each(scenarios)('the household $id', ({ facts, include, exclude, superseded = [], maybe = [] }) => {
  const verdicts = judgeHousehold(compiled, completeWithDefaults(compiled, { facts }));

  test('gets the verdicts that its sheet states', () => {
    for (const { program, amount, persons } of include)
      expect(verdicts[program]).toMatchObject({ status: 'likely', ...(amount !== undefined && { amount }), ...(persons && { persons }) });
    for (const { program, failedConditions = [] } of exclude)
      expect(verdicts[program]).toMatchObject({ status: 'unlikely', failed: expect.arrayContaining(failedConditions) as string[] });
    for (const { program, by } of superseded) expect(verdicts[program]).toMatchObject({ status: 'unlikely', supersededBy: by, failed: [] });
    for (const { program, ask } of maybe)
      expect(verdicts[program]).toMatchObject({ status: 'maybe', ask: expect.arrayContaining(ask) as string[] });
  });

  test('gets the same by what a phone is told', () => {
    const told = compileCatalogue(tellCatalogue(catalogue, day), day);
    expect(judgeHousehold(told, completeWithDefaults(told, { facts }))).toEqual(verdicts);
  });
});

test('of whom only the age, the place and the 户口 are known one program is certain and nineteen are open', () => {
  const statuses = Object.values(judgeHousehold(compiled, completeWithDefaults(compiled, { facts: scenarios[11]!.facts }))).map(
    ({ status }) => status,
  );
  expect(['likely', 'maybe', 'unlikely'].map((status) => statuses.filter((one) => one === status).length)).toEqual([1, 19, 46]);
});

describe('sums', () => {
  test('582 and 442.60 are exactly 1024.60, and that is not below it', () => {
    const at = (value: number) =>
      compileCatalogue(
        { ...catalogue, parameters: catalogue.parameters.map((one) => (one.id === 'std.dibaoRural' ? { ...one, value } : one)) },
        day,
      );
    const money = { propertyMonthly: 582, transferMonthly: 442.6 };
    expect(judge(money, [{}], {}, at(1024.6))['dibao-family']).toMatchObject({ status: 'unlikely', failed: ['income'] });
    expect(judge(money, [{}], {}, at(1024.61))['dibao-family']).toMatchObject({ status: 'likely', amount: 1 });
  });

  test('a third of a sum and what a sum has blurred stay what they are', () => {
    // 12 × 0.1 + 12 × 0.2 of a year: 0.30000000000000004 was written by somebody's spreadsheet.
    expect(judge({ propertyMonthly: 0.1 + 0.2, transferMonthly: 849.7 }, [{}])['dibao-family']!.status).toBe('unlikely');
    // 5000 of costs a year: 2000 − 5000/12 = 1583.333…, two people 1700 − 1583.333… = 116.666…, up to the yuan 117.
    expect(judge({ transferMonthly: 2000 }, two, { medical: { outOfPocketYear: 5000 } })['dibao-family']!.amount).toBe(117);
  });

  test('what is missing is reckoned from the whole and rounded once: 632 × 3 − 1894 is 2', () => {
    const rural = catalogue.parameters.map((one) => (one.id === 'std.dibaoRural' ? { ...one, value: 632 } : one));
    expect(
      judge({ transferMonthly: 1894 }, [{}, {}, {}], {}, compileCatalogue({ ...catalogue, parameters: rural }, day))['dibao-family']!
        .amount,
    ).toBe(2);
  });

  test('a heating aid of the household is not paid by head', () => {
    expect(judge({}, [{}, {}, {}])['heating-subsidy']).toMatchObject({ status: 'likely', persons: ['m1', 'm2', 'm3'], amount: 300 });
    expect(judge({}, [{}, {}, {}])['heating-subsidy']).not.toHaveProperty('amounts');
  });

  test('water is given by the cubic metre, so no sum in yuan is told', () => {
    expect(judge({}, [{}])['water-waiver']).not.toHaveProperty('amount');
  });
});

describe('特困 and 低保', () => {
  test('both of a couple are 特困, one of them in an institution: 低保 gives way as a whole', () => {
    const verdicts = judge({}, [old, { ...old, wantsInstitution: true }]);
    expect(verdicts['tekun-scattered']).toMatchObject({ status: 'likely', persons: ['m1'], amount: 1705 });
    expect(verdicts['tekun-institution']).toMatchObject({ status: 'likely', persons: ['m2'] });
    expect(verdicts['dibao-family']).toMatchObject({ status: 'unlikely', supersededBy: 'tekun-institution', failed: [] });
  });

  test('an uncle who is 特困 is counted apart with his own income, which was a pension', () => {
    // 3 people, transfer 300 (his own) and wage 2000. Of the two: 2000 − 30 % = 1400; 850 × 2 − 1400 = 300.
    const verdicts = judge({ wageMonthly: 2000, transferMonthly: 300 }, [{}, {}, { ...old, ownMonthlyIncome: 300 }]);
    expect(verdicts['dibao-family']).toMatchObject({ status: 'likely', amount: 300 });
    expect(verdicts['tekun-scattered']).toMatchObject({ status: 'likely', persons: ['m3'] });
    expect(verdicts['dibao-category-topup']!.status).toBe('unlikely');
  });

  test('counted in he would have made them poor enough, counted apart they are not', () => {
    // Of three: 3400 − 30 % = 2380 < 2550. Of two: 2380 ≥ 1700, and below 2550: on the edge.
    const verdicts = judge({ wageMonthly: 3400 }, [{}, {}, old]);
    expect(verdicts['dibao-family']).toMatchObject({ status: 'unlikely', failed: ['income'] });
    expect(verdicts['dibao-edge-family']!.status).toBe('likely');
  });

  test('the limit of property stays that of the whole family', () => {
    // 24 × 850 × 3 = 61200 for three, 40800 for two.
    expect(judge({}, [{}, {}, old], { assets: { financialTotal: 61_200 } })['dibao-family']!.status).toBe('likely');
    expect(judge({}, [{}, {}, old], { assets: { financialTotal: 61_200.01 } })['dibao-family']!.status).toBe('unlikely');
  });

  test('nobody has asked whether the uncle has children: what holds either way is said, the rest is open', () => {
    // Of two 1400 < 1700, of three 1400 < 2550: 低保 either way, but not how much.
    const sure = judge({ wageMonthly: 2000 }, [{}, {}, { ...old, obligors: null }])['dibao-family']!;
    expect(sure).toMatchObject({ status: 'likely' });
    expect(sure).not.toHaveProperty('amount');
    // Of three 2380 < 2550, of two 2380 ≥ 1700.
    const open = judge({ wageMonthly: 3400 }, [{}, {}, { ...old, obligors: null }])['dibao-family']!;
    expect(open).toEqual({ status: 'maybe', failed: [], ask: ['person.obligors'] });
  });

  test('five of whom that is open are judged as soundly as three', () => {
    const five = Array.from({ length: 5 }, () => ({ ...old, obligors: null }));
    expect(judge({ wageMonthly: 20_000 }, [{}, ...five])['dibao-family']!.status).toBe('unlikely');
    expect(judge({ wageMonthly: 3000 }, [{}, ...five])['dibao-family']).toMatchObject({
      status: 'maybe',
      ask: expect.arrayContaining(['person.obligors']) as string[],
    });
  });
});

describe('persons', () => {
  test('a person alone: severe in a family on the edge, and grown up without work in one that is not', () => {
    // 3 people, 5000 − 30 % = 3500: not below 2550, below 3825.
    const severe = { age: 30, disabilityLevel: 2, disabilityKind: 'physical', canWork: 'none', employed: false };
    const edge = judge({ wageMonthly: 5000 }, [{}, {}, severe]);
    expect(edge['dibao-single-edge']).toMatchObject({ status: 'likely', persons: ['m3'], amount: 850, amounts: { m3: 850 } });
    // 8000 − 30 % = 5600 is beyond the edge, 8000 below 3000 × 3.
    const beyond = judge({ wageMonthly: 8000 }, [{}, {}, { ...severe, ownMonthlyIncome: 100 }]);
    expect(beyond['dibao-single-edge']).toMatchObject({ status: 'unlikely', failed: ['edge'] });
    expect(beyond['dibao-single-adult-disabled']).toMatchObject({ status: 'likely', persons: ['m3'], amount: 750 });
  });

  test('somebody who is eighteen is no child any more, unless still at school', () => {
    const orphan = { parents: 'both-dead-or-missing', employed: false };
    const status = (member: Said) => judge({}, [{}, { ...orphan, ...member }])['orphan-allowance']!.status;
    expect(status({ age: 17, stage: 'none' })).toBe('likely');
    expect(status({ age: 18, stage: 'none' })).toBe('unlikely');
    expect(status({ age: 18, stage: 'senior' })).toBe('likely');
  });

  test('whoever comes nearest tells what is missing', () => {
    const verdicts = judge({}, [{}, { disabilityLevel: 3, disabilityKind: 'physical', longTermCare: true }]);
    expect(verdicts['disabled-nursing']).toMatchObject({ status: 'unlikely', failed: ['level'] });
  });
});

describe('what is not known', () => {
  test('is never zero and never no: medical costs that nobody asked for leave 刚性支出 open', () => {
    const { medical: _, ...facts } = scenarios[4]!.facts;
    const verdict = judgeHousehold(compiled, { facts })['rigid-expense-family']!;
    expect(verdict).toMatchObject({ status: 'maybe', ask: expect.arrayContaining(['medical.outOfPocketYear']) as string[] });
  });

  test('a wage of 20000 decides against 低保, whatever else they have and pay', () => {
    const verdicts = judgeOnly({ household: { size: 4, wageMonthly: 20_000 }, members: [{ id: 'm1', age: 40 }] });
    expect(verdicts['dibao-family']!.status).toBe('unlikely');
    expect(judgeOnly({ household: { size: 4, wageMonthly: 200 }, members: [{ id: 'm1', age: 40 }] })['dibao-family']!.status).toBe('maybe');
  });

  test('asks nothing that the rest has decided', () => {
    const verdicts = judgeOnly({ household: { hukouLocal: false, residencePermit: false }, members: [{ id: 'm1' }] });
    expect(verdicts['dibao-family']).toEqual({ status: 'unlikely', failed: ['local'], ask: [] });
  });

  test('a house that looks dangerous waits for who measures it; C and D are helped', () => {
    const status = (dangerLevel: string) => judge({}, [{}], { housing: { dangerLevel } })['rural-house-renovation'];
    expect(status('C')).toMatchObject({ status: 'likely', amount: 12_000 });
    expect(status('D')).toMatchObject({ status: 'likely', amount: 30_000 });
    expect(status('suspected')).toEqual({ status: 'maybe', failed: [], ask: ['housing.dangerLevel'] });
    expect(status('B')).toMatchObject({ status: 'unlikely', failed: ['danger'] });
  });
});

describe('days', () => {
  const rise = { ...catalogue.parameters.find(({ id }) => id === 'std.dibaoRural')!, value: 900, effectiveFrom: '2027-01-01' };
  const risen = { ...catalogue, parameters: [...catalogue.parameters, rise] };

  test('a rise holds from its day on', () => {
    expect(judge({ transferMonthly: 850 }, [{}], {}, compileCatalogue(risen, '2026-12-31'))['dibao-family']!.status).toBe('unlikely');
    expect(judge({ transferMonthly: 850 }, [{}], {}, compileCatalogue(risen, '2027-01-01'))['dibao-family']).toMatchObject({
      status: 'likely',
      amount: 50,
    });
  });

  test('a program that has not begun or has ended has no verdict', () => {
    const programs = catalogue.programs.map((one) => (one.id === 'elder-80' ? { ...one, effectiveTo: '2026-11-26' } : one));
    expect(judge({}, [{}], {}, compileCatalogue({ ...catalogue, programs }, day))).not.toHaveProperty('elder-80');
    expect(judge({}, [{}], {}, compileCatalogue(catalogue, '2026-10-31'))).not.toHaveProperty('heating-subsidy');
  });

  test('a figure without a value on the day is unknown and named', () => {
    const parameters = catalogue.parameters.map((one) => (one.id === 'std.dibaoRural' ? { ...one, effectiveTo: '2026-11-26' } : one));
    const without = compileCatalogue({ ...catalogue, parameters }, day);
    expect(without.missing).toEqual(['std.dibaoRural']);
    expect(judge({ transferMonthly: 100 }, [{}], {}, without)['dibao-family']!.status).toBe('maybe');
  });
});

test('aid of 冠县 is judged by where the family lives', () => {
  const ill = { chronicDrug: true };
  expect(judge({ region: 'guanxian' }, [ill])['chronic-medicine-guanxian']!.status).toBe('likely');
  expect(judge({}, [ill])['chronic-medicine-guanxian']).toMatchObject({ status: 'unlikely', failed: ['gx'] });
});

test('an explanation says which condition failed, by how much, and what is near', () => {
  const told = explainVerdict(compiled, completeWithDefaults(compiled, { facts: scenarios[1]!.facts }), 'dibao-family');
  expect(told!.conditions).toEqual([
    { id: 'local', says: 'true' },
    { id: 'income', says: 'false', mine: 4200, line: 3400, missedBy: 800, unit: '元/月' },
    { id: 'assets', says: 'true', mine: 30_000, line: 81_600, missedBy: 51_600, unit: '元' },
  ]);
  expect(told!.nearest).toContain('dibao-edge-family');
});

describe('a catalogue that cannot be judged by names what is wrong', () => {
  const broken = (rule: unknown): PrecheckData => ({
    ...catalogue,
    programs: catalogue.programs.map((one) =>
      one.id === 'elder-80' ? { ...one, conditions: [{ ...one.conditions[0]!, id: 'age', rule }] } : one,
    ) as PrecheckData['programs'],
  });

  test.each([
    [{ '>=': [{ var: 'person.years' }, 80] }, 'nobody knows person.years'],
    [{ '>=': [{ var: 'person.sex' }, 80] }, 'compares numbers, not a text'],
    [{ '==': [{ var: 'person.sex' }, 'woman'] }, 'never one of male, female'],
    [{ and: [{ var: 'person.age' }] }, 'takes statements'],
    [{ '>=': [{ var: 'person.age' }] }, 'takes 2 operands'],
    [{ near: [1, 2] }, 'near is no operator'],
    [{ var: 'person.age' }, 'no statement'],
    [{ '<': [1, 2], '>': [1, 2] }, 'more than one operator'],
    [null, 'is no rule'],
  ])('%j', (rule, why) => {
    expect(() => compileCatalogue(broken(rule), day)).toThrow(CatalogueRefused);
    expect(() => compileCatalogue(broken(rule), day)).toThrow(/program elder-80, condition age: /);
    expect(() => compileCatalogue(broken(rule), day)).toThrow(why);
  });

  test('derived facts that need each other', () => {
    const derived = catalogue.derived.map((one) =>
      one.id === 'person.noLabor' ? { ...one, rule: { '==': [{ var: 'person.predictedTekun' }, true] } } : one,
    );
    expect(() => compileCatalogue({ ...catalogue, derived }, day)).toThrow('goes round in a circle');
  });
});
