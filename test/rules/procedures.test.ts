import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProcedure } from '../../src/rules/check-procedure.ts';
import { addDays } from '../../src/rules/day.ts';
import type { Figure } from '../../src/rules/figures.ts';
import { eventsAt, judgeEvent, type Procedure } from '../../src/rules/procedure.ts';
import { oneStop } from '../../src/rules/one-stop.ts';
import { calendar, figures, procedures } from './mock-data.ts';
import { everything, walkProcedure, type Walked } from './walk-procedure.ts';

const choices = fc.array(fc.record({ pick: fc.nat(20), wait: fc.nat(9) }), { minLength: 10, maxLength: 80 });
const named = procedures.map((procedure) => [procedure.id, procedure] as const);
const meaning = (walked: readonly Walked[], ...meanings: string[]) =>
  walked.filter(({ event }) => event.means !== undefined && meanings.includes(event.means));

type Way = ReturnType<typeof walkProcedure>;
const walkedWays = new Map<Procedure, Way[]>();

/** Every claim is put to the proof on the same three hundred walks; one that fails is looked for again and told in its shortest form. */
function onAnyWay(procedure: Procedure, claim: (way: Way) => void): void {
  const ways = walkedWays.get(procedure) ?? fc.sample(choices, { numRuns: 300 }).map((tried) => walkProcedure(procedure, tried));
  walkedWays.set(procedure, ways);
  try {
    for (const way of ways) claim(way);
  } catch (failed) {
    fc.assert(
      fc.property(choices, (tried) => {
        claim(walkProcedure(procedure, tried));
      }),
      { numRuns: 3000 },
    );
    throw failed;
  }
}

test('the 31 procedures of the county’s programs are here, one file each, one for a county that lets its towns decide, and the one-stop window’s', () => {
  expect(procedures).toHaveLength(33);
  expect(new Set(procedures.map(({ id }) => id)).size).toBe(33);
  expect(procedures.flatMap((procedure) => checkProcedure(procedure).map((wrong) => `${procedure.id}: ${wrong}`))).toEqual([]);
});

