import { describe, expect, test } from 'vitest';
import type { Catalogue, Program } from '../../src/contract/learn.contract.ts';
import { findRelated } from '../../src/mini/learn/program/find-related.ts';
import { groupPapers } from '../../src/mini/learn/program/group-papers.ts';
import { layOutPicture, type Box, type Letters, type Measure } from '../../src/mini/learn/program/picture/lay-out-picture.ts';
import { tellPicture } from '../../src/mini/learn/program/picture/tell-picture.ts';
import { tellFigures } from '../../src/mini/learn/program/tell-figures.ts';
import { goesToTown, tellReceiver } from '../../src/mini/learn/program/tell-receiver.ts';
import { words } from '../../src/mini/learn/program/words.ts';
import { catalogue, village } from './helpers/kangjia.ts';

const day = '2026-11-20';
const programOf = (id: string): Program => catalogue.programs.find((one) => one.id === id)!;

describe('figures', () => {
  const dated = (more: Partial<Catalogue['parameters'][number]>): Catalogue['parameters'][number] => ({
    id: 'std.line',
    name: '线',
    value: 850,
    unit: '元/人/月',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    illustrative: false,
    source: { kind: 'law', ref: '县政府文件' },
    ...more,
  });
  const figure = { label: '线', text: '每人每月850元', parameter: 'std.line', since: '2026-01-01', source: { kind: 'law', ref: 'x' } };
  const told = (...parameters: Catalogue['parameters']) => tellFigures([figure], parameters, day)[0]!;

  test('say since when and who says so; what is not law is never called law', () => {
    expect(told(dated({})).source).toBe('2026年1月1日起，法律定的');
    const by = (kind: string) => tellFigures([{ ...figure, source: { kind, ref: '别处' } }], [], day)[0]!.source;
    expect(['county-promise', 'news', 'secondary', 'demo', 'later-kind'].map(by)).toEqual([
      '2026年1月1日起，县里定的，不是法律',
      '2026年1月1日起，报道里说的',
      '2026年1月1日起，转述，待核',
      '2026年1月1日起，演示，没有公布过',
      '2026年1月1日起，别处',
    ]);
  });

  test('say what comes: the next rise, an end, an end that has been', () => {
    expect(told(dated({})).coming).toBeUndefined();
    const rise = dated({ value: 900, effectiveFrom: '2027-01-01' });
    expect(told(dated({}), rise, dated({ value: 950, effectiveFrom: '2028-01-01' })).coming).toBe('从2027年1月1日起，850元变900元。');
    expect(told(dated({}), { ...rise, illustrative: true }).coming).toBe('从2027年1月1日起，850元变900元。演示，没有公布过。');
    expect(told(rise).coming).toBe('从2027年1月1日起，每人每月900元。');
    expect(told(dated({ effectiveTo: '2026-12-31' })).coming).toBe('到2026年12月31日为止');
    expect(told(dated({ effectiveTo: '2026-06-30' })).coming).toBe('2026年6月30日到期了，新的还没公布');
  });

  test('of every program have a source in words, and nothing that a voice stumbles over', () => {
    for (const program of catalogue.programs)
      for (const { text, source } of tellFigures(program.figures, catalogue.parameters, day)) {
        expect(source, program.id).toMatch(/[一-龥]/);
        expect(text, program.id).not.toMatch(/[/·→×*]/);
      }
  });
});

describe('papers', () => {
  test('stand in three groups and the form’s own; each once, whatever kind it is', () => {
    for (const { papers } of catalogue.programs) {
      const { bring, follow, lookUp, write } = groupPapers(papers);
      expect([...bring, ...follow, ...lookUp, ...write].map(({ kind }) => kind).toSorted()).toEqual(
        papers.map(({ kind }) => kind).toSorted(),
      );
    }
    const odd = { kind: 'x', name: '新东西', how: 'by-pigeon', mayFollow: false };
    expect(groupPapers([odd]).bring).toEqual([odd]);
  });
});

