import { expect, test } from 'vitest';
import { dueByItself, lastQuietDay } from '../../src/rules/by-itself.ts';
import { calendar, procedures } from './mock-data.ts';

const named = (id: string) => procedures.find((procedure) => procedure.id === id)!;

test('a recognition is spoken of once before its last day, ends the day after it, and a year later begins anew', () => {
  const edge = named('edge-recognition');
  const dates = { submit: '2026-06-01', approve: '2026-07-01' };
  // It holds 365 days, until 2027-07-01.
  const due = (today: string, more = {}) => dueByItself(edge, 'valid', { ...dates, ...more }, calendar, today);
  expect(['2027-05-31', '2027-06-01', '2027-07-01', '2027-07-02'].map((day) => due(day))).toEqual([
    undefined,
    'remind',
    'remind',
    'expire',
  ]);
  const reminded = { remind: '2027-06-01' };
  expect([due('2027-06-02', reminded), due('2027-07-02', reminded)]).toEqual([undefined, 'expire']);
  expect(due('2028-06-05', { approve: '2027-07-05', ...reminded })).toBe('remind');
  expect(lastQuietDay(edge, 'valid', dates, calendar)).toBe('2027-05-31');
  expect(lastQuietDay(edge, 'valid', { ...dates, ...reminded }, calendar)).toBe('2027-07-01');
});

test('grace ends the day after its last; where nothing is left to the clock, the quiet ends with what is late', () => {
  const dibao = named('dibao-standard');
  const dates = { submit: '2026-06-01', 'grant-grace': '2026-07-01' };
  expect(['2026-12-29', '2026-12-30'].map((day) => dueByItself(dibao, 'grace', dates, calendar, day))).toEqual([undefined, 'grace-over']);
  expect(dueByItself(dibao, 'submitted', dates, calendar, '2027-01-01')).toBeUndefined();
  expect(lastQuietDay(dibao, 'submitted', dates, calendar)).toBe('2026-06-02');
});
