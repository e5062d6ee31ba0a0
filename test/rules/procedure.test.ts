import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/rules/day.ts';
import type { Figure } from '../../src/rules/figures.ts';
import { dueOf, eventsFor, judgeEvent, lastDayOf, nextLateDay, type Procedure, type Role, totalDueOf } from '../../src/rules/procedure.ts';
import { calendar, procedures, tempExpense } from './mock-data.ts';
import { everything as everythingFor } from './walk-procedure.ts';

const everything = everythingFor(tempExpense);
const named = (id: string) => procedures.find((procedure) => procedure.id === id)!;

describe('judging an event', () => {
  const filed = { today: '2026-11-24', dates: { submit: '2026-11-24' }, calendar, given: everything };

  test('lets the right role go on and says where to', () => {
    expect(judgeEvent(tempExpense, 'submitted', 'accept', { ...filed, role: 'town' })).toMatchObject({
      allowed: true,
      to: 'accepted',
      event: { notice: 'accepted' },
    });
  });

  test('refuses an event of another step, a role that may not, an act that lacks something', () => {
    expect(judgeEvent(tempExpense, 'submitted', 'approve', { ...filed, role: 'county' })).toEqual({ allowed: false, why: 'no-such-event' });
    expect(judgeEvent(tempExpense, 'county', 'approve', { ...filed, role: 'town' })).toEqual({ allowed: false, why: 'wrong-role' });
    const lacking = (given: object) => judgeEvent(tempExpense, 'county', 'refuse', { ...filed, role: 'county', given });
    expect(lacking({})).toEqual({ allowed: false, why: 'missing', missing: 'reason' });
    expect(lacking({ reason: '花的钱不够线' })).toEqual({ allowed: false, why: 'missing', missing: 'rule' });
    expect(lacking({ reason: '花的钱不够线', rule: '演示条款', remedy: '   ' })).toEqual({
      allowed: false,
      why: 'missing',
      missing: 'remedy',
    });
    expect(lacking({ reason: '花的钱不够线', rule: '演示条款', remedy: '再申请' })).toMatchObject({ allowed: true, to: 'refused' });
    for (const amountFen of [0, -1, 1.5, Number.NaN, Number.MAX_VALUE])
      expect(judgeEvent(tempExpense, 'county', 'approve', { ...filed, role: 'county', given: { amountFen } })).toMatchObject({
        missing: 'amount',
      });
    expect(judgeEvent(tempExpense, 'county', 'approve', { ...filed, role: 'county', given: {} })).toMatchObject({ missing: 'amount' });
  });

  test('hung on the 3rd, a notice of seven days lasts from the 4th to the 10th', () => {
    const hung = { dates: { hang: '2026-07-03' }, calendar, given: {}, role: 'town' as const };
    expect(dueOf(tempExpense, 'public-notice', hung.dates, calendar)).toEqual({ day: '2026-07-10', certain: true, kind: 'demo' });
    for (const today of ['2026-07-03', '2026-07-10']) {
      expect(judgeEvent(tempExpense, 'public-notice', 'pass-to-county', { ...hung, today })).toEqual({
        allowed: false,
        why: 'not-yet',
        notBefore: '2026-07-11',
      });
    }
    expect(judgeEvent(tempExpense, 'public-notice', 'pass-to-county', { ...hung, today: '2026-07-11' })).toMatchObject({ allowed: true });
  });

  test('a notice that was never hung has not ended', () => {
    const never = { dates: {}, calendar, given: {}, role: 'town' as const, today: '2030-01-01' };
    expect(judgeEvent(tempExpense, 'public-notice', 'pass-to-county', never)).toEqual({ allowed: false, why: 'not-yet' });
  });

  test('she may withdraw until the county has decided, and not after', () => {
    const steps = Object.keys(tempExpense.steps).filter((step) => eventsFor(tempExpense, step, 'citizen').length > 0);
    expect(steps).toEqual(['submitted', 'accepted', 'public-notice', 'objected', 'county']);
  });

  test('a town officer’s own signature reaches as far as the figure of the day, and nowhere where nobody has set one', () => {
    const urgent = named('temp-urgent');
    const pay = (amountFen: number, figures: Figure[], today = '2026-11-24') =>
      judgeEvent(urgent, 'reported', 'pay-first', { ...filed, today, role: 'town', given: { amountFen, finding: '着火了' }, figures });
    const figure = (since: string, value: number): Figure => ({
      name: 'urgent-town-once',
      since,
      value,
      unit: 'yuan',
      kind: 'demo',
      ref: '演示',
    });
    const figures = [figure('2026-12-01', 800.5), figure('2026-07-01', 500)];
    expect(pay(50_000, figures)).toMatchObject({ allowed: true, to: 'paid-first' });
    expect(pay(50_001, figures)).toEqual({ allowed: false, why: 'over-cap', cap: 500 });
    expect(pay(80_050, figures, '2026-12-01')).toMatchObject({ allowed: true });
    expect(pay(1, figures, '2026-06-30')).toEqual({ allowed: false, why: 'over-cap', cap: undefined });
    expect(pay(1, [])).toEqual({ allowed: false, why: 'over-cap', cap: undefined });
  });

  test('a missing paper is asked for where the matter stands, and moves no day', () => {
    const asked = judgeEvent(tempExpense, 'county', 'ask', { ...filed, role: 'town', given: { finding: '还差发票1张。' } });
    expect(asked).toMatchObject({ allowed: true, to: 'county', event: { notice: 'missing' } });
    expect(eventsFor(tempExpense, 'approved', 'town').map(({ event }) => event)).not.toContain('ask');
  });

  test('a step that is in no procedure is a fault of the program', () => {
    expect(() => eventsFor(tempExpense, 'nowhere', 'town')).toThrow(RangeError);
  });
});

