import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import type { Household } from '../../src/rules/precheck/precheck-data.ts';
import { catalogue, compiled, completeHouseholds, day, keysIn, onlyKnown, type Complete } from './precheck-data.ts';
import { judgePlainly } from './precheck-naive.ts';

const whole = (facts: Complete): Household => ({ facts: facts as unknown as Household['facts'] });

test('a second, plain evaluation says the same of complete households: verdicts, persons, sums and what came before', () => {
  fc.assert(
    fc.property(completeHouseholds(), (facts) => {
      const verdicts = judgeHousehold(compiled, whole(facts));
      const plain = judgePlainly(catalogue, day, facts);
      expect(Object.keys(verdicts)).toEqual(Object.keys(plain));
      for (const [id, verdict] of Object.entries(verdicts)) {
        const { status, supersededBy, persons, amounts } = plain[id]!;
        const told = verdict.amounts ? Object.values(verdict.amounts) : verdict.amount === undefined ? [] : [verdict.amount];
        const once = new Set(amounts).size === 1 && told.length === 1;
        expect([id, verdict.status, verdict.supersededBy, verdict.persons ?? [], once ? told : told]).toEqual([
          id,
          status,
          supersededBy,
          persons,
          once ? [amounts[0]] : amounts,
        ]);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 30) },
  );
});

test('a new fact turns no definite verdict round, and what is complete is never open', () => {
  fc.assert(
    fc.property(completeHouseholds(), fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.boolean()), (facts, first, second) => {
      const keys = keysIn(facts);
      const few = new Set(keys.filter(() => first.next().value as boolean));
      const more = new Set(keys.filter((key) => few.has(key) || (second.next().value as boolean)));
      const [early, later, last] = [onlyKnown(facts, few), onlyKnown(facts, more), whole(facts)].map((one) =>
        judgeHousehold(compiled, one),
      );
      for (const [id, { status }] of Object.entries(early!)) {
        if (status !== 'maybe') expect([id, later![id]!.status]).toEqual([id, status]);
        if (later![id]!.status !== 'maybe') expect([id, last![id]!.status]).toEqual([id, later![id]!.status]);
        expect(last![id]!.status).not.toBe('maybe');
        // Whatever is open can be asked for.
        if (status === 'maybe') expect([id, early![id]!.ask.length > 0]).toEqual([id, true]);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 30) },
  );
});

test('programs that exclude each other are never both likely for the same people', () => {
  const excluding = catalogue.programs.flatMap((one) =>
    (one.conflictsWith ?? []).map((other) => [one, catalogue.programs.find(({ id }) => id === other)!] as const),
  );
  fc.assert(
    fc.property(completeHouseholds(), fc.infiniteStream(fc.nat(9)), (facts, known) => {
      const keys = keysIn(facts);
      const verdicts = judgeHousehold(compiled, onlyKnown(facts, new Set(keys.filter(() => (known.next().value as number) < 8))));
      for (const [one, other] of excluding) {
        const [left, right] = [verdicts[one.id]!, verdicts[other.id]!];
        if (left.status !== 'likely' || right.status !== 'likely') continue;
        // A 特困 member is counted apart from the rest of his family: both can be then, for other people.
        if (one.unit === other.unit) expect(left.persons!.filter((id) => right.persons!.includes(id))).toEqual([]);
        else expect([one.id, other.id].some((id) => id.startsWith('tekun'))).toBe(true);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 30) },
  );
});
