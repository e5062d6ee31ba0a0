import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/rules/precheck/answer-question.ts';
import { assessHousehold } from '../../src/rules/precheck/assess-household.ts';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import { nextQuestion, type Question } from '../../src/rules/precheck/next-question.ts';
import type { Household } from '../../src/rules/precheck/precheck-data.ts';
import { householdOf, keyOf, startSession, type Session } from '../../src/rules/precheck/session.ts';
import { catalogue, compiled, completeHouseholds, keysIn, onlyKnown, type Complete } from './precheck-data.ts';
import { truthfulAnswer } from './answer-truthfully.ts';

const statuses = (household: Household) => Object.entries(judgeHousehold(compiled, household)).map(([id, { status }]) => [id, status]);

/** Answers as it is, but for what she does not know. Every question must be one that could still matter. */
function askAll(facts: Complete, isNotKnown: (key: string) => boolean): { session: Session; asked: Question[] } {
  let session = startSession(facts.members);
  const asked: Question[] = [];
  for (;;) {
    const question = nextQuestion(compiled, session);
    if (!question) return { session, asked };
    asked.push(question);
    const open = openFacts(session);
    const about =
      question.kind === 'fact' ? [question.id] : compiled.gates.find(({ id }) => id === question.id)!.rows.flatMap((row) => row.facts);
    expect(about.filter((fact) => open.has(fact)).length).toBeGreaterThanOrEqual(question.kind === 'fact' ? 1 : 2);
    const isOpen = question.kind === 'fact' && isNotKnown(keyOf(question.id, question.member));
    session = answerQuestion(session, question, isOpen ? 'not-known' : truthfulAnswer(compiled, facts, question));
  }
}

/** Facts on which some verdict, or for which member it is, still hangs. */
function openFacts(session: Session): Set<string> {
  const outcomes = assessHousehold(compiled, householdOf(compiled, session)).outcomes.flat();
  return new Set(outcomes.flatMap(({ asks }) => [...asks()].map((ask) => ask.split('@')[0]!)));
}

test('the questions asked suffice: what is not asked changes no verdict', () => {
  fc.assert(
    fc.property(completeHouseholds(2), (facts) => {
      const { session, asked } = askAll(facts, () => false);
      expect(statuses(householdOf(compiled, session))).toEqual(statuses({ facts: facts as unknown as Household['facts'] }));
      const once = asked.map(({ kind, id, member }) => `${kind} ${keyOf(id, member)}`);
      expect(new Set(once).size).toBe(once.length);
    }),
    { numRuns: Number(process.env.RUNS ?? 3), endOnFailure: true },
  );
}, 120_000);

test('不知道 is never asked again, and only what hangs on it stays open', () => {
  fc.assert(
    fc.property(completeHouseholds(2), fc.infiniteStream(fc.nat(9)), (facts, luck) => {
      const { session } = askAll(facts, () => (luck.next().value as number) === 0);
      const notKnown = new Set(session.notKnown.map((key) => key.split('@')[0]));
      for (const { status, ask } of Object.values(judgeHousehold(compiled, householdOf(compiled, session))))
        if (status === 'maybe') expect(ask.filter((fact) => !notKnown.has(fact))).toEqual([]);
    }),
    { numRuns: Number(process.env.RUNS ?? 3), endOnFailure: true },
  );
}, 120_000);

/** What only staff may say is as it mostly is, on the phone. */
const staffs = (facts: Complete) => keysIn(facts).filter((key) => compiled.facts.get(key.split('@')[0]!)!.isStaffs);

test('the order of answers changes no verdict', () => {
  fc.assert(
    fc.property(
      completeHouseholds(3).chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(keysIn(facts)))),
      ([facts, some]) => {
        const answer = (keys: readonly string[]) =>
          keys.reduce((session, key) => {
            const [id = '', member] = key.split('@');
            const question = { kind: 'fact', id, ...(member !== undefined && { member }) } as const;
            return answerQuestion(session, question, truthfulAnswer(compiled, facts, question));
          }, startSession(facts.members));
        const forth = judgeHousehold(compiled, householdOf(compiled, answer(some)));
        expect(judgeHousehold(compiled, householdOf(compiled, answer(some.toReversed())))).toEqual(forth);
        expect(judgeHousehold(compiled, onlyKnown(facts, new Set([...some, ...staffs(facts)])))).toEqual(forth);
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 12), endOnFailure: true },
  );
});

describe('a page with several rows', () => {
  const session = startSession([{ id: 'm1' }, { id: 'm2' }]);
  const gate = catalogue.gates.find(({ rows }) => rows.some((row) => row.facts.includes('person.chronicDrug')))!;
  const row = gate.rows.find(({ facts }) => facts.includes('person.chronicDrug'))!;
  const tick = (rows: readonly { row: string; who?: string[] }[]) =>
    householdOf(compiled, answerQuestion(session, { kind: 'gate', id: gate.id }, rows)).facts.members!.map(
      ({ chronicDrug }) => chronicDrug,
    );

  test('says of a row that was not ticked what is so for nearly everybody', () => expect(tick([])).toEqual([false, false]));
  test('says of whom she points at that it is so, and of the others that it is not', () =>
    expect(tick([{ row: row.id, who: ['m2'] }])).toEqual([false, true]));
  test('leaves a ticked row to be asked where she points at nobody', () => expect(tick([{ row: row.id }])).toEqual([undefined, undefined]));
  test('gives way to what was answered by itself', () => {
    const answered = answerQuestion(session, { kind: 'fact', id: 'person.chronicDrug', member: 'm1' }, true);
    const members = householdOf(compiled, answerQuestion(answered, { kind: 'gate', id: gate.id }, [])).facts.members!;
    expect(members.map(({ chronicDrug }) => chronicDrug)).toEqual([true, false]);
  });
});

test('an answer can be taken back', () => {
  const question = { kind: 'fact', id: 'household.size' } as const;
  const session = startSession([{ id: 'm1' }]);
  expect(answerQuestion(answerQuestion(session, question, 3), question, null)).toEqual(session);
  expect(answerQuestion(answerQuestion(session, question, 'not-known'), question, 2).notKnown).toEqual([]);
});

test('what a sum hangs on is asked once the verdicts are settled, where that is wanted', () => {
  const facts = { selfCareFailed: { kind: 'fact', id: 'person.selfCareFailed', member: 'm1' } } as const;
  const old = { age: 70, obligors: 'none', ownMonthlyIncome: 0, confirmedTekun: true };
  let session = startSession([{ id: 'm1' }]);
  for (const [key, answer] of Object.entries(old))
    session = answerQuestion(session, { kind: 'fact', id: `person.${key}`, member: 'm1' }, answer);
  const ids: string[] = [];
  for (
    let question = nextQuestion(compiled, session, { sums: true });
    question;
    question = nextQuestion(compiled, session, { sums: true })
  ) {
    ids.push(question.id);
    session = answerQuestion(session, question, question.kind === 'gate' ? 'not-known' : 'not-known');
  }
  expect(ids).toContain(facts.selfCareFailed.id);
});
