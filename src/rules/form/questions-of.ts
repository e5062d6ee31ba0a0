import type { Compiled, CompiledFact } from '../precheck/compile-catalogue.ts';
import type { PrecheckGate } from '../precheck/precheck-data.ts';
import { keyOf, rowsShown, type Session } from '../precheck/session.ts';
import { askedOfAll, needsOf, type Needs } from './needs-of.ts';

/** One page of the form: a fact, of one member where it is a person's, or a gate that settles several facts at once. */
export interface FormQuestion {
  /** `gate:people`, `household.size`, `person.age@m2`: no two questions have the same. */
  key: string;
  kind: 'fact' | 'gate';
  /** Of the fact, or of the gate. */
  id: string;
  member?: string;
  /** Of a gate: the rows to show; what the chosen programs do not need is not asked. */
  rows?: readonly string[];
  part: CompiledFact['part'];
  /** Ids of the programs that need it, in the catalogue's order; what every applicant is asked is for all of them. */
  for: readonly string[];
  state: 'open' | 'answered' | 'not-known';
}

const parts = ['household', 'money', 'property'] as const;
type Part = (typeof parts)[number];

/**
 * The questions of an application for these programs, in their order: household, money, property; in each the gates first, then the
 * family's facts, then each member's. What was answered stays in its place as long as what comes before it leaves it of any use; what
 * another answer settled is left out. `answerQuestion` takes each of them. Unknown programs need nothing.
 */
export function questionsOf(compiled: Compiled, programs: readonly string[], session: Session): FormQuestion[] {
  const now = needsOf(compiled, programs, session);
  const before = new Map(parts.map((part) => [part, needsOf(compiled, programs, saidBefore(compiled, session, part), { roughly: true })]));
  const gates = compiled.gates.flatMap((gate) => gateQuestion(compiled, gate, session, now, before) ?? []);
  const behind = new Set(
    gates.flatMap(({ id, rows, state }) =>
      state === 'open'
        ? (compiled.gates.find((gate) => gate.id === id) as PrecheckGate).rows.flatMap((row) => (rows?.includes(row.id) ? row.facts : []))
        : [],
    ),
  );
  const facts = [...compiled.facts.values()].flatMap((fact): FormQuestion[] => {
    if (fact.isStaffs) return [];
    const members = fact.scope === 'household' ? [undefined] : session.members.map(({ id }) => id);
    return members.flatMap((member) => {
      const key = keyOf(fact.id, member);
      const state = stateOf(session, key);
      const needs = fact.id === askedOfAll ? programs : ((state === 'open' ? undefined : before.get(fact.part)?.get(key)) ?? now.get(key));
      if (!needs || (state === 'open' && behind.has(fact.id))) return [];
      return [{ key, kind: 'fact', id: fact.id, ...(member !== undefined && { member }), part: fact.part, for: needs, state }];
    });
  });
  return parts.flatMap((part) => [
    ...gates.filter((one) => one.part === part),
    ...facts.filter((one) => one.part === part && one.member === undefined),
    ...session.members.flatMap(({ id }) => facts.filter((one) => one.part === part && one.member === id)),
  ]);
}

/** Gates are asked first of all, so that each of them counts as said before any fact. */
function saidBefore(compiled: Compiled, session: Session, part: Part): Session {
  const isBefore = (key: string) => {
    const fact = compiled.facts.get(key.split('@')[0] ?? '');
    return fact !== undefined && parts.indexOf(fact.part) < parts.indexOf(part);
  };
  const answers = Object.fromEntries(Object.entries(session.answers).filter(([key]) => isBefore(key)));
  return { ...session, answers, notKnown: session.notKnown.filter(isBefore), gates: part === 'household' ? {} : session.gates };
}

function stateOf(session: Session, key: string): FormQuestion['state'] {
  if (session.notKnown.includes(key)) return 'not-known';
  return session.answers[key] === undefined || session.answers[key] === null ? 'open' : 'answered';
}

/** Asked for where it settles two answers or more; answered, it stays as long as any of its rows is of use. */
function gateQuestion(
  compiled: Compiled,
  gate: PrecheckGate,
  session: Session,
  now: Needs,
  before: ReadonlyMap<Part, Needs>,
): FormQuestion | undefined {
  const said = session.gates[gate.id];
  const shown = said === undefined ? [] : said === 'not-known' ? gate.rows : rowsShown(gate, session);
  const atFirst = before.get('household') as Needs;
  const useful = (rows: PrecheckGate['rows'], needs: Needs) =>
    rows
      .map((row) => ({ row: row.id, keys: keysOfRow(compiled, row, session).filter((key) => needs.has(key)) }))
      .filter(({ keys }) => keys.length > 0);
  const unseen = useful(
    gate.rows.filter((row) => !shown.includes(row)),
    now,
  ).map(({ row, keys }) => ({ row, keys: keys.filter((key) => stateOf(session, key) === 'open') }));
  const isOpen = unseen.reduce((sum, { keys }) => sum + keys.length, 0) >= 2;
  const seen = useful(shown, atFirst);
  const rows = isOpen ? [...seen, ...unseen.filter(({ keys }) => keys.length > 0)] : seen;
  if (rows.length === 0) return undefined;
  const keys = rows.flatMap((row) => row.keys);
  const inParts = new Set(keys.map((key) => compiled.facts.get(key.split('@')[0] ?? '')?.part));
  const needed = new Set(keys.flatMap((key) => now.get(key) ?? atFirst.get(key) ?? []));
  return {
    key: `gate:${gate.id}`,
    kind: 'gate',
    id: gate.id,
    rows: gate.rows.map(({ id }) => id).filter((id) => rows.some(({ row }) => row === id)),
    part: parts.find((part) => inParts.has(part)) ?? 'household',
    for: compiled.programs.map(({ id }) => id).filter((id) => needed.has(id)),
    state: isOpen ? 'open' : said === 'not-known' ? 'not-known' : 'answered',
  };
}

function keysOfRow({ facts }: Compiled, row: PrecheckGate['rows'][number], { members }: Session): string[] {
  return row.facts.flatMap((fact) => {
    const known = facts.get(fact);
    if (!known || known.isStaffs) return [];
    return known.scope === 'person' ? members.map(({ id }) => keyOf(fact, id)) : [fact];
  });
}
