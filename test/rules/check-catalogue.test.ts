import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCatalogue } from '../../src/rules/catalogue/check-catalogue.ts';
import { checkRules } from '../../src/rules/catalogue/check-rules.ts';
import type { CatalogueData } from '../../src/rules/catalogue/shape.ts';
import { readCatalogueFolder } from '../../src/server/learn/read-catalogue-folder.ts';

const catalogue: CatalogueData = readCatalogueFolder('mock/data/catalogue');
/** Few programs, so that each of many mistakes is found in a moment; what is not among them is told besides. */
const few: CatalogueData = {
  ...catalogue,
  programs: catalogue.programs.filter(({ id }) => ['dibao-family', 'tekun-scattered', 'elder-80', 'student-loan'].includes(id)),
};

/** A catalogue with something wrong in it. */
function broken(change: (data: CatalogueData) => void, whole = few): CatalogueData {
  const data = structuredClone(whole);
  change(data);
  return data;
}
const program = (data: CatalogueData, id: string) => data.programs.find((one) => one.id === id)!;
const fact = (data: CatalogueData, id: string) => data.facts.find((one) => one.id === id)!;
const parameter = (data: CatalogueData, id: string) => data.parameters.find((one) => one.id === id)!;
const derived = (data: CatalogueData, id: string) => data.derived.find((one) => one.id === id)!;
const incomeOf = (data: CatalogueData) => program(data, 'dibao-family').conditions.find(({ id }) => id === 'income')!;
const raised = (data: CatalogueData, from: string, value = 880) => ({
  ...parameter(data, 'std.dibaoRural'),
  effectiveFrom: from,
  value,
});

