import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../src/rules/day.ts';
import { addWorkingDays, isWorkingDay } from '../../src/rules/working-day.ts';
import { calendar } from './mock-data.ts';

const within2025And2026 = fc.integer({ min: 0, max: 729 }).map((n) => addDays('2025-01-01', n));

describe('a working day', () => {
  test.each([
    ['2025-10-11', true, 'a Saturday worked for the National Day'],
    ['2025-10-08', false, 'a Wednesday off, the last of eight'],
    ['2026-01-04', true, 'a Sunday worked for New Year'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'the Monday before the new moon'],
    ['2026-02-23', false, 'a Monday, the last of nine days'],
    ['2026-02-28', true, 'a Saturday worked'],
    ['2026-10-10', true, 'a Saturday worked'],
    ['2026-11-24', true, 'a Tuesday like any other'],
    ['2026-11-28', false, 'a Saturday like any other'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(day, calendar)).toEqual({ working, certain: true });
  });

  test('every day of the two years is as chinese-days has it', () => {
    for (let day: Day = '2025-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      expect([day, isWorkingDay(day, calendar).working]).toEqual([day, chineseDays.isWorkday(day)]);
    }
  });

  test('days off are weekdays and days worked are weekends, each in its own year', () => {
    for (const [year, { rest, work }] of Object.entries(calendar.years)) {
      expect(rest.every((day) => day.startsWith(year) && weekdayOf(day) % 6 !== 0)).toBe(true);
      expect(work.every((day) => day.startsWith(year) && weekdayOf(day) % 6 === 0)).toBe(true);
    }
  });
});

describe('counting working days', () => {
  test.each([
    ['2026-02-13', 1, '2026-02-14', 'the Saturday is worked'],
    ['2026-02-13', 2, '2026-02-24', 'nine days off between'],
    ['2026-02-13', 5, '2026-02-27', 'worked out by hand: 14, 24, 25, 26, 27'],
    ['2026-02-15', 1, '2026-02-24', 'from a day off'],
    ['2026-09-30', 1, '2026-10-08', 'over the National Day'],
    ['2026-10-08', 3, '2026-10-12', '9, 10 worked, 12'],
    ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
    ['2026-11-24', 20, '2026-12-22', 'the whole of an expense matter'],
    ['2026-11-28', 0, '2026-11-28', 'none is the day itself, working or not'],
  ])('from %s, %i: %s (%s)', (from, count, day) => {
    expect(addWorkingDays(from, count, calendar)).toEqual({ day, certain: true });
  });

  test('agrees with chinese-days from every working day of two years', () => {
    fc.assert(
      fc.property(within2025And2026, fc.integer({ min: 1, max: 45 }), (from, count) => {
        const counted = addWorkingDays(from, count, calendar);
        fc.pre(counted.certain && chineseDays.isWorkday(from));
        expect(counted.day).toBe(chineseDays.findWorkday(count, from));
      }),
    );
  });

  test('one more working day is later, and lies on a working day', () => {
    fc.assert(
      fc.property(within2025And2026, fc.integer({ min: 0, max: 60 }), (from, count) => {
        const next = addWorkingDays(from, count + 1, calendar);
        expect(next.day > addWorkingDays(from, count, calendar).day).toBe(true);
        expect(isWorkingDay(next.day, calendar).working).toBe(true);
      }),
    );
  });

  test('beyond the announced years it counts Monday to Friday and says so', () => {
    expect(addWorkingDays('2026-12-30', 1, calendar)).toEqual({ day: '2026-12-31', certain: true });
    expect(addWorkingDays('2026-12-31', 1, calendar)).toEqual({ day: '2027-01-01', certain: false });
    expect(addWorkingDays('2026-11-20', 30, calendar)).toEqual({ day: '2027-01-01', certain: false });
    expect(isWorkingDay('2027-02-08', calendar)).toEqual({ working: true, certain: false });
    expect(addWorkingDays('2024-12-31', 1, calendar)).toEqual({ day: '2025-01-02', certain: true });
  });

  test('refuses what is no count', () => {
    for (const count of [-1, 1.5, Number.NaN, Infinity]) expect(() => addWorkingDays('2026-11-24', count, calendar)).toThrow(RangeError);
  });
});
