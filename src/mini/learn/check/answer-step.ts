import { answerQuestion } from '../../../rules/precheck/answer-question.ts';
import { keyOf, type TickedRow } from '../../../rules/precheck/session.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { own } from '../../shared/keep/shape.ts';
import { isAboutSomebody, whoOf, type Step, type Told } from './steps.ts';

/** A fact's value, or the ids of the rows or members that she ticked; null is 不知道. */
export type StepAnswer = boolean | number | string | readonly string[] | null;

/** What she has said here; undefined while she has not. */
export function answerOf({ session, asked }: SelfCheck, step: Step): StepAnswer | undefined {
  if (step.kind === 'fact') return session.notKnown.includes(step.id) ? null : (own(session.answers, step.id) as StepAnswer | undefined);
  const ticked = own(session.gates, step.gate.id);
  if (ticked === undefined) return undefined;
  if (ticked === 'not-known') return null;
  if (step.kind === 'gate') return ticked.map(({ row }) => row);
  return ticked.find(({ row }) => row === step.row.id)?.who ?? (asked.includes(step.id) ? null : undefined);
}

/** The same again is no change; another answer takes back what followed from the first. */
export function answerStep(told: Told, check: SelfCheck, step: Step, answer: StepAnswer): SelfCheck {
  const asked = check.asked.includes(step.id) ? check.asked : [...check.asked, step.id];
  if (step.kind === 'gate') return answerGate(told, { ...check, asked }, step, answer as readonly string[] | null);
  if (step.kind === 'who') return pointAt({ ...check, asked }, step, answer as readonly string[] | null);
  const question = { kind: 'fact' as const, id: step.fact.id, ...(step.member === undefined ? {} : { member: step.member }) };
  const said = answer === null ? 'not-known' : (answer as boolean | number | string);
  return { ...check, asked, session: answerQuestion(check.session, question, said) };
}

function answerGate(told: Told, check: SelfCheck, { gate }: Step & { kind: 'gate' }, rows: readonly string[] | null): SelfCheck {
  const before = ticksOf(check, gate.id);
  const turned = gate.rows.filter(({ id }) => before.some(({ row }) => row === id) !== (rows ?? []).includes(id));
  const cleared = turned.reduce((now, row) => forgetRow(now, whoOf(gate, row).id, row.facts), check);
  const [only, ...others] = check.members;
  const ticked = gate.rows
    .filter(({ id }) => rows?.includes(id))
    .map((row): TickedRow => {
      const kept = before.find((one) => one.row === row.id);
      if (kept) return kept;
      // Who lives alone is meant.
      return only && others.length === 0 && isAboutSomebody(told, row) ? { row: row.id, who: [only.id] } : { row: row.id };
    });
  return { ...cleared, session: answerQuestion(cleared.session, { kind: 'gate', id: gate.id }, rows ? ticked : 'not-known') };
}

/** 不知道: it may be any of them, and the questions go to each. */
function pointAt(check: SelfCheck, { gate, row }: Step & { kind: 'who' }, meant: readonly string[] | null): SelfCheck {
  const before = ticksOf(check, gate.id).find((one) => one.row === row.id)?.who;
  const turned = check.members.filter(({ id }) => before?.includes(id) !== meant?.includes(id));
  const keys = row.facts.flatMap((fact) => turned.map(({ id }) => keyOf(fact, id)));
  const cleared = forgetRow(check, undefined, keys);
  const ticked = ticksOf(check, gate.id).map((one) => (one.row === row.id ? { row: one.row, ...(meant ? { who: [...meant] } : {}) } : one));
  return { ...cleared, session: answerQuestion(cleared.session, { kind: 'gate', id: gate.id }, ticked) };
}

const ticksOf = ({ session }: SelfCheck, gate: string): readonly TickedRow[] => {
  const ticked = own(session.gates, gate);
  return ticked === undefined || ticked === 'not-known' ? [] : ticked;
};

/** What was asked because a row stood so is not true any more when it stands otherwise: said again if need be. */
function forgetRow(check: SelfCheck, who: string | undefined, facts: readonly string[]): SelfCheck {
  const isOfRow = (key: string) => key === who || facts.includes(key) || facts.includes(key.split('@')[0] ?? key);
  const { session } = check;
  return {
    ...check,
    asked: check.asked.filter((key) => !isOfRow(key)),
    session: {
      ...session,
      answers: Object.fromEntries(Object.entries(session.answers).filter(([key]) => !isOfRow(key))),
      notKnown: session.notKnown.filter((key) => !isOfRow(key)),
    },
  };
}