const mistakes: [what: string, change: (data: CatalogueData) => void, sentence: string][] = [
  [
    'a field is missing',
    (data) => delete (program(data, 'elder-80') as Partial<object & { phone: string }>).phone,
    'programs.elder-80 缺 phone',
  ],
  ['a field is not known', (data) => Object.assign(program(data, 'elder-80'), { onlyfor: '' }), 'programs.elder-80 有不认识的 onlyfor'],
  [
    'a field is of another type',
    (data) => Object.assign(program(data, 'elder-80').benefit, { figures: '' }),
    'programs.elder-80.benefit.figures 应是列表',
  ],
  ['a word is none of the list', (data) => Object.assign(program(data, 'elder-80'), { apply: 'there' }), 'programs.elder-80.apply 应是'],
  ['a text is empty', (data) => (fact(data, 'person.age').question = ' '), 'facts.person.age.question 应是文字，不能空着'],
  [
    'a day is none',
    (data) => (parameter(data, 'std.orphan').effectiveFrom = '2026-02-30'),
    'parameters.std.orphan.effectiveFrom 不是日历上的日子',
  ],
  ['two programs have one id', (data) => data.programs.push(program(data, 'elder-80')), '救助项目 elder-80 有两个'],
  ['two names are one', (data) => data.facts.push(fact(data, 'person.age')), '名字 person.age 用了两次'],
  [
    'a rule speaks of nothing',
    (data) => (incomeOf(data).rule = { '==': [{ var: 'household.incomm' }, true] }),
    '救助项目 dibao-family 的条件 income：没有 household.incomm',
  ],
  ['an operator is not known', (data) => (incomeOf(data).rule = { xor: [true, false] }), '运算 xor 不认识'],
  ['operands are too few', (data) => (incomeOf(data).rule = { '<': [{ var: 'household.size' }] }), '运算 < 的内容个数不对'],
  [
    'a truth is compared with a number',
    (data) => (incomeOf(data).rule = { '==': [{ var: 'household.incomeBelowDibao' }, 1] }),
    '拿是非跟数比',
  ],
  [
    'an answer is none of the question',
    (data) => (incomeOf(data).rule = { '==': [{ var: 'household.areaType' }, 'town'] }),
    '没有 town 这个选项',
  ],
  [
    'one of a list is no answer',
    (data) => (incomeOf(data).rule = { in: [{ var: 'household.areaType' }, ['rural', 'town']] }),
    '没有 town 这个选项',
  ],
  ['a condition comes to a number', (data) => (incomeOf(data).rule = { var: 'household.size' }), '算出来的不是是非'],
  [
    'a sum comes to a truth',
    (data) => (program(data, 'dibao-family').benefit.compute = true),
    '救助项目 dibao-family 的 benefit.compute ：算出来的不是数',
  ],
  ['a household is judged by a member', (data) => (incomeOf(data).rule = { '>': [{ var: 'person.age' }, 1] }), 'person.age 是一个人的'],
  [
    'a derived fact goes round',
    (data) => (derived(data, 'std.edgeMonthly').rule = { '+': [{ var: 'std.edgeMonthly' }, 1] }),
    '绕了圈：std.edgeMonthly → std.edgeMonthly',
  ],
  ['two figures on one day', (data) => data.parameters.push(raised(data, '2026-01-01')), '标准 std.dibaoRural 从 2026-01-01 起有两个数'],
  [
    'figures overlap',
    (data) => {
      data.parameters.push(raised(data, '2027-01-01'));
      parameter(data, 'std.dibaoRural').effectiveTo = '2027-03-31';
    },
    '标准 std.dibaoRural 在 2027-01-01 有两个数',
  ],
  [
    'figures leave a gap',
    (data) => {
      data.parameters.push(raised(data, '2027-01-01'));
      parameter(data, 'std.dibaoRural').effectiveTo = '2026-11-30';
    },
    '标准 std.dibaoRural 过了 2026-11-30 就没有数了',
  ],
  [
    'a figure begins too late',
    (data) => (parameter(data, 'std.orphan').effectiveFrom = '2026-09-01'),
    '标准 std.orphan 在 2026-07-01 还没有数',
  ],
  [
    'a rise is in another unit',
    (data) => data.parameters.push({ ...raised(data, '2027-01-01'), unit: '元/人/年' }),
    'unit 跟别的日子不一样',
  ],
  [
    'a demo figure is not marked',
    (data) => (parameter(data, 'std.orphan').illustrative = false),
    '标准 std.orphan（2026-01-01起） 的 illustrative 跟出处对不上',
  ],
  [
    'a sum is called law',
    (data) => Object.assign(parameter(data, 'std.orphan'), { illustrative: false, source: { kind: 'statute', ref: '社会救助法' } }),
    '法律没有定过钱数',
  ],
  [
    'a program ends before it begins',
    (data) => (program(data, 'elder-80').effectiveTo = '1999-01-01'),
    '救助项目 elder-80 的 effectiveTo 在 effectiveFrom 前面',
  ],
  ['a layer is not there', (data) => (program(data, 'elder-80').layer = 'top'), '救助项目 elder-80 的 layer：没有 top'],
  ['a life event is not there', (data) => program(data, 'elder-80').lifeEvents.push('joy'), '救助项目 elder-80 的 lifeEvents：没有 joy'],
  [
    'a paper is not there',
    (data) => (program(data, 'elder-80').materials[0]!.id = 'passport'),
    '救助项目 elder-80 的 materials：没有 passport',
  ],
  ['a procedure is not there', (data) => (program(data, 'elder-80').procedure = 'none'), '救助项目 elder-80 的 procedure：没有 none'],
  [
    'an excluded program is not there',
    (data) => program(data, 'elder-80').conflictsWith.push('elder-90'),
    '救助项目 elder-80 的 conflictsWith：没有 elder-90',
  ],
  ['the order names a strange program', (data) => data.conflictPriority.push('elder-90'), 'conflictPriority 里的 elder-90 不是救助项目'],
  [
    'a question of a form is not there',
    (data) => program(data, 'dibao-family').asks.push('household.cows'),
    '救助项目 dibao-family 的 asks：没有 household.cows',
  ],
  [
    'a form asks what only staff says',
    (data) => program(data, 'tekun-scattered').asks.push('person.choosesTekunOverOrphan'),
    '由工作人员定，不问家里',
  ],
  [
    'a form is asked for what cannot be applied for on the phone',
    (data) => Object.assign(program(data, 'elder-80'), { apply: 'window', asks: ['household.size'] }),
    '救助项目 elder-80 的 asks：在手机上申请的才问',
  ],
  [
    'nobody takes in what is applied for on the phone',
    (data) => (program(data, 'elder-80').receiver = 'none'),
    '救助项目 elder-80 的 receiver：在手机上申请的，要有人收',
  ],
  [
    'a program asks a relative’s consent of the family',
    (data) => (program(data, 'dibao-family').consents = ['obligor-check']),
    '救助项目 dibao-family 的 consents：没有 obligor-check',
  ],
  [
    'a paper is for some, and nobody says for whom',
    (data) => (program(data, 'elder-80').materials[0]!.when = { '==': [{ var: 'person.sex' }, 'male'] }),
    '救助项目 elder-80 的材料 id-card：有 when，就要用 onlyFor 说明是谁的',
  ],
  [
    'a paper is wanted by a number',
    (data) => (program(data, 'elder-80').materials[0]!.when = { var: 'person.age' }),
    '救助项目 elder-80 的材料 id-card 的 when ：算出来的不是是非',
  ],
  [
    'a yes has no sentence',
    (data) => (fact(data, 'person.chronicDrug').says = '{who}常年吃药'),
    '问题 person.chronicDrug 的 says：是非题要有 yes 和 no 两句',
  ],
  ['a sentence leaves the answer out', (data) => (fact(data, 'person.age').says = '{who}岁数大了'), '问题 person.age 的 says：缺 {answer}'],
  [
    'nought has no sentence',
    (data) => (fact(data, 'person.disabilityLevel').says = { some: '{who}有残疾证，{answer}级' } as never),
    '问题 person.disabilityLevel 的 says：是非题要有 yes 和 no 两句，别的要有一句，或 none 和 some 两句',
  ],
  [
    'a sentence is about nobody',
    (data) => (fact(data, 'person.age').says = '今年{answer}岁'),
    '问题 person.age 的 says：说一个人的要有 {who}',
  ],
  ['a consent is not there', (data) => (program(data, 'dibao-family').consents = ['all']), '救助项目 dibao-family 的 consents：没有 all'],
  [
    'a figure’s parameter is not there',
    (data) => program(data, 'elder-80').benefit.figures.push({ label: '钱数', parameter: 'std.none' }),
    '救助项目 elder-80 的 benefit.figures：没有 std.none',
  ],
  [
    'a figure has no source',
    (data) => program(data, 'elder-80').benefit.figures.push({ label: '钱数', value: 5, unit: '元' }),
    '救助项目 elder-80 的数“钱数”：没有出处',
  ],
  [
    'a sum stands in a text alone',
    (data) => {
      program(data, 'elder-80').benefit.illustrative = false;
      program(data, 'elder-80').summary = '满80岁，每月给7777元。';
    },
    '救助项目 elder-80 的 summary：写了7777，没有标演示，也没有出处',
  ],
  [
    'a looked-up paper is asked for',
    (data) => (program(data, 'elder-80').materials[0]!.hint = '拍身份证两面。'),
    '县里查的，不能再要（社会救助法62）',
  ],
  [
    'a promise is called law',
    (data) => (data.procedures['dibao-standard']!.steps[1]!.source.kind = 'statute'),
    '步骤 dibao-standard 的“看材料，接下；缺什么一次说全”：出处写成了法律',
  ],
  [
    'a fact is in two rows',
    (data) => data.gates[0]!.rows[0]!.facts.push('person.chronicDrug'),
    '分组问题：person.chronicDrug 放在了两行里',
  ],
  ['a fact in a row has no default', (data) => data.gates[0]!.rows[0]!.facts.push('person.age'), 'person.age 没有 default'],
  ['a row says what is so for all', (data) => (data.gates[0]!.rows[1]!.says = { 'person.veteran': false }), 'person.veteran 不能是 false'],
  [
    'a default is no answer',
    (data) => (fact(data, 'person.stage').default = 'nursery'),
    '问题 person.stage 的 default 不是它的答案：nursery',
  ],
  [
    'an answer has no words',
    (data) => delete fact(data, 'person.stage').choices!['college'],
    '问题 person.stage 的 choices：college 没有说法',
  ],
  [
    'a question is too long',
    (data) => (fact(data, 'household.size').question = '您家里一起吃饭一起过日子的，连上学的孩子在内一共几口人？'),
    '问题 household.size 的 question 有',
  ],
  [
    'a person’s question is asked of all',
    (data) => (fact(data, 'person.age').question = '多大岁数了？'),
    '问题 person.age 的 question：问一个人的要有 {who}',
  ],
  [
    'a loan is not told as one',
    (data) => (Object.assign(program(data, 'student-loan'), { summary: '给一笔钱。' }).benefit.text = '一年一笔。'),
    '救助项目 student-loan 是借钱',
  ],
  ['a number cannot be rung', (data) => (program(data, 'elder-80').phone = '找村里'), '救助项目 elder-80 的 phone 不是电话号码'],
];

