import { expect, test } from 'vitest';
import { monthInWords } from '../../src/rules/day-in-words.ts';
import { nextReview } from '../../src/rules/next-review.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';

const { figures } = readCountyFolder('mock/data');
const due = (procedure: string, granted = '2026-11-24', today = '2026-11-24') =>
  nextReview({ procedure, granted, events: [] }, figures, today);

test('低保 and 特困 are looked at within a year by their texts; what nobody set is promised nothing', () => {
  for (const procedure of ['dibao-standard', 'dibao-delegated', 'tekun-standard'])
    expect(due(procedure)).toMatchObject({ day: '2027-11-24', kind: 'law', late: false });
  expect(due('dibao-standard')?.ref).toContain('第三十一条');
  for (const procedure of ['elder-allowance', 'disability-two']) expect(due(procedure)).toMatchObject({ kind: 'demo' });
  expect(due('child-welfare')).toBeUndefined();
});

test('a promised month is kept until its last day', () => {
  expect(due('dibao-standard', '2026-11-24', '2027-11-30')?.late).toBe(false);
  expect(due('dibao-standard', '2026-11-24', '2027-12-01')?.late).toBe(true);
});

test('a month as it is said, from the month that runs', () => {
  const say = (day: string) => monthInWords(day, '2026-11-24');
  expect(['2026-11-01', '2026-12-31', '2026-09-09', '2027-05-01', '2025-12-01', '2028-02-29', '2024-01-01'].map(say)).toEqual([
    '这个月',
    '下个月',
    '9月',
    '明年5月',
    '去年12月',
    '2028年2月',
    '2024年1月',
  ]);
});
