import { expect, test } from 'vitest';
import { deskOfComplaint } from '../../src/rules/grievances.ts';
import { mayBeAbout } from '../../src/rules/may-be-about.ts';

test('a name is found however it is written, and a surname with a title; whoever bears another is not meant', () => {
  const about = (who: string, words = '') => mayBeAbout({ who, words: [words] }, '王建国');
  for (const who of ['王建国', ' 王 建国 ', '王·建国', '建国', '老王', '小王', '王主任', '王副局长', '姓王的', '王某', '王'])
    expect([who, about(who)]).toEqual([who, true]);
  for (const words of ['王建国收钱', '是王主任，叫我等', '王建.国']) expect([words, about('', words)]).toEqual([words, true]);
  for (const who of ['', '李建军', '李主任', '老李', '国']) expect([who, about(who)]).toEqual([who, false]);
  expect(about('', '我家姓王，村里都知道')).toBe(false);
});

test('what may be the county’s own is not the county’s to answer', () => {
  expect(deskOfComplaint('person', 'county')).toBe('auditor');
  expect(deskOfComplaint('claim', 'county')).toBe('auditor');
  expect(deskOfComplaint('handling', 'unknown')).toBe('auditor');
  expect(deskOfComplaint('handling', undefined)).toBe('auditor');
  expect(deskOfComplaint('claim', undefined)).toBe('county');
  expect(deskOfComplaint('person', 'town')).toBe('county');
});
