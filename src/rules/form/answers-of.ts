import type { Compiled } from '../precheck/compile-catalogue.ts';
import { findAnswer } from '../precheck/household-values.ts';
import type { Answer } from '../precheck/precheck-data.ts';
import { householdOf, keyOf, rowsShown, type Session } from '../precheck/session.ts';
import { needsOf } from './needs-of.ts';
import { questionsOf } from './questions-of.ts';

/**
 * What an application for these programs says: `household.size`, `person.age@m2`. Answers to its questions, and what its gates say of
 * what these programs need; null is 不知道. Whatever else the session holds stays on the phone.
 */
export function answersOf(compiled: Compiled, programs: readonly string[], session: Session): Record<string, Exclude<Answer, undefined>> {
  const questions = questionsOf(compiled, programs, session);
  const answers: Record<string, Exclude<Answer, undefined>> = {};
  const atFirst = needsOf(compiled, programs, { ...session, answers: {}, notKnown: [], gates: {} }, { roughly: true });
  const { facts } = householdOf(compiled, session);
  for (const { kind, id, rows = [], state } of questions) {
    if (kind !== 'gate' || state !== 'answered') continue;
    const gate = compiled.gates.find((one) => one.id === id);
    for (const row of gate ? rowsShown(gate, session).filter((one) => rows.includes(one.id)) : [])
      for (const fact of row.facts) {
        const isPersons = compiled.facts.get(fact)?.scope === 'person';
        for (const member of isPersons ? session.members.map((one) => one.id) : [undefined]) {
          const key = keyOf(fact, member);
          const said = isPersons
            ? facts.members?.find((one) => one.id === member)?.[fact.slice('person.'.length)]
            : findAnswer({ facts }, fact);
          if (said !== undefined && said !== null && atFirst.has(key)) answers[key] = said;
        }
      }
  }
  for (const { kind, key, state } of questions)
    if (kind === 'fact' && state !== 'open') answers[key] = state === 'not-known' ? null : (session.answers[key] ?? null);
  return answers;
}
