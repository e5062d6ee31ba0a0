import type { Catalogue } from '../../contract/learn.contract.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import type { Session } from '../../rules/precheck/session.ts';
import type { Answer, Draft } from '../shared/send/draft.ts';

type Told = Pick<Catalogue, 'facts' | 'gates'>;
type Said = Pick<Draft, 'members' | 'facts' | 'gates'>;

/**
 * What she has said, as the county's questions of today read it. An answer to a question that is no longer asked, or is asked otherwise by
 * now, is not in it: it stays in the draft, and of the whole form that one question is asked again.
 */
export function sessionOf(draft: Said, { facts, gates }: Told): Session {
  const members = [{ id: 'm1' }, ...draft.members.map(({ id }) => ({ id }))];
  const lives = (id: string): boolean => members.some((member) => member.id === id);
  const isAsked = (key: string, answer: Answer): boolean => {
    const [id, member] = key.split('@');
    const fact = facts.find((one) => one.id === id);
    if (!fact || (fact.scope === 'person') !== (member !== undefined) || (member !== undefined && !lives(member))) return false;
    return answer === null || fitsFact(fact, answer);
  };
  const said = Object.entries(draft.facts).filter(([key, answer]) => isAsked(key, answer));
  return {
    members,
    answers: Object.fromEntries(said.filter((entry): entry is [string, Exclude<Answer, null>] => entry[1] !== null)),
    notKnown: said.filter(([, answer]) => answer === null).map(([key]) => key),
    gates: Object.fromEntries(Object.entries(draft.gates).flatMap(([name, ticked]) => readGate(gates, lives, name, ticked))),
  };
}

/** The draft with what she has said by now; what this catalogue does not ask stays as it was. */
export function withSession(draft: Draft, before: Session, after: Session): Draft {
  const readBefore = new Set([...Object.keys(before.answers), ...before.notKnown]);
  const kept = Object.entries(draft.facts).filter(([key]) => !readBefore.has(key));
  const notKnown = after.notKnown.map((key): [string, null] => [key, null]);
  const facts = { ...Object.fromEntries(kept), ...after.answers, ...Object.fromEntries(notKnown) } as Draft['facts'];
  return { ...draft, facts, gates: { ...draft.gates, ...after.gates } };
}

type Ticked = Session['gates'][string];

/** Its own name, or that of the rows that were shown of it. */
function readGate(gates: Told['gates'], lives: (id: string) => boolean, name: string, ticked: Ticked): [string, Ticked][] {
  const gate = gates.find(({ id }) => id === name.split(':')[0]);
  if (!gate) return [];
  if (ticked === 'not-known') return [[name, ticked]];
  const rows = ticked.filter(({ row }) => gate.rows.some(({ id }) => id === row));
  return [[name, rows.map(({ row, who }) => (who ? { row, who: who.filter(lives) } : { row }))]];
}
