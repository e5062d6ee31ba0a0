import { assessHousehold, programsAround, type Assessment, type Outcome } from './assess-household.ts';
import type { Compiled, CompiledProgram } from './compile-catalogue.ts';
import { overall } from './judge-household.ts';
import { likelyAnswers, usualShare } from './likely-answers.ts';
import type { Answer } from './precheck-data.ts';
import { householdOf, keyOf, type Session } from './session.ts';

/** What to ask next: a fact, of one member where it is a person's, or a gate that settles several facts at once. */
export interface Question {
  kind: 'fact' | 'gate';
  /** Of the fact, or of the gate. */
  id: string;
  member?: string;
  part: 'household' | 'money' | 'property';
  /** How many programs are still open. */
  open: number;
}

/** One program for one subject, that an answer could still settle. */
interface Goal {
  program: CompiledProgram;
  subject: number;
  weight: number;
  keys: readonly string[];
}

interface Candidate {
  question: Question;
  /** What its answers would be, with how likely each is. */
  tries: readonly { share: number; answers: Readonly<Record<string, Answer>> }[];
  keys: ReadonlySet<string>;
}

const parts = ['household', 'money', 'property'] as const;
/** As many of the most promising are tried out; more would be felt on an old phone. */
const tried = 4;

/**
 * The question that settles most, first about the household, then money, then property; nothing once no answer can change a verdict.
 * With `sums`, what a likely program's sum still hangs on is asked after that.
 */
export function nextQuestion(compiled: Compiled, session: Session, { sums = false } = {}): Question | undefined {
  const assessment = assessHousehold(compiled, householdOf(compiled, session));
  const goals = findGoals(compiled, session, assessment);
  const wanted = goals.length === 0 && sums ? findSums(compiled, session, assessment) : goals;
  const open = compiled.programs.filter(({ at }) => overall(assessment.outcomes[at] ?? []) === 'maybe').length;
  const candidates = findCandidates(compiled, session, wanted, open);
  const part = parts.find((one) => candidates.some(({ question }) => question.part === one));
  const inPart = candidates.filter(({ question }) => question.part === part);
  if (inPart.length <= 1) return inPart[0]?.question;
  const promising = inPart.map((candidate) => ({ candidate, promise: promiseOf(candidate, wanted) }));
  promising.sort((one, other) => other.promise - one.promise);
  let best = promising[0];
  let most = -1;
  for (const one of promising.slice(0, tried)) {
    const gain = gainOf(compiled, session, wanted, one.candidate) + one.promise / 100;
    if (gain > most) [best, most] = [one, gain];
  }
  return best?.candidate.question;
}

function findGoals(compiled: Compiled, session: Session, assessment: Assessment): Goal[] {
  return compiled.programs.flatMap((program) => {
    const outcomes = assessment.outcomes[program.at] ?? [];
    // What the household gets once, it gets by whichever member.
    if (program.once && overall(outcomes) === 'likely') return [];
    return outcomes.flatMap((outcome, subject) =>
      outcome.status === 'maybe' ? goalOf(session, program, subject, outcome.asks(), assessment) : [],
    );
  });
}

function findSums(compiled: Compiled, session: Session, assessment: Assessment): Goal[] {
  return compiled.programs.flatMap((program) =>
    (assessment.outcomes[program.at] ?? []).flatMap(({ sumAsks }: Outcome, subject) =>
      sumAsks ? goalOf(session, program, subject, sumAsks(), assessment) : [],
    ),
  );
}

function goalOf(session: Session, program: CompiledProgram, subject: number, asks: ReadonlySet<string>, { people }: Assessment): Goal[] {
  const keys = [...asks].map((ask) => {
    const [fact = '', at] = ask.split('@');
    return keyOf(fact, at === undefined ? undefined : people[Number(at)]?.id);
  });
  // What was answered and is still open (only suspected) waits for an expert, not for another question.
  const left = keys.filter((key) => !session.notKnown.includes(key) && session.answers[key] === undefined);
  // Money of one's own counts for more than a help that cannot be counted; by person a program has a goal for each.
  const weight = program.amount ? 2 : 1;
  return left.length === 0 ? [] : [{ program, subject, weight, keys: left }];
}

function findCandidates(compiled: Compiled, session: Session, goals: readonly Goal[], open: number): Candidate[] {
  const keys = [...new Set(goals.flatMap((goal) => goal.keys))];
  const inOrder = new Map([...compiled.facts.keys()].map((id, at) => [id, at]));
  keys.sort((one, other) => (inOrder.get(factOf(one)) ?? 0) - (inOrder.get(factOf(other)) ?? 0));
  const facts = new Set(keys.map(factOf));
  const gates = compiled.gates.filter(({ id, rows }) => {
    const own = new Set(rows.flatMap((row) => row.facts));
    return session.gates[id] === undefined && [...own].filter((fact) => facts.has(fact)).length >= 2;
  });
  const behindGates = new Set(gates.flatMap(({ rows }) => rows.flatMap((row) => row.facts)));
  const single = keys.flatMap((key): Candidate[] => {
    const fact = compiled.facts.get(factOf(key));
    if (!fact || fact.isStaffs || behindGates.has(fact.id)) return [];
    const member = key.split('@')[1];
    const question: Question = { kind: 'fact', id: fact.id, ...(member !== undefined && { member }), part: fact.part, open };
    return [
      { question, keys: new Set([key]), tries: likelyAnswers(fact).map(({ share, answer }) => ({ share, answers: { [key]: answer } })) },
    ];
  });
  const several = gates.map(({ id, rows }): Candidate => {
    const covered = keys.filter((key) => rows.some((row) => row.facts.includes(factOf(key))));
    const answers = Object.fromEntries(covered.map((key) => [key, compiled.facts.get(factOf(key))?.default]));
    const inParts = new Set(covered.map((key) => compiled.facts.get(factOf(key))?.part));
    const part = parts.find((one) => inParts.has(one)) ?? 'household';
    return { question: { kind: 'gate', id, part, open }, keys: new Set(covered), tries: [{ share: usualShare, answers }] };
  });
  return [...several, ...single];
}

/** The more of a goal hangs on it, the more it promises. */
function promiseOf({ keys }: Candidate, goals: readonly Goal[]): number {
  return goals.reduce((sum, goal) => sum + (goal.weight * goal.keys.filter((key) => keys.has(key)).length) / goal.keys.length, 0);
}

/** How much its answers settle, each by how likely it is. */
function gainOf(compiled: Compiled, session: Session, goals: readonly Goal[], { tries, keys }: Candidate): number {
  const touched = goals.filter((goal) => goal.keys.some((key) => keys.has(key)));
  const only = new Set(touched.flatMap(({ program }) => programsAround(compiled, program)));
  return tries.reduce((sum, { share, answers }) => {
    const { outcomes } = assessHousehold(compiled, householdOf(compiled, { ...session, answers: { ...answers, ...session.answers } }), {
      only,
      roughly: true,
    });
    const settled = touched.filter(({ program, subject }) => outcomes[program.at]?.[subject]?.status !== 'maybe');
    return sum + share * settled.reduce((weight, goal) => weight + goal.weight, 0);
  }, 0);
}

function factOf(key: string): string {
  return key.split('@')[0] ?? key;
}
