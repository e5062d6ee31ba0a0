import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayOf, daysBetween, type Day } from '../../src/rules/day.ts';
import { mayLookAgain, meanwhileAt } from '../../src/rules/meanwhile.ts';
import { eventsAt, type Role } from '../../src/rules/procedure.ts';
import { lastDayOfRemedy, remediesOf, type Remedy } from '../../src/rules/remedies.ts';
import { sayStage } from '../../src/server/check/receipt/say-stage.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { calendar, procedures } from './mock-data.ts';

const folder = readCountyFolder('mock/data');
const bodies = folder.bodies.map(({ remedies, decides = [], ...body }) => ({
  ...body,
  decides,
  remedies: remedies.map((name) => folder.remedies.find(({ id }) => id === name)!),
}));

/** Steps for which the town's paper has a word of its own, by what she reads. */
const papersWord: readonly [RegExp, RegExp][] = [
  [/^镇上接下了/, /受理|调查/],
  [/^正在查家里收入/, /核对/],
  [/^有一处对不上/, /核对有异/],
  [/^要来家里看看/, /入户/],
  [/^村里人要商量/, /评议/],
  [/^照您说的再查一遍/, /复查/],
  [/^可能要变，先听您说/, /听取意见/],
  [/^还给您发几个月/, /渐退期/],
];

describe('every step of every procedure', () => {
  const steps = procedures.flatMap((procedure) => Object.entries(procedure.steps).map(([id, step]) => ({ procedure, id, step })));

  test('has a big word, a line, who has it, and what she can do meanwhile in at most two short lines', () => {
    for (const { procedure, id, step } of steps) {
      const at = `${procedure.id}.${id}`;
      for (const words of [step.title, step.text, step.who]) expect(words.trim().length, at).toBeGreaterThan(1);
      expect([...step.title].length, at).toBeLessThanOrEqual(16);
      const lines = meanwhileAt(procedure, id);
      expect([1, 2], at).toContain(lines.length);
      for (const line of lines) {
        expect(line, at).toMatch(/[。]$/);
        for (const sentence of line.split(/[。，]/)) expect([...sentence].length, at).toBeLessThanOrEqual(20);
      }
    }
  });

  test('has the word of the town’s paper where there is one', () => {
    const without = steps
      // Care at home is no aid in money: the paper calls its review nothing.
      .filter(({ procedure }) => procedure.gives === 'money' || procedure.gives === 'status')
      .filter(({ step }) => papersWord.some(([big, legal]) => big.test(step.title) && !legal.test(step.legalWord ?? '')))
      .map(({ procedure, id }) => `${procedure.id}.${id}`);
    expect(without).toEqual([]);
    for (const { step, id } of steps) if (id === 'refused' || /^public-notice$/.test(id)) expect(step.legalWord, id).toBeTruthy();
  });

  test('says on the receipt of what stops or changes that it does, and of no other that it was refused', () => {
    const row = {
      joined_into: null,
      due_on: null,
      due_certain: null,
      due_kind: null,
      total_due_on: null,
      told_due_on: null,
      told_total_on: null,
    };
    for (const { procedure, id, step } of steps) {
      const { word } = sayStage({ ...row, step: id }, { procedure, calendar, today: '2026-11-24' });
      const wanted = step.title.startsWith('这项停了') ? '停了' : step.title.startsWith('每月的钱变了') ? '有变化，打12349问' : undefined;
      if (wanted) expect(word, `${procedure.id}.${id}`).toBe(wanted);
      if (word === '这次没办成') expect(step.tone, `${procedure.id}.${id}`).toBe('refused');
    }
  });

  test('lets what was found be looked at again before a decision alone', () => {
    const open = steps.filter(({ procedure, id }) => mayLookAgain(procedure, id));
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set(['differs', 'to-decide-against']));
    for (const { step } of open) expect([step.decided, step.final, step.tone === 'refused']).toEqual([undefined, undefined, false]);
  });
});

