import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeKinds, type NoticeKind } from '../../src/rules/notice/notice-kinds.ts';

const sign = '【无棣县民政局】';
/** The longest that a county of ours fills in. */
const longest: Record<string, string> = {
  due: '12月31日',
  total: '12月31日',
  day: '12月31日',
  hour: '上午10点半',
  half: '上午',
  who: '您家里人',
  people: '欧阳、诸葛',
  count: '99',
  number: '1234 5678',
  code: '123456',
  minutes: '10',
  month: '12月',
  amount: '23150.00',
  tail: '1234',
};
const all = Object.entries<NoticeKind>(noticeKinds);
const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => longest[name]!);

test('every SMS stays within one, with the signature and the longest real values', () => {
  const texts = all.flatMap(([kind, { sms }]) => (sms === undefined ? [] : [`${kind}: ${sign}${filled(sms)}`]));
  expect(texts).toMatchSnapshot();
  expect(texts.filter((text) => text.slice(text.indexOf(sign)).length > 70 || text.includes('undefined'))).toEqual([]);
});

test('no SMS holds a link, a bracket, an adjacent value, a paper or a program that betrays', () => {
  const betrays = /https?:|www\.|[【】¥★]|\}\{|低保|特困|残疾|离婚|病历|艾滋|精神|贫困/;
  expect(all.filter(([, { sms }]) => sms !== undefined && betrays.test(sms)).map(([kind]) => kind)).toEqual([]);
});

test('what the liaison says holds no sum, no illness, no reason and nothing to be filled in', () => {
  expect(all.filter(([, { spoken }]) => spoken !== undefined && /[{}]|元|病|残|低保|因为/.test(spoken)).map(([kind]) => kind)).toEqual([]);
});

test('a kind that stands in for another is one that needs less', () => {
  for (const [kind, { sms, otherwise }] of all) {
    if (otherwise === undefined) continue;
    const instead = (noticeKinds as Record<string, NoticeKind>)[otherwise];
    const names = (text = ''): number => text.match(/\{\w+\}/g)?.length ?? 0;
    expect(names(instead?.sms), kind).toBeLessThan(names(sms));
  }
});

test('what is decided, and money, is told to whoever does not read', () => {
  const silent = all.filter(([, { lane, sms, spoken }]) => lane === 'decision' && sms !== undefined && spoken === undefined);
  // Asked of a relative by SMS alone, and what folds others.
  expect(silent.map(([kind]) => kind)).toEqual(['consent-asked', 'several-of-hers', 'several-families']);
});

test("the demo's templates are these kinds' texts", () => {
  const filed = JSON.parse(readFileSync(new URL('../../mock/data/sms-templates.json', import.meta.url), 'utf8')) as Record<
    string,
    { text: string; variables: string[]; policy: string }
  >;
  const ours = all.flatMap(([kind, { sms, policy }]) => {
    if (sms === undefined) return [];
    const variables = [...new Set([...sms.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))];
    const text = sms.replaceAll(/\{(\w+)\}/g, (_all, name: string) => `{${variables.indexOf(name) + 1}}`);
    return [[kind, { text, variables, policy }] as const];
  });
  expect(
    Object.fromEntries(Object.entries(filed).map(([kind, { text, variables, policy }]) => [kind, { text, variables, policy }])),
  ).toEqual(Object.fromEntries(ours));
});
