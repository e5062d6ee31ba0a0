import { answerQuestion as answerInSession } from '../../rules/precheck/answer-question.ts';
import type { Answer, Draft } from '../shared/send/draft.ts';
import type { TickedRow } from '../../rules/precheck/session.ts';
import { sessionOf, withSession } from './session-of.ts';
import { isAboutSomebody, type Step, type Told } from './steps.ts';

type Catalogue = Told['catalogue'];
type Page<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** null is 不知道; undefined takes it back. Said here now, whatever she brought along. */
export function answerFact(draft: Draft, catalogue: Catalogue, { question }: Page<'fact'>, answer: Answer | undefined): Draft {
  const before = sessionOf(draft, catalogue);
  const asked = { kind: 'fact' as const, id: question.id, ...(question.member === undefined ? {} : { member: question.member }) };
  const after = answerInSession(before, asked, answer === null ? 'not-known' : (answer ?? null));
  const { [question.key]: _misfit, ...facts } = draft.facts;
  return confirm(withSession({ ...draft, facts }, before, after), question.key);
}

/** The rows that are so; none is an answer too. Where he lives alone, it is he who is meant. */
export function answerGate(
  draft: Draft,
  catalogue: Catalogue,
  { gate, rows, question }: Page<'gate'>,
  ticked: readonly string[] | null,
): Draft {
  const before = sessionOf(draft, catalogue);
  const said = before.gates[gate.id];
  const kept = said === undefined || said === 'not-known' ? [] : said;
  const isAlone = draft.members.length === 0;
  const answer = rows
    .filter(({ id }) => ticked?.includes(id))
    .map((row): TickedRow => {
      const same = kept.find((one) => one.row === row.id);
      if (same) return same;
      return isAlone && isAboutSomebody(catalogue.facts, row) ? { row: row.id, who: ['m1'] } : { row: row.id };
    });
  const shown = rows.map(({ id }) => id);
  const asked = { kind: 'gate' as const, id: gate.id, ...(question.rows ? { rows: shown } : {}) };
  const turned = rows.filter(({ id }) => kept.some(({ row }) => row === id) !== (ticked ?? []).includes(id));
  const forgotten = turned.reduce((now, row) => forgetRow(now, row.facts), draft);
  const cleared = sessionOf(forgotten, catalogue);
  const after = answerInSession(cleared, asked, ticked === null ? 'not-known' : answer);
  return confirm(withSession(forgotten, cleared, after), question.key);
}

/** The rows of a gate that she has ticked. */
export function rowsTicked({ gates }: Draft, gate: string): string[] {
  const said = gates[gate];
  return said === undefined || said === 'not-known' ? [] : said.map(({ row }) => row);
}

/** Whom a ticked row is about; null: it may be any of them, and the questions go to each. */
export function answerWho(draft: Draft, { gate, row }: Page<'who'>, who: readonly string[] | null): Draft {
  const said = draft.gates[gate.id];
  if (said === undefined || said === 'not-known') return draft;
  const ticked = said.map((one) => (one.row === row.id ? { row: one.row, ...(who ? { who: [...who] } : {}) } : one));
  return { ...draft, gates: { ...draft.gates, [gate.id]: ticked } };
}

/** Whom it is about, as she pointed at them; undefined while it may be any. */
export function whoIsMeant({ gates }: Draft, { gate, row }: Page<'who'>): readonly string[] | undefined {
  const said = gates[gate.id];
  return said === undefined || said === 'not-known' ? undefined : said.find((one) => one.row === row.id)?.who;
}

/** She said yes to what she had brought along. */
export function confirm(draft: Draft, key: string): Draft {
  return { ...draft, toConfirm: draft.toConfirm.filter((other) => other !== key) };
}

/** The same of all that stands on one page; it goes on standing there, when she changes one line of it too. */
export function confirmTogether(draft: Draft, lines: readonly Step[]): Draft {
  const keys = keysOf(lines);
  return { ...keepTogether(draft, lines), toConfirm: draft.toConfirm.filter((key) => !keys.includes(key)) };
}

export function keepTogether(draft: Draft, lines: readonly Step[]): Draft {
  return { ...draft, saidBefore: [...new Set([...draft.saidBefore, ...keysOf(lines)])] };
}

const keysOf = (lines: readonly Step[]): string[] => lines.flatMap((line) => ('question' in line ? [line.question.key] : []));

/** What was asked because a row stood so is not true any more when it stands otherwise: said again if need be. */
function forgetRow(draft: Draft, facts: readonly string[]): Draft {
  const isOfRow = (key: string): boolean => facts.includes(key.split('@')[0] ?? '');
  return {
    ...draft,
    facts: Object.fromEntries(Object.entries(draft.facts).filter(([key]) => !isOfRow(key))),
    toConfirm: draft.toConfirm.filter((key) => !isOfRow(key)),
  };
}
