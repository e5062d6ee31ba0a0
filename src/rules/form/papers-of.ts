import type { Compiled, CompiledProgram } from '../precheck/compile-catalogue.ts';
import type { Session } from '../precheck/session.ts';
import { NO, YES, type Truth, type View } from '../precheck/view.ts';
import type { Assessment } from '../precheck/assess-household.ts';
import { assessChosen, whosePapers } from './needs-of.ts';

/** How a program says one of its papers. */
export interface ProgramPaper {
  kind: string;
  name: string;
  /** ask: she photographs it · look-up: the county looks it up, and nobody may ask for it · in-form: written with the form */
  how: string;
  mayFollow: boolean;
  onlyFor?: string;
  hint?: string;
  /** person: each of whom it is about has one of his own. */
  of?: string;
}

/** A paper of the whole application, once for all programs that want it. */
export interface FormPaper extends ProgramPaper {
  /** `medical-bills`, or `diagnosis@m2` of one member: no two papers have the same. */
  key: string;
  /** Of which member, where it is a person's. */
  whose?: string;
  /** Ids of the programs that want it. */
  for: readonly string[];
}

const hows = ['ask', 'in-form', 'look-up'];

/**
 * The papers of an application for these programs, each once; those to be photographed first, and of them first what cannot follow.
 * What one program needs at once cannot follow. What is only for somebody is left out where that is settled against it.
 */
export function papersOf(
  compiled: Compiled,
  programs: readonly { id: string; papers: readonly ProgramPaper[] }[],
  session: Session,
): FormPaper[] {
  const ids = programs.map(({ id }) => id);
  return papersBy(compiled, programs, assessChosen(compiled, ids, session).assessment);
}

/** The same, where it is known already how these programs stand. */
export function papersBy(
  compiled: Compiled,
  programs: readonly { id: string; papers: readonly ProgramPaper[] }[],
  assessment: Assessment,
): FormPaper[] {
  const papers = new Map<string, FormPaper>();
  for (const { id, papers: wanted } of programs) {
    const program = compiled.programs.find((one) => one.id === id);
    for (const paper of wanted)
      for (const whose of program ? whoseIs(program, paper, assessment) : [undefined]) {
        const key = whose === undefined ? paper.kind : `${paper.kind}@${whose}`;
        const before = papers.get(key);
        papers.set(key, before ? both(before, paper, id) : { ...paper, key, ...(whose !== undefined && { whose }), for: [id] });
      }
  }
  const rank = ({ how, mayFollow }: FormPaper) => hows.indexOf(how) * 2 + Number(mayFollow);
  const all = [...papers.values()];
  all.sort((one, other) => rank(one) - rank(other));
  return all;
}

/** Of whom it is wanted: nothing of the household's, none of nobody's. */
function whoseIs(program: CompiledProgram, { kind, of }: ProgramPaper, assessment: Assessment): (string | undefined)[] {
  const rule = program.paperRules.get(kind);
  const subjects = whosePapers(program, assessment);
  const truthOf = (subject: number): Truth =>
    rule
      ? (assessment.worlds.worlds.reduce<number>(
          (bits, world) => bits | rule.node.read((rule.scope === 'household' ? world.household : world.members[subject]) as View),
          0,
        ) as Truth)
      : YES;
  const meant = subjects.filter((subject) => truthOf(subject) !== NO);
  if (meant.length === 0) return [];
  // Of somebody, and nobody has said of whom: one is enough.
  const isSettled = rule?.scope === 'person' || program.unit === 'person';
  if (of !== 'person' || !isSettled) return [undefined];
  const certain = meant.filter((subject) => truthOf(subject) === YES);
  const people = certain.length > 0 ? certain : meant.slice(0, 1);
  return people.map((subject) => assessment.people[subject]?.id || undefined);
}

function both(one: FormPaper, other: ProgramPaper, id: string): FormPaper {
  const first = hows.indexOf(one.how) <= hows.indexOf(other.how) ? one : other;
  const { onlyFor: _, ...rest } = { ...one, ...first };
  return {
    ...rest,
    key: one.key,
    for: [...one.for, id],
    mayFollow: one.mayFollow && other.mayFollow,
    ...(one.onlyFor && other.onlyFor && { onlyFor: one.onlyFor }),
  };
}