describe('where it goes', () => {
  test('不用申请 is said of what comes by itself, and of nothing else', () => {
    for (const program of catalogue.programs) expect(tellReceiver(program).includes('不用申请'), program.id).toBe(program.apply === 'auto');
  });

  test('is said of every kind of receiver, and by the department’s name where it has none of ours', () => {
    expect(tellReceiver(programOf('temp-assist-urgent'))).toContain('事情出在哪儿');
    expect(tellReceiver(programOf('dibao-family'))).toContain('户口在哪个镇');
    expect(tellReceiver(programOf('edu-compulsory'))).toBe('在手机上就能申请。交给孩子上的学校。');
    expect(tellReceiver(programOf('medical-inpatient'))).toBe('不用申请，自动有。在医院办。');
    expect(tellReceiver(programOf('legal-aid'))).toBe('在手机上就能申请。交给县司法局。');
    expect(tellReceiver({ apply: 'window', receiver: 'moon', department: '县月球局' })).toBe('交给县月球局。');
    expect([goesToTown(programOf('dibao-family')), goesToTown(programOf('medical-inpatient'))]).toEqual([true, false]);
  });
});

test('what excludes it is named on both sides, and nothing is both excluded and combined', () => {
  for (const program of catalogue.programs) {
    const { excludes, combines } = findRelated(program, catalogue.programs);
    for (const other of excludes) expect(findRelated(other, catalogue.programs).excludes.map(({ id }) => id)).toContain(program.id);
    expect(excludes.filter((one) => combines.includes(one))).toEqual([]);
    expect([...excludes, ...combines].map(({ id }) => id)).not.toContain(program.id);
  }
});

test('a promise of the county is nowhere called law', () => {
  expect(words.sources['county-promise']!.words).toContain('不是法律');
  for (const { steps } of catalogue.programs)
    for (const { source } of steps) expect(Object.keys(words.sources), source.ref).toContain(source.kind);
});

describe('the picture', () => {
  /** A letter of Chinese is as wide as it is high, all others about half. */
  const measure: Measure = (text, size) => [...text].reduce((sum, letter) => sum + (letter > '⺀' ? size : size * 0.56), 0);
  const draw = (program: Program, more = {}) =>
    layOutPicture(tellPicture({ program, village: { ...village, ...more }, hotline: '12349', day }), measure);
  const texts = (marks: (Letters | Box)[]): Letters[] => marks.filter((mark): mark is Letters => mark.kind === 'text');

  test('of every program fits: no letter outside, none too small for old eyes, no two lines upon each other', () => {
    for (const program of catalogue.programs) {
      const { width, height, marks } = draw(program);
      let below = 0;
      for (const { text, x, y, size, bold } of texts(marks)) {
        expect(x + measure(text, size, bold), `${program.id}: ${text}`).toBeLessThanOrEqual(width);
        expect(y - size * 0.8, `${program.id}: ${text}`).toBeGreaterThanOrEqual(below);
        expect(size).toBeGreaterThanOrEqual(26);
        expect('，。、；：！？）》'.includes(text[0]!), `${program.id}: ${text}`).toBe(false);
        below = y;
      }
      expect(below).toBeLessThan(height);
    }
  });

  test('wraps a name of eighteen letters, leaves a figure whole and an address in one line', () => {
    const program = { ...programOf('dibao-family'), shortName: '长期服药困难群众药费补贴冠县做法一二三' };
    const lines = texts(draw(program).marks).map(({ text }) => text);
    expect(lines.slice(1, 4).join('')).toContain(program.shortName);
    expect(lines).toContain('county.example/m/371623002250ABQGMQE');
    expect(lines).toContain('问：12349');
  });

  test('says who, which papers, where and whom to ask, that it is a demo, and promises no sum', () => {
    for (const program of catalogue.programs) {
      const told = tellPicture({ program, village, hotline: '12349', day });
      const all = JSON.stringify(told);
      expect(told.demo).toBe(words.picture.demo);
      expect(told.parts.map(({ title }) => title)).toEqual(expect.arrayContaining(['谁能得', '要带的', '到哪儿办']));
      expect(all, program.id).not.toContain(program.benefit.text);
      for (const figure of program.figures) if (/\d+元/.test(figure.text)) expect(all, program.id).not.toContain(figure.text);
    }
    expect(tellPicture({ program: programOf('dibao-family'), village: undefined, hotline: '12349', day }).foot).toEqual([
      '2026年11月20日的情况',
    ]);
  });
});
