import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths } from '../../src/rules/day.ts';
import { cardInWords, cardKindsOn, freshUntil, isLastMonth, nearMonthsOf, noEnd, standOf } from '../../src/rules/paper-lasts.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';

const { figures } = readCountyFolder('mock/data');
const today = '2026-11-24';

test('a card holds until the end of its last month, and is near its end two months before', () => {
  const stands = ['2027-02', '2027-01', '2026-11', '2026-10', noEnd].map((last) => standOf(last, today, 2));
  expect(stands).toEqual(['holds', 'near', 'near', 'over', 'holds']);
  expect(standOf('2026-11', '2026-11-30', 2)).toBe('near');
  expect(standOf('2026-11', '2026-12-01', 2)).toBe('over');
});

test('as time goes by a card only grows older: it holds, is near, is over, and each month is one of these', () => {
  const months = ['holds', 'near', 'over'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 30 }), (ahead, near, days) => {
      const last = addMonths('2020-01-15', ahead).slice(0, 7);
      const seen = Array.from({ length: ahead + 3 }, (_, at) =>
        standOf(last, addMonths(`2020-01-${String(1 + (days % 28)).padStart(2, '0')}`, at), near),
      );
      const ranks = seen.map((stand) => months.indexOf(stand));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      expect(seen.filter((stand) => stand === 'over')).toHaveLength(2);
      expect(seen.filter((stand) => stand === 'near')).toHaveLength(Math.min(near, ahead) + 1);
    }),
  );
});

test('a month is a month that a card can bear', () => {
  expect(['2031-05', noEnd, '2031-13', '2031-00', '2031-5', '1999-01', '99990119560', ''].map(isLastMonth)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([cardInWords('2031-05', 'holds'), cardInWords('2026-10', 'over'), cardInWords(noEnd, 'holds')]).toEqual([
    '到2031年5月',
    '2026年10月到期',
    '长期有效',
  ]);
});

test('which papers bear a month, and how long others are taken, is the county’s figure with its source; of what nobody set nothing is said', () => {
  expect(cardKindsOn(figures, today)).toEqual(['disability-card', 'id-card']);
  expect(cardKindsOn(figures, '2026-06-30')).toEqual([]);
  expect(nearMonthsOf('id-card', figures, today)).toBe(2);
  expect(freshUntil('income-note', today, figures, today)).toMatchObject({ last: '2027-05', kind: 'demo' });
  expect(freshUntil('medical-bills', today, figures, today)).toBeUndefined();
});
