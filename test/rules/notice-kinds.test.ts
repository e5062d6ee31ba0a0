import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findFilingGaps, listFilings } from '../../src/rules/notice/list-filings.ts';
import { noticeKinds, type NoticeKind } from '../../src/rules/notice/notice-kinds.ts';
import { countSmsPieces } from '../../src/rules/notice/sms-text.ts';
import { smsVariableTable } from '../../src/rules/notice/sms-variables.ts';

const sign = '【无棣县民政局】';
const all = Object.entries<NoticeKind>(noticeKinds);
const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => smsVariableTable[name]!.longest);

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

type Filed = Record<string, { id: string; text: string; variables: string[]; app: string; lengths?: Record<string, number> }>;

test.each([
  ['sms-templates.json', 'numbered', 6],
  ['alibaba-sms-templates.json', 'named', 20],
] as const)("the demo's %s holds these kinds' texts, each filed once and no value too long", (file, notation, variableLength) => {
  const filed = JSON.parse(readFileSync(new URL(`../../mock/data/${file}`, import.meta.url), 'utf8')) as Filed;
  const filings = listFilings(notation, '无棣县民政局');
  expect(findFilingGaps(filings, filed, { variableLength })).toEqual([]);
  expect(Object.fromEntries(Object.entries(filed).map(([kind, { text, variables, app }]) => [kind, { text, variables, app }]))).toEqual(
    Object.fromEntries(
      filings.map(({ kind, text, variables, category }) => [
        kind,
        { text, variables: variables.map(({ name }) => name), app: category === '验证码' ? 'code' : 'notice' },
      ]),
    ),
  );
});

test('what is filed otherwise than it is sent is named: a missing number, a value too long, a second piece, a number used twice', () => {
  const [first, ...rest] = listFilings('numbered', '无棣县民政局').map((filing) => ({ ...filing, variables: [], length: 70, pieces: 1 }));
  const filed = Object.fromEntries(rest.map(({ kind }, at) => [kind, { id: String(at) }]));
  const value = { name: 'total', longest: '12月31日', type: 'time' };
  const gaps = (changed: object, ids: Record<string, { id: string; lengths?: Record<string, number> }>) =>
    findFilingGaps([{ ...first!, ...changed }, ...rest], { ...filed, ...ids }, { variableLength: 5 });
  const { kind } = first!;
  expect(gaps({}, {})).toEqual([`${kind}：没有模板号`]);
  expect(gaps({ variables: [value] }, { [kind]: { id: 'x' } })).toEqual([`${kind}：total 最长 6 个字（12月31日），只批了 5 个`]);
  expect(gaps({ variables: [value] }, { [kind]: { id: 'x', lengths: { total: 6 } } })).toEqual([]);
  expect(gaps({ length: 71, pieces: 2 }, { [kind]: { id: 'x' } })).toEqual([`${kind}：带签名 71 个字，超过 70，要算 2 条`]);
  expect(gaps({ variables: [{ ...value, type: undefined }] }, { [kind]: { id: 'x', lengths: { total: 6 } } })).toEqual([
    `${kind}：没有写 total 最长的样子`,
  ]);
  expect(gaps({}, { [kind]: { id: '0' } })).toEqual([`${kind}：模板号 0 和 ${rest[0]!.kind} 的一样`]);
});

test('70 characters are one piece, 71 two, 134 two, 135 three', () => {
  expect([70, 71, 134, 135].map((length) => countSmsPieces('字'.repeat(length)))).toEqual([1, 2, 2, 3]);
});