describe.each(named)('%s', (_id, procedure) => {
  const { steps } = procedure;
  const final = (step: string) => Boolean(steps[step]?.final || steps[step]?.resting);

  test('drawn as a graph has no dead end: from every step an office can bring it to an end or to rest', () => {
    for (const start of Object.keys(procedure.steps)) {
      const seen = new Set([start]);
      for (const id of seen) for (const { role, to } of eventsAt(procedure, id)) if (role.some((one) => one !== 'citizen')) seen.add(to);
      expect([...seen].some(final), `${start} of ${procedure.id}`).toBe(true);
    }
  });

  test('is never decided before its public notice has ended, nor while one hangs', () => {
    const days = (step: string) => procedure.steps[step]?.clock?.days ?? Number.NaN;
    onAnyWay(procedure, ({ walked }) => {
      walked.forEach(({ event, on }, at) => {
        if (!['grant', 'refuse', 'cut', 'stop'].includes(event.means ?? '')) return;
        const before = walked.slice(0, at);
        const hung = before.findLastIndex((one) => one.event.means === 'hang');
        const ended = before.findLastIndex((one) => one.event.notBefore === 'step-ended');
        const objected = before.findLastIndex((one) => one.event.means === 'object');
        if (hung > Math.max(ended, objected)) throw new Error(`${event.event} while a notice hangs`);
        const hasNotice = Object.keys(procedure.steps).some((id) => eventsAt(procedure, id).some(({ means }) => means === 'hang'));
        if (event.means !== 'grant' || !hasNotice || meaning(before, 'grant').length > 0) return;
        expect(hung).toBeGreaterThanOrEqual(0);
        expect(ended).toBeGreaterThan(hung);
        expect(before[ended]!.on > addDays(before[hung]!.on, days(before[hung]!.event.to))).toBe(true);
        expect(on >= before[ended]!.on).toBe(true);
      });
    });
  });

  test('pays nothing without the sign-off of somebody who may, within what he may', () => {
    onAnyWay(procedure, ({ walked }) => {
      const paid = walked.findIndex(({ event }) => event.means === 'order' || event.means === 'credit');
      if (paid < 0) return;
      const signed = meaning(walked.slice(0, paid), 'grant', 'pay-first');
      expect(signed.length).toBeGreaterThan(0);
      for (const { role } of signed) expect(['town', 'county', 'department', 'panel']).toContain(role);
    });
    for (const step of Object.keys(procedure.steps)) {
      for (const { event, role, cap } of eventsAt(procedure, step)) {
        if (cap === undefined) continue;
        const now = { role: role[0]!, today: '2026-11-24', dates: {}, calendar, given: everything(procedure) };
        expect(judgeEvent(procedure, step, event, { ...now, figures: [figure(cap, 849.99)] })).toMatchObject({
          why: expect.stringMatching(/over-cap|not-yet/),
        });
        expect(judgeEvent(procedure, step, event, { ...now, figures: [] })).toMatchObject({
          why: expect.stringMatching(/over-cap|not-yet/),
        });
      }
    }
  });

  test('refuses, cuts and stops only with reason, rule and remedy, and then a paper reaches her hands', () => {
    for (const step of Object.keys(procedure.steps)) {
      for (const { event, role, means } of eventsAt(procedure, step)) {
        if (!['refuse', 'cut', 'stop'].includes(means ?? '')) continue;
        for (const need of ['reason', 'rule', 'remedy'] as const) {
          const given = { ...everything(procedure), [need]: ' ' };
          const judged = judgeEvent(procedure, step, event, { role: role[0]!, today: '2026-11-24', dates: {}, calendar, given, figures });
          expect(judged).toMatchObject({ allowed: false });
          if (!judged.allowed && judged.why !== 'not-yet') expect(judged).toMatchObject({ why: 'missing', missing: need });
        }
      }
    }
    onAnyWay(procedure, ({ step, walked }) => {
      const refused = walked.findLastIndex(({ event }) => ['refuse', 'cut', 'stop'].includes(event.means ?? ''));
      if (refused >= 0 && final(step)) expect(meaning(walked.slice(refused), 'deliver').length).toBeGreaterThan(0);
    });
  });

  test('leaves the town a task after an emergency', () => {
    onAnyWay(procedure, ({ step, walked }) => {
      const paid = walked.findIndex(({ event }) => event.means === 'pay-first');
      if (paid >= 0 && final(step)) expect(meaning(walked.slice(paid), 'supplement').length).toBeGreaterThan(0);
    });
  });

  test('takes nothing away without having heard her since it was given', () => {
    onAnyWay(procedure, ({ walked }) => {
      walked.forEach(({ event }, at) => {
        if (event.means !== 'cut' && event.means !== 'stop') return;
        const rested = walked.slice(0, at).findLastIndex((one) => procedure.steps[one.event.to]?.resting);
        expect(meaning(walked.slice(rested + 1, at), 'hear').length).toBeGreaterThan(0);
      });
    });
  });

  test('ends untold on no way', () => {
    onAnyWay(procedure, ({ step, walked }) => {
      const last = walked.at(-1);
      if (last && last.from !== step && final(step)) expect(last.event.notice, `${last.event.event} into ${step}`).toBeTruthy();
    });
  });

  test('reaches a decision, an end and, where it hangs one, a notice on some of these ways', () => {
    const seen = { decided: 0, ended: 0, hung: 0 };
    onAnyWay(procedure, ({ step, walked }) => {
      if (meaning(walked, 'grant', 'refuse', 'pay-first').length > 0) seen.decided += 1;
      if (final(step)) seen.ended += 1;
      if (meaning(walked, 'hang').length > 0) seen.hung += 1;
    });
    // The window only says which help it is: what is decided, is decided there.
    if (procedure.id === oneStop.procedure) expect(seen.decided).toBe(0);
    else expect(seen.decided).toBeGreaterThan(5);
    expect(seen.ended).toBeGreaterThan(5);
    const hangs = Object.keys(procedure.steps).some((id) => eventsAt(procedure, id).some(({ means }) => means === 'hang'));
    if (hangs) expect(seen.hung).toBeGreaterThan(5);
  });

  test('says of every limit where it stands', () => {
    const limits = [...Object.values(procedure.steps).flatMap(({ clock }) => clock ?? []), ...(procedure.total ? [procedure.total] : [])];
    expect(limits.every(({ ref }) => ref.length > 4)).toBe(true);
  });
});

test('about children nothing is ever hung in a village', () => {
  const children = procedures.filter((procedure) => procedure.children);
  expect(children.map(({ id }) => id)).toEqual(['child-welfare', 'rehab']);
  for (const procedure of children) onAnyWay(procedure, ({ walked }) => expect(meaning(walked, 'hang')).toEqual([]));
});

const figure = (name: string, value: number): Figure => ({ name, since: '2026-07-01', value, unit: 'yuan', kind: 'demo', ref: '演示' });
