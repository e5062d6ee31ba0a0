import type { Catalogue } from '../../contract/learn.contract.ts';
import type { Day } from '../../rules/day.ts';
import { needsOf } from '../../rules/form/needs-of.ts';
import { papersOf } from '../../rules/form/papers-of.ts';
import { isSent } from '../../rules/form/papers-to-follow.ts';
import { asUsual, sessionOf } from '../../rules/form/session-of.ts';
import { keyOf } from '../../rules/precheck/session.ts';
import type { Answer } from '../../rules/precheck/precheck-data.ts';
import { compileTold } from '../learn/index.ts';

export interface MissingOf {
  program: string;
  papers: readonly { kind: string; whose: string | null }[];
  answers: Readonly<Record<string, unknown>>;
  /** By m1, m2…: what she calls whoever lives there. */
  called: ReadonlyMap<string, string>;
  today: Day;
}

/**
 * What a matter lacks, computed before anybody reads it, of each member by what she calls him: papers that the program asks for and nobody
 * sent, questions that the county wants answered and nobody could. What the county looks up by itself is never missing.
 */
export function listMissing(catalogue: Catalogue | undefined, matter: MissingOf): string[] {
  const program = catalogue?.programs.find((one) => one.id === matter.program);
  if (!catalogue || !program) return [];
  const compiled = compileTold(catalogue, matter.today);
  const members = ['m1', ...[...matter.called.keys()].filter((id) => id !== 'm1' && id.startsWith('m'))];
  const session = sessionOf(compiled, matter.answers as Record<string, Answer>, members);
  const of = (text: string, whose: string | undefined) => (whose === undefined || whose === 'm1' ? text : `${matter.called.get(whose) ?? ''}的${text}`);
  const papers = papersOf(compiled, [program], asUsual(compiled, session))
    .filter((one) => one.how === 'ask' && !isSent(matter.papers, one))
    .map(({ name, whose }) => of(name, whose));
  const asked = program.asks.map((id) => keyOf(id, compiled.facts.get(id)?.scope === 'person' ? 'm1' : undefined));
  const open = asked.filter((key) => session.answers[key] === undefined);
  const notKnown = session.notKnown.filter((key) => !open.includes(key));
  const needs = notKnown.length > 0 ? needsOf(compiled, [program.id], session) : undefined;
  const questions = [...open, ...notKnown.filter((key) => needs?.has(key))].flatMap((key) => {
    const [id = '', member] = key.split('@');
    const fact = catalogue.facts.find((one) => one.id === id);
    if (!fact) return [];
    return member === undefined || member === 'm1' ? fact.question : fact.questionOf.replaceAll('{who}', matter.called.get(member) ?? '');
  });
  return [...papers, ...questions];
}
