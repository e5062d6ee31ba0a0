import { describe, expect, test } from 'vitest';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { checkFigures, figureOn } from '../../src/rules/figures.ts';
import { eventsAt } from '../../src/rules/procedure.ts';
import { roles, tones } from '../../src/rules/procedure-shape.ts';
import { bodyKinds, receiverKinds, type Body } from '../../src/rules/receiver.ts';
import {
  followReferralAct,
  listReferralActs,
  referralActs,
  referralStates,
  sideOfAct,
  whoOwesAnswer,
  type ReferralNow,
} from '../../src/rules/referral.ts';
import { joinedStep, mayRecordWindowEvent, windowEventKinds, windowEvents, windowSteps } from '../../src/rules/window-events.ts';
import { figures, procedures, readMockData } from './mock-data.ts';

const bodies = JSON.parse(readMockData('bodies.json')) as (Body & { ref: string })[];
const now = (given: Partial<ReferralNow>): ReferralNow => ({
  state: 'sent',
  body: 'jtj',
  bounced: [],
  parties: [],
  opinions: [],
  concluded: 'not-yet',
  due: 'open',
  ...given,
});

describe('the bodies', () => {
  test('are known by name and kind, with a number that is plainly invented', () => {
    expect(bodies.every(({ kind, phone, ref }) => bodyKinds.includes(kind) && /^1690000\d{4}$/.test(phone) && ref.startsWith('演示'))).toBe(
      true,
    );
    for (const key of ['id', 'name', 'phone'] as const) expect(new Set(bodies.map((one) => one[key])).size).toBe(bodies.length);
    expect(new Set(bodies.map(({ kind }) => kind))).toEqual(new Set(bodyKinds));
  });

  test('answer for every program, and every program says who takes it in', () => {
    const { programs } = toldCatalogue();
    expect(programs.filter(({ department }) => !bodies.some(({ name }) => name === department))).toEqual([]);
    expect(programs.filter(({ receiver }) => receiver && !(receiverKinds as readonly string[]).includes(receiver))).toEqual([]);
    for (const { id, receiver } of programs.filter((one) => one.id.startsWith('temp-assist')))
      expect([id, receiver]).toEqual([id, 'town-of-event']);
  });

  test('promise days that are dated and the county’s own word', () => {
    expect(checkFigures(figures)).toEqual([]);
    for (const name of ['referral-days', 'referral-outcome-days'])
      expect(figureOn(figures, name, '2026-11-24')).toMatchObject({ unit: 'working-days', kind: 'county-promise' });
  });
});

describe('what the window does around a matter', () => {
  test('collides with no procedure’s own steps, events or days', () => {
    for (const { id, steps, anywhere = [] } of procedures) {
      const kinds = [...Object.values(steps).flatMap(({ events }) => events), ...anywhere].map(({ event }) => event as string);
      expect([id, kinds.filter((kind) => (windowEventKinds as readonly string[]).includes(kind))]).toEqual([id, []]);
      expect([id, Object.keys(steps).filter((step) => step in windowSteps)]).toEqual([id, []]);
    }
  });

  test('is told to her every time, moves no step but by joining, and joining is no refusal and needs a reason', () => {
    for (const [kind, event] of Object.entries(windowEvents)) {
      expect([kind, Boolean(event.notice), tones.includes(event.said.tone), event.said.tone !== 'refused']).toEqual([
        kind,
        true,
        true,
        true,
      ]);
      expect([kind, event.to]).toEqual([kind, kind === 'joined' ? joinedStep : undefined]);
      expect(event.role.every((role) => roles.includes(role) && role !== 'citizen')).toBe(true);
    }
    expect(windowEvents.joined).toMatchObject({ means: 'join', needs: ['reason'] });
    expect(windowSteps[joinedStep]!.text).toContain('不是没批');
  });

  test('joins nothing that is decided, in any procedure, and is no button of a procedure', () => {
    for (const procedure of procedures)
      for (const [id, step] of Object.entries(procedure.steps)) {
        const settled = Boolean(step.decided || step.resting || step.final);
        expect([id, mayRecordWindowEvent('joined', step), mayRecordWindowEvent('referral-sent', step)]).toEqual([id, !settled, true]);
        expect(eventsAt(procedure, id).filter(({ event }) => (windowEventKinds as readonly string[]).includes(event))).toEqual([]);
      }
  });
});

describe('a referral', () => {
  test('never comes back a third time: after two times not ours it is a consultation, after the conclusion it cannot be sent back', () => {
    expect(followReferralAct(now({}), 'not-ours', 'jtj')).toBe('returned');
    expect(followReferralAct(now({ bounced: ['ybj'] }), 'not-ours', 'jtj')).toBe('consulting');
    for (const bounced of [[], ['ybj'], ['ybj', 'zgh']])
      expect(followReferralAct(now({ bounced, concluded: 'yes' }), 'not-ours', 'jtj')).toBeUndefined();
  });

  test('is nobody’s to answer but the body’s it is with, whatever its state', () => {
    for (const state of referralStates)
      for (const act of referralActs.filter((one) => sideOfAct(one) === 'body'))
        expect([state, act, followReferralAct(now({ state, parties: ['jtj', 'zgh'] }), act, 'ybj')]).toEqual([state, act, undefined]);
  });

  test('always has somebody with the next word until it is over', () => {
    for (const state of referralStates) {
      const standing = now({ state, parties: ['jtj', 'ybj'], due: 'past' });
      const acts = [...listReferralActs(standing, 'window', 'window'), ...listReferralActs(standing, 'body', 'jtj')];
      expect([state, acts.length > 0]).toEqual([state, !['done', 'ended'].includes(state)]);
    }
  });

  test('hears everybody before it is concluded, but waits for nobody longer than the day', () => {
    const consulting = now({ state: 'consulting', parties: ['jtj', 'ybj'], opinions: ['jtj'] });
    expect(followReferralAct(consulting, 'conclude', 'window')).toBeUndefined();
    expect(followReferralAct({ ...consulting, opinions: ['ybj', 'jtj'] }, 'conclude', 'window')).toBe('sent');
    expect(followReferralAct({ ...consulting, due: 'past' }, 'conclude', 'window')).toBe('sent');
    expect(followReferralAct(consulting, 'opinion', 'jtj')).toBeUndefined();
    expect(whoOwesAnswer(consulting)).toEqual(['ybj']);
  });

  test('counts silence only of a body whose turn it is, never while the window has the next word', () => {
    for (const state of ['question', 'returned', 'done', 'ended'] as const) expect(whoOwesAnswer(now({ state }))).toEqual([]);
    for (const state of ['sent', 'taken'] as const) expect(whoOwesAnswer(now({ state }))).toEqual(['jtj']);
  });
});
