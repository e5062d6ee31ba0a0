import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/rules/day.ts';
import {
  checkProcedure,
  dueOf,
  type EventDates,
  eventsFor,
  judgeEvent,
  type Procedure,
  type ProcedureEvent,
  type Role,
  submitEvent,
  totalDueOf,
} from '../../src/rules/procedure.ts';
import { calendar, tempExpense } from './mock-data.ts';

const everything = { amount: true, reason: true, remedy: true };
const roles: Role[] = ['citizen', 'town', 'county', 'finance', 'clock'];

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
    expect(lacking({ reason: true })).toEqual({ allowed: false, why: 'missing', missing: 'remedy' });
    expect(lacking({ reason: true, remedy: true })).toMatchObject({ allowed: true, to: 'refused' });
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
    expect(steps).toEqual(['submitted', 'accepted', 'public-notice', 'county']);
  });

  test('a step that is in no procedure is a fault of the program', () => {
    expect(() => eventsFor(tempExpense, 'nowhere', 'town')).toThrow(RangeError);
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
});

/** One walk: at every step somebody tries something, some days later, and only what is allowed happens. */
interface Walked {
  event: ProcedureEvent;
  on: Day;
}
function walk(procedure: Procedure, choices: { pick: number; wait: number }[]): { step: string; walked: Walked[] } {
  let step = procedure.start;
  let today = '2025-12-20';
  const dates: Record<string, Day> = { [submitEvent]: today };
  const walked: Walked[] = [];
  for (const { pick, wait } of choices) {
    today = addDays(today, wait);
    const tries = roles.flatMap((role) => eventsFor(procedure, step, role).map((event) => ({ role, event })));
    // She withdraws seldom, or hardly a walk would come as far as a decision.
    const usual = pick === 0 ? tries : tries.filter(({ role }) => role !== 'citizen');
    const tried = usual[pick % Math.max(usual.length, 1)];
    if (!tried) break;
    const judged = judgeEvent(procedure, step, tried.event.event, {
      role: tried.role,
      today,
      dates: dates as EventDates,
      calendar,
      given: everything,
    });
    if (!judged.allowed) continue;
    walked.push({ event: judged.event, on: today });
    dates[judged.event.event] = today;
    step = judged.to;
  }
  return { step, walked };
}
const choices = fc.array(fc.record({ pick: fc.nat(20), wait: fc.nat(9) }), { minLength: 10, maxLength: 60 });

describe('any way through 临时救助 for great expenses', () => {
  const dayOfEvent = (walked: Walked[], kind: string) => walked.find(({ event }) => event.event === kind)?.on;

  test('never stands still: somebody in office can always move it to an end', () => {
    fc.assert(
      fc.property(choices, (tried) => {
        let { step } = walk(tempExpense, tried);
        for (let moves = 0; !tempExpense.steps[step]?.final; moves += 1) {
          expect(moves).toBeLessThan(Object.keys(tempExpense.steps).length);
          const onward = tempExpense.steps[step]?.events.find((event) => event.role.some((role) => role !== 'citizen'));
          expect(onward).toBeDefined();
          step = onward?.to ?? '';
        }
      }),
    );
  });

  test('is decided only after seven full days on the board, and paid only after an amount was decided', () => {
    let decisions = 0;
    fc.assert(
      fc.property(choices, (tried) => {
        const { walked } = walk(tempExpense, tried);
        const hung = dayOfEvent(walked, 'hang');
        const decided = dayOfEvent(walked, 'approve') ?? dayOfEvent(walked, 'refuse');
        if (decided) decisions += 1;
        if (decided) expect(decided > addDays(hung ?? '9999-01-01', 7)).toBe(true);
        if (dayOfEvent(walked, 'pay')) expect(walked.some(({ event }) => event.needs.includes('amount'))).toBe(true);
      }),
      { numRuns: 1000 },
    );
    // The walks would prove nothing if none came so far.
    expect(decisions).toBeGreaterThan(20);
  });

  test('ends told, and refuses with reason and remedy', () => {
    let ends = 0;
    fc.assert(
      fc.property(choices, (tried) => {
        const { step, walked } = walk(tempExpense, tried);
        if (!tempExpense.steps[step]?.final) return;
        ends += 1;
        const last = walked.at(-1)?.event;
        expect(last?.notice).toBeTruthy();
        if (tempExpense.steps[step]?.tone === 'refused') expect(last?.needs).toEqual(expect.arrayContaining(['reason', 'remedy']));
      }),
      { numRuns: 1000 },
    );
    expect(ends).toBeGreaterThan(100);
  });

  test('waiting moves no due day: a clock knows only its start', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(60), (start, later) => {
        const accept = addDays('2026-01-01', start);
        const due = totalDueOf(tempExpense, { accept }, calendar);
        expect(
          totalDueOf(tempExpense, { accept, hang: addDays(accept, later), 'pass-to-county': addDays(accept, later + 8) }, calendar),
        ).toEqual(due);
      }),
    );
  });
});

