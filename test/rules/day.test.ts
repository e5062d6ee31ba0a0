import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInWords, instantInWords } from '../../src/rules/day-in-words.ts';
import { addDays, dayOf, endOfDay, isDay, startOfDay, weekdayOf } from '../../src/rules/day.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-02T00:00:00Z'), max: new Date('2100-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => dayOf(date));

describe('a legal day', () => {
  test.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', '2026-11-24'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Shanghai', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day);
  });

  test('lasts from 0:00 to 24:00 in Shanghai', () => {
    expect(startOfDay('2026-11-24').toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(endOfDay('2026-11-24')).toEqual(startOfDay('2026-11-25'));
  });

  test('every instant lies within its day', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') }), (instant) => {
        const day = dayOf(instant);
        expect(startOfDay(day).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(instant.getTime()).toBeLessThan(endOfDay(day).getTime());
      }),
    );
  });

  test('adding days and taking them away comes back, and the weekday follows', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(weekdayOf(addDays(day, n))).toBe((((weekdayOf(day) + n) % 7) + 7) % 7);
      }),
    );
  });

  test('what stands in no calendar is no day', () => {
    expect(['2024-02-29', '2000-02-29'].every(isDay)).toBe(true);
    expect(['1949-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-1-1', '20260101', '', '2026-11-24T00:00'].some(isDay)).toBe(
      false,
    );
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('a day in words', () => {
  test('has the weekday', () => {
    expect(dayInWords('2026-11-24')).toBe('11月24日 星期二');
    expect(dayInWords('2026-01-04')).toBe('1月4日 星期日');
  });

  test.each([
    ['00:05', '凌晨0:05'],
    ['05:59', '凌晨5:59'],
    ['06:00', '上午6:00'],
    ['09:05', '上午9:05'],
    ['11:59', '上午11:59'],
    ['12:00', '中午12:00'],
    ['13:00', '下午1:00'],
    ['17:59', '下午5:59'],
    ['18:00', '晚上6:00'],
    ['23:59', '晚上11:59'],
  ])('%s is said %s', (time, words) => {
    expect(instantInWords(new Date(`2026-11-24T${time}:30+08:00`))).toBe(`11月24日 星期二 ${words}`);
  });
});
