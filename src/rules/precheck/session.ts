import type { Compiled } from './compile-catalogue.ts';
import type { Answer, Household, Member } from './precheck-data.ts';

/** What one family has said so far: a plain object, so that it is kept as JSON. Nothing in it is ever presumed. */
export interface Session {
  members: readonly { id: string }[];
  /** By `household.size`, or `person.age@m1` for one member. */
  answers: Readonly<Record<string, Answer>>;
  /** What she does not know, by the same keys: never asked again, and unknown for good. */
  notKnown: readonly string[];
  /**
   * By gate: its rows that were ticked, and of which members where she pointed at some. Under `shownOf` a gate: the rows that she saw,
   * where she did not see them all; of the others nothing was said.
   */
  gates: Readonly<Record<string, readonly TickedRow[] | 'not-known'>>;
}

export interface TickedRow {
  row: string;
  who?: readonly string[];
}

/** Nothing said yet of these members, the one who answers first. */
export function startSession(members: readonly { id: string }[]): Session {
  return { members: members.map(({ id }) => ({ id })), answers: {}, notKnown: [], gates: {} };
}

/** `person.age@m1` of a member, else the fact's own id. */
export function keyOf(factId: string, member?: string): string {
  return member === undefined ? factId : `${factId}@${member}`;
}

/** The household as far as it was said: rows that were not ticked are at their defaults, and so is what only staff may say. */
export function householdOf(compiled: Compiled, session: Session): Household {
  const groups: Record<string, Record<string, Answer>> = {};
  const members = session.members.map(({ id }): Member => ({ id }));
  const byId = new Map(members.map((member) => [member.id, member]));
  const put = (key: string, answer: Answer) => {
    const point = key.indexOf('.');
    const at = key.indexOf('@', point);
    if (at === -1) (groups[key.slice(0, point)] ??= {})[key.slice(point + 1)] = answer;
    else {
      const of = byId.get(key.slice(at + 1));
      if (of) of[key.slice(point + 1, at)] = answer;
    }
  };
  // What comes later is put over what came before.
  for (const answers of [staffDefaults(compiled, session), gateAnswers(compiled, session), session.answers])
    for (const key of Object.keys(answers)) put(key, answers[key]!);
  return { facts: { ...groups, members } };
}

/** Under which name the rows of a gate are kept that were shown. */
export const shownOf = (gateId: string): string => `${gateId}:shown`;

/** The rows of a gate that she has seen, once she has answered it. */
export function rowsShown<Row extends { id: string }>(gate: { id: string; rows: readonly Row[] }, { gates }: Session): readonly Row[] {
  const some = gates[shownOf(gate.id)];
  return Array.isArray(some) ? gate.rows.filter(({ id }) => (some as readonly TickedRow[]).some(({ row }) => row === id)) : gate.rows;
}

function staffDefaults({ facts }: Compiled, session: Session): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const { id, isStaffs, default: usual } of facts.values())
    if (isStaffs && usual !== null) for (const key of keysOf(id, session)) answers[key] = usual;
  return answers;
}

function gateAnswers(compiled: Compiled, session: Session): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  const say = (key: string, answer: unknown) => {
    if (answer !== null && answer !== undefined) answers[key] = answer as Answer;
  };
  // What a ticked row says, or leaves to be asked, comes before what another row is silent about.
  const left = new Set<string>();
  const usual: string[] = [];
  for (const gate of compiled.gates) {
    const ticked = session.gates[gate.id];
    if (!ticked || ticked === 'not-known') continue;
    for (const row of rowsShown(gate, session)) {
      const tick = ticked.find((one) => one.row === row.id);
      const facts = new Set([...row.facts, ...Object.keys(row.says ?? {})]);
      for (const key of [...facts].flatMap((fact) => keysOf(fact, session))) {
        const [fact = '', member] = key.split('@');
        const isMeant = tick && (member === undefined || !tick.who || tick.who.includes(member));
        if (!isMeant) usual.push(key);
        else if (row.says?.[fact] !== undefined && (member === undefined || tick.who)) say(key, row.says[fact]);
        else left.add(key);
      }
    }
  }
  for (const key of usual) if (!left.has(key) && !(key in answers)) say(key, compiled.facts.get(key.split('@')[0] ?? '')?.default);
  return answers;
}

function keysOf(fact: string, { members }: Session): string[] {
  return fact.startsWith('person.') ? members.map(({ id }) => keyOf(fact, id)) : [fact];
}