describe('checking a procedure file', () => {
  /** A copy with one thing changed. */
  function changed(change: (procedure: Procedure) => void): string[] {
    const copy = structuredClone(tempExpense);
    change(copy);
    return checkProcedure(copy);
  }
  const event = (procedure: Procedure, step: string, kind: string): ProcedureEvent => {
    const found = procedure.steps[step]?.events.find((candidate) => candidate.event === kind);
    if (!found) throw new Error(`no ${kind} in ${step}`);
    return found;
  };
  const step = (procedure: Procedure, id: string) => {
    const found = procedure.steps[id];
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  test('finds nothing wrong with 临时救助 for great expenses', () => {
    expect(checkProcedure(tempExpense)).toEqual([]);
  });

  test.each<[string, (procedure: Procedure) => void]>([
    ['the start nowhere is no step', (p) => void (p.start = 'nowhere')],
    ['event accept of submitted leads to no step: nowhere', (p) => void (event(p, 'submitted', 'accept').to = 'nowhere')],
    ['step approved is a dead end: nobody in office can move it on', (p) => void (step(p, 'approved').events = [])],
    ['step lonely cannot be reached', (p) => void (p.steps['lonely'] = { ...step(p, 'withdrawn') })],
    ['event refuse of county refuses without reason and remedy', (p) => void (event(p, 'county', 'refuse').needs = ['reason'])],
    ['event approve of county approves without an amount', (p) => void (event(p, 'county', 'approve').needs = [])],
    ['step approved pays, and can be reached without a decision on the amount', (p) => void (event(p, 'county', 'approve').needs = [])],
    ['event pay of approved ends the matter and nobody is told', (p) => void delete event(p, 'approved', 'pay').notice],
    [
      'step county decides, and can be reached before the public notice has ended',
      (p) => void (event(p, 'submitted', 'accept').to = 'county'),
    ],
    [
      'the clock of step county counts from pass-to-county, which may not have happened',
      (p) => void (event(p, 'submitted', 'accept').to = 'county'),
    ],
    [
      'event pass-to-county of public-notice waits for a clock that the step does not have',
      (p) => void delete step(p, 'public-notice').clock,
    ],
    ['event hang of accepted speaks of a day due, but there is no clock', (p) => void delete step(p, 'public-notice').clock],
    ['event accept of submitted speaks of a last day, but the whole has no limit', (p) => void delete p.total],
    ['step submitted speaks of the last day before accept has set it', (p) => void (step(p, 'submitted').text = '最晚 {total}')],
    ['step accepted has an unknown placeholder {name}', (p) => void (step(p, 'accepted').text = '{name}')],
    [
      'event accept of submitted speaks of reason without asking for it',
      (p) => void (event(p, 'submitted', 'accept').said.text = '{reason}'),
    ],
    ['step accepted speaks of an amount that may not be decided', (p) => void (step(p, 'accepted').text = '{amount}')],
    ['step paid is final and has events', (p) => void (step(p, 'paid').events = [event(p, 'county', 'withdraw')])],
    ['step county has an event twice', (p) => void step(p, 'county').events.push(event(p, 'county', 'approve'))],
    ['event accept of submitted has no role or an unknown one', (p) => void (event(p, 'submitted', 'accept').role = ['mayor' as Role])],
    [
      'the limit of step submitted lacks days, counting, kind or source',
      (p) => void (step(p, 'submitted').clock = { days: 0, counting: 'working', from: 'submit', kind: 'demo', ref: 'x' }),
    ],
    ['the whole counts from never, which never happens', (p) => void (p.total && (p.total.from = 'never'))],
    ['nobody is told of the filing', (p) => void delete p.first.notice],
  ])('says: %s', (sentence, change) => {
    expect(changed(change)).toContain(sentence);
  });

  test('says: from step … no end can be reached', () => {
    expect(
      changed((p) => {
        event(p, 'approved', 'pay').to = 'approved';
      }),
    ).toContain('from step approved no end can be reached');
  });
});
