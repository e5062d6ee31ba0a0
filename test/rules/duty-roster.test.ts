import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHoles, findOverlaps, shiftSpan, spanInWords } from '../../src/rules/duty-roster.ts';

const saturday = '2026-11-28';

test('a shift that ends no later than it begins ends on the next day', () => {
  expect(shiftSpan(saturday, '08:30', '17:30')).toEqual({
    since: new Date('2026-11-28T08:30:00+08:00'),
    until: new Date('2026-11-28T17:30:00+08:00'),
  });
  expect(shiftSpan(saturday, '17:30', '08:30').until).toEqual(new Date('2026-11-29T08:30:00+08:00'));
  expect(shiftSpan(saturday, '08:30', '08:30').until).toEqual(new Date('2026-11-29T08:30:00+08:00'));
});

test.each([
  ['17:30', '08:30', '11月28日 星期六夜里（17:30到第二天8:30）'],
  ['08:30', '17:30', '11月28日 星期六白天（8:30到17:30）'],
  ['00:00', '08:30', '11月28日 星期六夜里（0:00到8:30）'],
  ['08:30', '08:30', '11月28日 星期六（8:30到第二天8:30）'],
])('from %s until %s is told as people say it', (from, until, words) => {
  expect(spanInWords(shiftSpan(saturday, from, until))).toBe(words);
});

test('holes and overlaps are exactly the hours that nobody, or more than one, covers', () => {
  const span = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
    .map(([at, long]) => ({ since: new Date(at), until: new Date(at + long) }));
  const within = { since: new Date(5), until: new Date(45) };
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      const holes = findHoles(spans, within);
      const overlaps = findOverlaps(spans);
      const inside = (one: { since: Date; until: Date }, at: number) => one.since.getTime() <= at && at < one.until.getTime();
      for (let at = 5; at < 45; at += 1) {
        const covering = spans.filter((one) => inside(one, at)).length;
        expect(holes.some((one) => inside(one, at))).toBe(covering === 0);
        expect(overlaps.some((one) => inside(one.span, at))).toBe(covering > 1);
      }
    }),
  );
});
