import type { Catalogue } from '../../contract/learn.contract.ts';
import { sayAnswer } from '../../rules/form/say-answer.ts';
import { sessionOf } from '../../rules/form/session-of.ts';
import { assessHousehold, programsAround } from '../../rules/precheck/assess-household.ts';
import type { Compiled, CompiledProgram } from '../../rules/precheck/compile-catalogue.ts';
import { completeWithDefaults } from '../../rules/precheck/complete-with-defaults.ts';
import { explainVerdict } from '../../rules/precheck/explain-verdict.ts';
import { overall } from '../../rules/precheck/judge-household.ts';
import type { Answer, Household } from '../../rules/precheck/precheck-data.ts';
import { householdOf } from '../../rules/precheck/session.ts';

/** The program that a campaign is about, ready to judge by on one day. */
export interface Sought {
  catalogue: Catalogue;
  compiled: Compiled;
  program: CompiledProgram;
  only: ReadonlySet<number>;
}

/** What is known of a family: her answers by `household.size` or `person.age@m2`. */
export interface Known {
  answers: Readonly<Record<string, Answer>>;
  members: readonly string[];
}

/** Why it may fit, in words for whoever approves: what is known that speaks of it, and what is not known yet. */
export interface Reason {
  facts: string[];
  asks: string[];
}

export interface Fits {
  verdict: 'likely' | 'maybe';
  reason: Reason;
  /** Its conditions that hold, in the catalogue's words, for counting. */
  holds: string[];
}

const mostFacts = 6;

/** Nothing where the program is not in force on the day. */
export function seek(catalogue: Catalogue, compiled: Compiled, programId: string): Sought | undefined {
  const program = compiled.programs.find(({ id }) => id === programId);
  return program && { catalogue, compiled, program, only: new Set(programsAround(compiled, program)) };
}

/**
 * Whether it may fit, by what is known and by what is so for nearly everybody: what nobody said is never the reason why a family is told.
 * Nothing where it looks as if it did not, or where nothing that is known of her sets her apart from everybody else.
 */
export function judgeFamily(sought: Sought, known: Known): Fits | undefined {
  const { compiled, program, only, catalogue } = sought;
  const household = completeWithDefaults(compiled, householdOf(compiled, sessionOf(compiled, known.answers, known.members)));
  const verdict = overall(assessHousehold(compiled, household, { only }).outcomes[program.at] ?? []);
  if (verdict === 'unlikely') return undefined;
  const facts = tellingFacts(sought, known);
  if (facts.length === 0) return undefined;
  const conditions = conditionsOf(sought, household);
  const text = (id: string) => catalogue.programs.find((one) => one.id === program.id)?.conditions.find((one) => one.id === id)?.text;
  const said = (says: string) => conditions.filter((one) => one.says === says).flatMap(({ id }) => text(id) ?? []);
  return { verdict, reason: { facts: facts.slice(0, mostFacts), asks: said('open') }, holds: said('true') };
}

function conditionsOf({ compiled, program }: Sought, household: Household) {
  return explainVerdict(compiled, household, program.id)?.conditions ?? [];
}

/** What the program speaks of and is with her otherwise than with nearly everybody. */
function tellingFacts({ catalogue, compiled, program }: Sought, { answers }: Known): string[] {
  return Object.entries(answers).flatMap(([key, answer]) => {
    const [id = '', member] = key.split('@');
    if (answer === null || answer === undefined || !program.reads.has(id) || compiled.facts.get(id)?.default === answer) return [];
    const fact = catalogue.facts.find((one) => one.id === id);
    return fact ? [sayAnswer(fact, answer, member === undefined || member === 'm1' ? '本人' : '家里人')] : [];
  });
}