test('a matter filed under the first edition of a procedure goes on under it, as it was written then', () => {
  const first = JSON.parse(readFileSync(new URL('temp-expense-1.json', import.meta.url), 'utf8')) as Procedure;
  const dates = { submit: '2026-11-24', accept: '2026-11-25', hang: '2026-11-26', 'pass-to-county': '2026-12-04' };
  const way: [string, string, Role, string][] = [
    ['submitted', 'accept', 'town', 'accepted'],
    ['accepted', 'hang', 'town', 'public-notice'],
    ['public-notice', 'pass-to-county', 'town', 'county'],
    ['county', 'approve', 'county', 'approved'],
    ['approved', 'pay', 'finance', 'paid'],
  ];
  for (const [step, event, role, to] of way)
    expect(judgeEvent(first, step, event, { role, today: '2026-12-07', dates, calendar, given: everything })).toMatchObject({
      allowed: true,
      to,
    });
  expect(nextLateDay(first, 'submitted', dates, calendar)).toBe('2026-12-01');
  expect(judgeEvent(first, 'submitted', 'overdue', { role: 'clock', today: '2026-12-07', dates, calendar, given: {} })).toMatchObject({
    allowed: false,
  });
});

describe('the clock', () => {
  test('runs from filing to acceptance, then for the whole, over a holiday', () => {
    expect(dueOf(tempExpense, 'submitted', { submit: '2026-02-13' }, calendar)).toEqual({ day: '2026-02-27', certain: true, kind: 'demo' });
    expect(totalDueOf(tempExpense, { submit: '2026-02-13' }, calendar)).toBeUndefined();
    expect(totalDueOf(tempExpense, { submit: '2026-02-13', accept: '2026-11-24' }, calendar)).toEqual({
      day: '2026-12-22',
      certain: true,
      kind: 'demo',
    });
  });

  test('is uncertain where the calendar ends', () => {
    expect(totalDueOf(tempExpense, { accept: '2026-12-10' }, calendar)).toEqual({ day: '2027-01-07', certain: false, kind: 'demo' });
  });

  test('a step without a limit is due by no day', () => {
    expect(dueOf(tempExpense, 'approved', { submit: '2026-11-24', approve: '2026-11-24' }, calendar)).toBeUndefined();
  });

  test('what is late goes up once a last day, by the clock alone; the days of a public notice are nobody’s lateness', () => {
    const rise = (step: string, today: string, dates: Record<string, string>, role: Role = 'clock') =>
      judgeEvent(tempExpense, step, 'overdue', { role, today, dates, calendar, given: {} });
    const filed = { submit: '2026-11-24' };
    expect(nextLateDay(tempExpense, 'submitted', filed, calendar)).toBe('2026-12-01');
    expect(rise('submitted', '2026-12-01', filed)).toEqual({ allowed: false, why: 'not-yet', notBefore: '2026-12-02' });
    expect(rise('submitted', '2026-12-02', filed, 'town')).toEqual({ allowed: false, why: 'wrong-role' });
    expect(rise('submitted', '2026-12-02', filed)).toMatchObject({ allowed: true, to: 'submitted', event: { notice: 'overdue' } });
    expect(rise('submitted', '2026-12-03', { ...filed, overdue: '2026-12-02' })).toEqual({ allowed: false, why: 'not-yet' });

    const hung = { ...filed, accept: '2026-12-02', hang: '2026-12-02', overdue: '2026-12-02' };
    expect(nextLateDay(tempExpense, 'public-notice', hung, calendar)).toBe('2026-12-30');
    expect(rise('public-notice', '2026-12-10', hung)).toMatchObject({ allowed: false, why: 'not-yet' });
    expect(rise('public-notice', '2026-12-31', hung)).toMatchObject({ allowed: true });
    expect(nextLateDay(tempExpense, 'approved', { ...hung, approve: '2026-12-11' }, calendar)).toBeUndefined();
    expect(nextLateDay(tempExpense, 'refused', { ...hung, refuse: '2026-12-11' }, calendar)).toBe('2026-12-16');
  });

  test('45 instead of 30 only for a named cause, told to her, and only once the 30 run', () => {
    const dibao = named('dibao-standard');
    const extend = (dates: Record<string, string>, cause: string) =>
      judgeEvent(dibao, 'checking', 'extend', {
        role: 'town',
        today: '2026-07-10',
        dates,
        calendar,
        given: { cause, reason: '人在外地' },
      });
    expect(extend({ submit: '2026-07-01' }, '人户分离')).toEqual({ allowed: false, why: 'not-yet' });
    expect(extend({ accept: '2026-07-02' }, '人手不够')).toEqual({ allowed: false, why: 'missing', missing: 'cause' });
    expect(extend({ accept: '2026-07-02' }, '人户分离')).toMatchObject({ allowed: true, to: 'checking', event: { notice: 'extended' } });
    expect(totalDueOf(dibao, { accept: '2026-07-02' }, calendar)).toEqual({ day: '2026-08-13', certain: true, kind: 'law' });
    expect(totalDueOf(dibao, { accept: '2026-07-02', extend: '2026-07-10' }, calendar)).toEqual({
      day: '2026-09-03',
      certain: true,
      kind: 'law',
    });
    const late = (today: string, dates: Record<string, string>) =>
      judgeEvent(dibao, 'checking', 'extend', { role: 'town', today, dates, calendar, given: { cause: '人户分离', reason: '人在外地' } });
    expect(late('2026-08-13', { accept: '2026-07-02' })).toMatchObject({ allowed: true });
    expect(late('2026-08-14', { accept: '2026-07-02' })).toEqual({ allowed: false, why: 'not-yet' });
    expect(late('2026-07-20', { accept: '2026-07-02', extend: '2026-07-10' })).toEqual({ allowed: false, why: 'once-only' });
    expect(nextLateDay(dibao, 'opinion', { accept: '2026-07-02' }, calendar)).toBe('2026-08-13');
    expect(nextLateDay(dibao, 'opinion', { accept: '2026-07-02', extend: '2026-07-10' }, calendar)).toBe('2026-09-03');
    expect(named('rigid-recognition').total?.extended?.causes).toEqual(['人户分离', '调查难度较大']);
  });

  test('what was made longer once is not made longer again', () => {
    for (const procedure of procedures.filter(({ total }) => total?.extended)) {
      const step = Object.keys(procedure.steps).find((id) => eventsFor(procedure, id, 'town').some(({ means }) => means === 'extend'));
      const dates = { submit: '2026-07-01', [procedure.total!.from]: '2026-07-02', extend: '2026-07-10' };
      const now = { role: 'town' as const, today: '2026-07-11', dates, calendar, given: everythingFor(procedure) };
      expect(judgeEvent(procedure, step!, 'extend', now), procedure.id).toEqual({ allowed: false, why: 'once-only' });
    }
  });

  test('a notice that would end on a day off hangs, and takes objections, through the next working day; its due date stays', () => {
    const hung = (hang: string) => ({
      due: dueOf(tempExpense, 'public-notice', { hang }, calendar)?.day,
      last: lastDayOf(tempExpense, 'public-notice', { hang }, calendar)?.day,
    });
    expect(hung('2026-09-24')).toEqual({ due: '2026-10-01', last: '2026-10-08' });
    expect(hung('2026-10-01')).toEqual({ due: '2026-10-08', last: '2026-10-08' });
    expect(hung('2026-10-03')).toEqual({ due: '2026-10-10', last: '2026-10-10' });
    expect(hung('2026-02-07')).toEqual({ due: '2026-02-14', last: '2026-02-14' });
    expect(hung('2026-02-08')).toEqual({ due: '2026-02-15', last: '2026-02-24' });
    expect(lastDayOf(tempExpense, 'public-notice', { hang: '2026-12-26' }, calendar)).toMatchObject({ day: '2027-01-04', certain: false });
    const pass = (today: string, told?: string) =>
      judgeEvent(tempExpense, 'public-notice', 'pass-to-county', {
        role: 'town',
        today,
        dates: { hang: '2026-09-24' },
        calendar,
        given: {},
        told,
      });
    expect(pass('2026-10-08')).toEqual({ allowed: false, why: 'not-yet', notBefore: '2026-10-09' });
    expect(pass('2026-10-09')).toMatchObject({ allowed: true });
    expect(pass('2026-10-09', '2026-10-09')).toEqual({ allowed: false, why: 'not-yet', notBefore: '2026-10-10' });
    expect(
      judgeEvent(tempExpense, 'public-notice', 'object', {
        role: 'town',
        today: '2026-10-08',
        dates: { hang: '2026-09-24' },
        calendar,
        given: { finding: '有人说她有车' },
      }),
    ).toMatchObject({ allowed: true, to: 'objected' });
  });

  test('no office’s own calendar days are moved by a day off: legal aid, seven days from a Friday in September', () => {
    const dates = { submit: '2026-09-25' };
    expect(lastDayOf(named('legal-aid'), 'submitted', dates, calendar)?.day).toBe('2026-10-02');
  });

  test('24 hours end on the day that they reach, working day or not: a fire on a Friday evening', () => {
    expect(dueOf(named('temp-urgent'), 'reported', { submit: '2026-11-20' }, calendar)).toEqual({
      day: '2026-11-21',
      certain: true,
      kind: 'county-promise',
    });
  });

  test('特困: an objection brings 15 working days to look again, and then seven days on the board anew', () => {
    const tekun = named('tekun-standard');
    const dates = { hang: '2026-07-03', object: '2026-07-06' };
    expect(dueOf(tekun, 'objected', dates, calendar)?.day).toBe('2026-07-27');
    const again = judgeEvent(tekun, 'objected', 'opine-for-again', {
      role: 'town',
      today: '2026-07-20',
      dates,
      calendar,
      given: { finding: '查清了' },
    });
    expect(again).toMatchObject({ allowed: true, to: 'to-hang' });
    const hung = { ...dates, hang: '2026-07-21' };
    const pass = (today: string) =>
      judgeEvent(tekun, 'public-notice', 'pass-to-county', { role: 'town', today, dates: hung, calendar, given: {} });
    expect(pass('2026-07-28')).toEqual({ allowed: false, why: 'not-yet', notBefore: '2026-07-29' });
    expect(pass('2026-07-29')).toMatchObject({ allowed: true });
  });

  test('waiting moves no due day: a clock knows only its start', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(60), (start, later) => {
        const accept = addDays('2026-01-01', start);
        const due = totalDueOf(tempExpense, { accept }, calendar);
        const since = { accept, ask: addDays(accept, later), hang: addDays(accept, later), 'pass-to-county': addDays(accept, later + 8) };
        expect(totalDueOf(tempExpense, since, calendar)).toEqual(due);
      }),
    );
  });
});
