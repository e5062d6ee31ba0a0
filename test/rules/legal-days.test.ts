import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { dueOf, lastDayOf, type Procedure, totalDueOf } from '../../src/rules/procedure.ts';
import { calendar, procedures } from './mock-data.ts';
import { countAgain, isWorkedAgain, rollAgain, starts } from './second-count.ts';

const named = procedures.map((procedure) => [procedure.id, procedure] as const);
const clocks = ({ steps }: Procedure) => Object.entries(steps).flatMap(([id, { clock }]) => (clock ? [[id, clock] as const] : []));

/** Compared as one list, so that what differs is named by its step and day, and a thousand agreeing days cost one comparison. */
function fromEveryDay(count: (from: string) => unknown): string[] {
  return starts.map((from) => `${from} ${JSON.stringify(count(from))}`);
}

test('the second count has the same days off as the library that knows the notices, over both announced years', () => {
  const announced = starts.filter((day) => day < '2027-01-01');
  expect(announced.filter(isWorkedAgain)).toEqual(announced.filter((day) => chineseDays.isWorkday(day)));
});

describe.each(named)('every legal day of %s is the one counted a second time, from any day of 2025 to 2027', (_id, procedure) => {
  test.each(clocks(procedure))('%s', (id, clock) => {
    expect(fromEveryDay((from) => dueOf(procedure, id, { [clock.from]: from }, calendar))).toEqual(
      fromEveryDay((from) => ({ ...countAgain(clock, from), kind: clock.kind })),
    );
  });

  test('the whole', () => {
    const { total } = procedure;
    if (!total) return;
    expect(fromEveryDay((from) => totalDueOf(procedure, { [total.from]: from }, calendar)?.day)).toEqual(
      fromEveryDay((from) => countAgain(total, from).day),
    );
    const { extended } = total;
    if (!extended) return;
    expect(fromEveryDay((from) => totalDueOf(procedure, { [total.from]: from, extend: from }, calendar)?.day)).toEqual(
      fromEveryDay((from) => countAgain({ ...total, days: extended.days }, from).day),
    );
  });
});

const hanging = procedures.flatMap((procedure) =>
  clocks(procedure).flatMap(([id, clock]) => (clock.from.startsWith('hang') ? [[procedure.id, id, procedure, clock] as const] : [])),
);

test('all public notices are counted by whole days, and these are all', () => {
  expect(hanging.map(([of, id, , { days, counting }]) => `${of} ${id} ${days} ${counting}`)).toEqual([
    'charity public-notice 5 calendar',
    'dibao-delegated public-notice 7 calendar',
    'dibao-standard public-notice 7 calendar',
    'disaster public-notice 7 calendar',
    'edge-recognition public-notice 7 calendar',
    'house-renovation public-notice 7 calendar',
    'house-renovation public-notice-town 7 calendar',
    'house-renovation public-notice-county 7 calendar',
    'medical-apply public-notice 7 calendar',
    'public-housing public-notice 15 calendar',
    'school-aid public-notice 5 calendar',
    'tekun-standard public-notice 7 calendar',
    'tekun-standard end-notice 7 calendar',
    'temp-expense public-notice 7 calendar',
    'wudi-fund public-notice 7 calendar',
    'wudi-fund public-notice-again 7 calendar',
  ]);
});

test.each(hanging)('%s, %s: hangs through the working day after a day off', (_of, id, procedure, clock) => {
  const last = (from: string) => lastDayOf(procedure, id, { [clock.from]: from }, calendar)!;
  expect(fromEveryDay((from) => [last(from).day, last(from).certain])).toEqual(
    fromEveryDay((from) => {
      const { day, certain } = rollAgain(countAgain(clock, from).day);
      return [day, certain];
    }),
  );
});

test.each([
  ['dibao-standard', 'the whole, over the Spring Festival', { accept: '2026-01-28' }, '2026-03-17'],
  ['dibao-standard', 'the whole, with one of the four causes', { accept: '2026-01-28', extend: '2026-02-02' }, '2026-04-08'],
  ['dibao-delegated', 'the whole, where the town decides', { accept: '2026-01-28' }, '2026-03-03'],
  ['dibao-standard', 'the whole, over the National Day with a Sunday and a Saturday worked', { accept: '2026-09-18' }, '2026-11-05'],
])('%s: %s, worked out by hand', (id, _what, dates, day) => {
  expect(
    totalDueOf(
      procedures.find((procedure) => procedure.id === id)!,
      dates,
      calendar,
    )?.day,
  ).toBe(day);
});
