import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOf } from '../../src/rules/form/answers-of.ts';
import { askedOfAll } from '../../src/rules/form/needs-of.ts';
import { questionsOf, type FormQuestion } from '../../src/rules/form/questions-of.ts';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import type { Household } from '../../src/rules/precheck/precheck-data.ts';
import { householdOf } from '../../src/rules/precheck/session.ts';
import { fillForm } from './fill-form.ts';
import { catalogue, compiled, completeHouseholds } from './precheck-data.ts';

const here = catalogue.programs.filter(({ apply }) => apply === 'here' && compiled.programs.length > 0).map(({ id }) => id);
const chosen = (most = 5) => fc.uniqueArray(fc.constantFrom(...here), { minLength: 1, maxLength: most });
const runs = (few: number) => ({ numRuns: Number(process.env.RUNS ?? few), endOnFailure: true });

/** Every fact that a page settles, by key. */
function coveredBy(questions: readonly FormQuestion[]): Set<string> {
  const keys = new Set<string>();
  for (const { kind, id, key, rows = [] } of questions) {
    if (kind === 'fact') keys.add(key);
    for (const row of compiled.gates.find((gate) => kind === 'gate' && gate.id === id)?.rows ?? [])
      if (rows.includes(row.id)) for (const fact of row.facts) keys.add(fact);
  }
  return keys;
}

const isCovered = (covered: ReadonlySet<string>, key: string) => covered.has(key) || covered.has(key.split('@')[0] ?? '');

test('its answers leave no chosen program open, and say what is so; no page comes twice, and none goes for being answered', () => {
  fc.assert(
    fc.property(chosen(), completeHouseholds(3), (programs, facts) => {
      const { session, asked } = fillForm(compiled, programs, facts, {
        watch: ({ key }, before, after) => {
          for (const list of [before, after]) expect(new Set(list.map((one) => one.key)).size).toBe(list.length);
          expect([key, after.find((one) => one.key === key)?.state]).toEqual([key, 'answered']);
        },
      });
      expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
      const verdicts = judgeHousehold(compiled, householdOf(compiled, session));
      const truth = judgeHousehold(compiled, { facts: facts as unknown as Household['facts'] });
      for (const id of programs)
        expect([id, verdicts[id]!.status, verdicts[id]!.amount]).toEqual([id, truth[id]!.status, truth[id]!.amount]);
    }),
    runs(4),
  );
}, 60_000);

test('what she does not know is asked once, is sent as null, and alone leaves a program open', () => {
  fc.assert(
    fc.property(chosen(3), completeHouseholds(2), fc.infiniteStream(fc.nat(5)), (programs, facts, luck) => {
      const { session, asked } = fillForm(compiled, programs, facts, { isNotKnown: () => luck.next().value === 0 });
      expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
      const notKnown = new Set(session.notKnown.map((key) => key.split('@')[0]));
      const verdicts = judgeHousehold(compiled, householdOf(compiled, session));
      for (const id of programs) expect(verdicts[id]!.ask.filter((fact) => !notKnown.has(fact))).toEqual([]);
      const sent = answersOf(compiled, programs, session);
      for (const { key, state } of questionsOf(compiled, programs, session))
        if (state === 'not-known' && key.includes('.')) expect(sent[key]).toBeNull();
    }),
    runs(4),
  );
}, 60_000);

test('in whichever order she picks programs the pages are the same, and one program more takes none of them away', () => {
  fc.assert(
    fc.property(chosen(), fc.constantFrom(...here), completeHouseholds(3), fc.nat(30), (programs, more, facts, stopped) => {
      let left = stopped;
      const { session } = fillForm(compiled, programs, facts, { isNotKnown: () => (left -= 1) < 0 });
      const keysOf = (ids: readonly string[]) => questionsOf(compiled, ids, session).map(({ key, rows }) => [key, rows]);
      expect(keysOf(programs.toReversed())).toEqual(keysOf(programs));
      const covered = coveredBy(questionsOf(compiled, [...programs, more], session));
      for (const key of coveredBy(questionsOf(compiled, programs, session))) expect([key, isCovered(covered, key)]).toEqual([key, true]);
    }),
    runs(4),
  );
}, 60_000);

test('nothing is sent that the chosen programs do not need, whatever the phone holds', () => {
  fc.assert(
    fc.property(chosen(2), completeHouseholds(2), (programs, facts) => {
      const { session } = fillForm(compiled, here.slice(0, 12), facts);
      const questions = questionsOf(compiled, programs, session);
      const covered = coveredBy(questions);
      for (const key of Object.keys(answersOf(compiled, programs, session))) expect([key, isCovered(covered, key)]).toEqual([key, true]);
    }),
    runs(4),
  );
}, 60_000);

describe('an application that names no program', () => {
  const session = { members: [{ id: 'm1' }], answers: {}, notKnown: [], gates: {} };
  test('asks what every applicant is asked', () =>
    expect(questionsOf(compiled, ['one-stop'], session)).toMatchObject([
      { key: askedOfAll, kind: 'fact', for: ['one-stop'], state: 'open' },
    ]));
});
