import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/rules/day.ts';
import { checkFigures, figureOn, type Figure } from '../../src/rules/figures.ts';
import { lightOf } from '../../src/rules/light.ts';
import { isWorkingDay } from '../../src/rules/working-day.ts';
import { calendar, figures, procedures } from './mock-data.ts';

const figure = (since: string, value: number): Figure => ({ name: 'x', since, value, unit: 'yuan', kind: 'demo', ref: '演示' });

describe('a dated figure', () => {
  test('holds from its day until a later one begins, in whatever order they were written', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([figure('2026-01-01', 1), figure('2026-07-01', 2), figure('2027-01-01', 3)], { minLength: 3 }),
        (all) => {
          const on = (day: string) => figureOn(all, 'x', day)?.value;
          expect([on('2025-12-31'), on('2026-01-01'), on('2026-06-30'), on('2026-07-01'), on('2030-01-01')]).toEqual([
            undefined,
            1,
            1,
            2,
            3,
          ]);
          expect(figureOn(all, 'y', '2026-07-01')).toBeUndefined();
        },
      ),
    );
  });

  test('says what nobody published, and stands once a day', () => {
    expect(checkFigures(figures)).toEqual([]);
    expect(checkFigures([figure('2026-01-01', 1), figure('2026-01-01', 2)])).toEqual(['the figure x is there twice from 2026-01-01']);
    for (const wrong of [{ value: -1 }, { ref: '' }, { kind: 'law' as const }, { ref: '有人说过' }])
      expect(checkFigures([{ ...figure('2026-01-01', 1), ...wrong }])).toEqual(['the figure x lacks a value or a source']);
  });

  test('is there for every cap that a procedure names', () => {
    const caps = procedures.flatMap(({ steps }) => Object.values(steps).flatMap(({ events }) => events.flatMap(({ cap }) => cap ?? [])));
    expect(caps.length).toBeGreaterThan(0);
    for (const cap of caps) expect(figureOn(figures, cap, '2026-11-24'), cap).toMatchObject({ unit: 'yuan' });
  });
});

describe('the light of a day', () => {
  test('turns amber and red by working days, over a weekend and a holiday', () => {
    const light = (today: string) => lightOf('2026-10-09', today, calendar, figures);
    // The National Day of 2026: off from 1 to 7 October.
    expect(['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'].map(light)).toEqual([
      'green',
      'amber',
      'amber',
      'red',
      'red',
      'overdue',
    ]);
  });

  test('is overdue exactly from the day after, never goes back, and warns of nothing where the county has not said when', () => {
    const order = ['green', 'amber', 'red', 'overdue'];
    fc.assert(
      fc.property(fc.nat(600), fc.nat(60), (start, later) => {
        const today = addDays('2025-01-01', start);
        const due = addDays(today, later);
        const light = lightOf(due, today, calendar, figures);
        expect(light === 'overdue').toBe(false);
        expect(lightOf(due, addDays(due, 1), calendar, figures)).toBe('overdue');
        expect(order.indexOf(lightOf(due, addDays(today, 1), calendar, figures))).toBeGreaterThanOrEqual(order.indexOf(light));
        const bare = lightOf(due, today, calendar, []);
        const days = Array.from({ length: later }, (_none, at) => addDays(today, at + 1));
        expect(bare).toBe(days.some((day) => isWorkingDay(day, calendar).working) ? 'green' : 'red');
      }),
    );
  });
});
