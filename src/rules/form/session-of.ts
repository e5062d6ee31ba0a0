import type { Compiled } from '../precheck/compile-catalogue.ts';
import type { Answer } from '../precheck/precheck-data.ts';
import { keyOf, type Session } from '../precheck/session.ts';

/** What an application said, as a session of the form again. A person's fact without a member is of m1: so older phones say it. */
export function sessionOf(compiled: Compiled, facts: Readonly<Record<string, Answer>>, members: readonly string[]): Session {
  const answers: Record<string, Answer> = {};
  const notKnown: string[] = [];
  for (const [key, answer] of Object.entries(facts)) {
    const [id = '', member] = key.split('@');
    const of = keyOf(id, member ?? (compiled.facts.get(id)?.scope === 'person' ? 'm1' : undefined));
    if (answer === null || answer === undefined) notKnown.push(of);
    else answers[of] = answer;
  }
  return { members: members.map((id) => ({ id })), answers, notKnown, gates: {} };
}

/** The same with what nobody said taken as it is with nearly everybody: for what is asked for only where there is a reason. */
export function asUsual(compiled: Compiled, session: Session): Session {
  const answers = { ...session.answers };
  for (const { id, scope, default: usual } of compiled.facts.values())
    if (usual !== null && usual !== undefined)
      for (const key of scope === 'person' ? session.members.map((one) => keyOf(id, one.id)) : [id]) answers[key] ??= usual;
  return { ...session, answers, notKnown: [] };
}