describe('a catalogue is refused with the place named', () => {
  test.each(mistakes)('%s', (_what, change, sentence) => {
    expect(checkCatalogue(broken(change))).toContainEqual(expect.stringContaining(sentence));
  });

  test('and one figure after the other on the right days is as it should be', () => {
    const risen = broken((data) => data.parameters.push(raised(data, '2027-01-01')), catalogue);
    expect(checkCatalogue(risen)).toEqual([]);
    parameter(risen, 'std.dibaoRural').effectiveTo = '2026-12-31';
    expect(checkCatalogue(risen)).toEqual([]);
  });

  test.each([null, undefined, 5, '', [], {}])('and %j is no catalogue', (nothing) => {
    expect(checkCatalogue(nothing as unknown as CatalogueData)).not.toEqual([]);
    expect(checkRules(nothing as unknown as CatalogueData)).not.toEqual([]);
  });

  test('and whatever one place is changed to, it is told and never thrown', () => {
    const strange = fc.oneof(
      fc.constantFrom<unknown>(null, '', 'x', 0, -1, 1.5, true, [], {}, [null], { var: 'x' }, { var: [] }, { if: [] }, { '==': [1] }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 9 }), fc.option(strange, { nil: undefined }), (way, value) => {
        const data = structuredClone(few);
        let inside = data as unknown as Record<string, unknown>;
        let key = '';
        for (const [at, step] of way.entries()) {
          const keys = Object.keys(inside);
          key = keys[step % keys.length]!;
          const next = inside[key];
          if (at === way.length - 1 || typeof next !== 'object' || next === null || Object.keys(next).length === 0) break;
          inside = next as Record<string, unknown>;
        }
        if (value === undefined) delete inside[key];
        else inside[key] = value;
        expect([...checkCatalogue(data), ...checkRules(data)].every((sentence) => typeof sentence === 'string')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
