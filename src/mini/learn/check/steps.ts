import type { CatalogueList } from '../../../contract/learn.contract.ts';
import type { Compiled } from '../../../rules/precheck/compile-catalogue.ts';
import { nextQuestion } from '../../../rules/precheck/next-question.ts';
import { keyOf } from '../../../rules/precheck/session.ts';
import { own } from '../../shared/keep/shape.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';

export type Told = Pick<CatalogueList, 'facts' | 'gates' | 'programs'>;
type Gate = CatalogueList['gates'][number];
type Row = Gate['rows'][number];

/** One page of the 自测. `id` is kept, so it must outlive a release; it says nothing of what was answered. */
export type Step =
  | { id: string; kind: 'fact'; fact: CatalogueList['facts'][number]; member?: string }
  | { id: string; kind: 'gate'; gate: Gate }
  | { id: string; kind: 'who'; gate: Gate; row: Row };

/** The page of that name, if the county still asks it and whom it is about still lives here. */
export function findStep(told: Told, check: SelfCheck, id: string): Step | undefined {
  if (id.startsWith('gate:')) return gateStep(told, id.slice('gate:'.length));
  if (id.startsWith('who:')) return whoStep(told, id.slice('who:'.length));
  const [factId, member] = id.split('@');
  const fact = told.facts.find((one) => one.id === factId && (one.scope === 'person') === (member !== undefined));
  if (!fact || (member !== undefined && !check.members.some((one) => one.id === member))) return undefined;
  return { id, kind: 'fact', fact, ...(member === undefined ? {} : { member }) };
}

/** What to ask now: whom a ticked row is about, else what settles most. Nothing: no answer can change a result any more. */
export function nextStep(told: Told, compiled: Compiled, check: SelfCheck): Step | undefined {
  const who = check.members.length > 1 && findWhoLeft(told, check);
  if (who) return who;
  const question = nextQuestion(compiled, check.session, { sums: true });
  if (!question) return undefined;
  return question.kind === 'gate' ? gateStep(told, question.id) : findStep(told, check, keyOf(question.id, question.member));
}

function findWhoLeft(told: Told, { session, asked }: SelfCheck): Step | undefined {
  for (const gate of told.gates) {
    const ticked = own(session.gates, gate.id);
    if (!ticked || ticked === 'not-known') continue;
    const steps = gate.rows.filter((row) => isAboutSomebody(told, row)).map((row) => whoOf(gate, row));
    const left = steps.find(({ id, row }) => !asked.includes(id) && ticked.some((one) => one.row === row.id && !one.who));
    if (left) return left;
  }
  return undefined;
}

function gateStep(told: Told, id: string): Step | undefined {
  const gate = told.gates.find((one) => one.id === id);
  return gate ? { id: `gate:${id}`, kind: 'gate', gate } : undefined;
}

function whoStep(told: Told, name: string): Step | undefined {
  const [gateId, rowId] = name.split('/');
  const gate = told.gates.find(({ id }) => id === gateId);
  const row = gate?.rows.find(({ id }) => id === rowId);
  return gate && row ? whoOf(gate, row) : undefined;
}

export const whoOf = (gate: Gate, row: Row): Step & { kind: 'who' } => ({ id: `who:${gate.id}/${row.id}`, kind: 'who', gate, row });

/** Whoever is meant is asked once for all facts of the row. */
export function isAboutSomebody(told: Told, row: Row): boolean {
  return told.facts.some((fact) => fact.scope === 'person' && (row.facts.includes(fact.id) || own(row.says ?? {}, fact.id) !== undefined));
}