describe('the ways to take a decision further', () => {
  const decidedAs = (id: string): Role[] => {
    const procedure = procedures.find((one) => one.id === id)!;
    const against = Object.keys(procedure.steps).flatMap((step) => eventsAt(procedure, step).filter(({ means }) => means === 'refuse'));
    return [...new Set(against.flatMap(({ role }) => role))];
  };
  const remediesFor = (program: string, role: Role) => {
    const { procedure, department } = folder.catalogue.programs.find(({ id }) => id === program)!;
    return remediesOf(bodies, { procedure, body: bodies.find(({ name }) => name === department)!.id, role }).map(({ kind }) => kind);
  };

  test('are there where the deciding body has them: not with a charity, a union, a bank, a school, nor a panel', () => {
    expect(remediesFor('dibao-family', 'county')).toEqual(['reconsideration', 'court']);
    expect(remediesFor('disaster-relief', 'department')).toEqual(['reconsideration', 'court']);
    for (const none of ['anxin-fund', 'golden-autumn', 'rehab-child', 'fumin-loan', 'student-loan', 'edu-college', 'electricity-15'])
      expect(remediesFor(none, 'department'), none).toEqual([]);
    expect(remediesFor('wudi-tekun-fund', 'panel')).toEqual([]);
    expect(remediesFor('legal-aid', 'department')).toEqual(['objection']);
    for (const { remedies } of bodies) for (const { source } of remedies) expect(source.ref.length).toBeGreaterThan(6);
  });

  test('are promised by the words of no step where the body has none', () => {
    for (const { id, procedure } of folder.catalogue.programs)
      for (const role of decidedAs(procedure)) {
        if (remediesFor(id, role).length > 0) continue;
        expect(JSON.stringify(procedures.find((one) => one.id === procedure)!.steps), id).not.toMatch(/60天|法院/);
      }
  });
});

const anyDay = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2060-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => dayOf(date));
const monthEnds = fc
  .record({ year: fc.integer({ min: 2026, max: 2060 }), month: fc.integer({ min: 1, max: 12 }), back: fc.nat(3) })
  .map(({ year, month, back }): Day => addDays(addMonths(`${year}-${String(month).padStart(2, '0')}-01`, 1), -1 - back));

describe('the last day', () => {
  const remedy = (count: number, unit: 'days' | 'months'): Remedy => ({
    kind: 'court',
    at: '法院',
    within: { count, unit },
    source: { kind: 'law', ref: '法' },
  });

  test.each([
    ['2026-12-08', 60, 'days', '2027-02-06'],
    ['2026-08-31', 6, 'months', '2027-02-28'],
    ['2027-08-31', 6, 'months', '2028-02-29'],
    ['2026-08-28', 6, 'months', '2027-02-28'],
    ['2026-12-31', 6, 'months', '2027-06-30'],
    ['2027-02-28', 6, 'months', '2027-08-28'],
  ] as const)('delivered %s, %d %s: %s', (delivered, count, unit, last) => {
    expect(lastDayOfRemedy(remedy(count, unit), delivered)).toBe(last);
  });

  test('of days: the day of delivery is not day 1, and there are exactly so many after it', () => {
    fc.assert(
      fc.property(fc.oneof(anyDay, monthEnds), fc.integer({ min: 1, max: 400 }), (delivered, days) => {
        expect(daysBetween(delivered, lastDayOfRemedy(remedy(days, 'days'), delivered)!)).toBe(days);
      }),
    );
  });

  test('of months: the same date, or the last of a month that has no such date; a later paper never has an earlier end', () => {
    fc.assert(
      fc.property(fc.oneof(anyDay, monthEnds), fc.integer({ min: 1, max: 24 }), (delivered, months) => {
        const last = lastDayOfRemedy(remedy(months, 'months'), delivered)!;
        const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(monthOf(last) - monthOf(delivered)).toBe(months);
        if (last.slice(8) !== delivered.slice(8)) {
          expect(Number(last.slice(8))).toBeLessThan(Number(delivered.slice(8)));
          expect(monthOf(addDays(last, 1))).toBe(monthOf(last) + 1);
        }
        expect(lastDayOfRemedy(remedy(months, 'months'), addDays(delivered, 1))! >= last).toBe(true);
      }),
    );
  });
});
