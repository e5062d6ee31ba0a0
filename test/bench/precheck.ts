import * as fc from 'fast-check';
import { answerQuestion } from '../../src/rules/precheck/answer-question.ts';
import { assessHousehold } from '../../src/rules/precheck/assess-household.ts';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import { nextQuestion } from '../../src/rules/precheck/next-question.ts';
import type { Household } from '../../src/rules/precheck/precheck-data.ts';
import { startSession } from '../../src/rules/precheck/session.ts';
import { truthfulAnswer } from '../rules/answer-truthfully.ts';
import { catalogue, compiled, completeHouseholds, day, keysIn, onlyKnown, type Complete } from '../rules/precheck-data.ts';
import { compileJsonLogic } from './json-logic.ts';
import { printTable, round } from './measure.ts';

export interface PrecheckFigures {
  /** One household over all programs. */
  microseconds: { members: number; ours: number; jsonLogic: number }[];
  compileMs: number;
  wrong: { households: string; verdicts: number; ours: number; jsonLogic: number }[];
  questions: { households: number; ours: number; naive: number; share: number; msEach: number };
}

const seed = 6;
const judgeByJsonLogic = compileJsonLogic(catalogue, day);
const whole = (facts: Complete): Household => ({ facts: facts as unknown as Household['facts'] });

/**
 * All programs over households of which everything is known, by our engine and by json-logic-engine in the same run; how often the other
 * says yes or no where it is still open or wrong by a float; and how many questions our planner asks against all in the file's order.
 */
export function benchPrecheck({ full }: { full: boolean }): PrecheckFigures {
  const figures: PrecheckFigures = {
    microseconds: Array.from({ length: 10 }, (_, at) => measure(at + 1, full ? 400 : 60)),
    compileMs: round(bestMicros(() => compileCatalogue(catalogue, day), full ? 200 : 40) / 1000, 2),
    wrong: [countWrong('complete', 1, full), countWrong('half of it known', 0.5, full), countBoundary(full ? 5000 : 500)],
    questions: countQuestions(full ? 100 : 12),
  };
  printTable('Precheck of one household over all programs, microseconds', figures.microseconds);
  printTable('Wrong verdicts', figures.wrong);
  printTable('Questions until nothing is open', [figures.questions]);
  console.log(`compiling the catalogue: ${figures.compileMs} ms`);
  return figures;
}

function measure(members: number, households: number): PrecheckFigures['microseconds'][number] {
  const sample = fc
    .sample(completeHouseholds(10), { seed, numRuns: households * 6 })
    .map(
      (facts) =>
        ({
          ...facts,
          members: Array.from({ length: members }, (_, at) => ({ ...facts.members[at % facts.members.length]!, id: `m${at}` })),
        }) as Complete,
    )
    .slice(0, households);
  const [ours, jsonLogic] = [(facts: Complete) => judgeHousehold(compiled, whole(facts)), judgeByJsonLogic].map((judge) => {
    for (let at = 0; at < 5; at += 1) sample.forEach((facts) => judge(facts));
    return round(sample.reduce((sum, facts) => sum + bestMicros(() => judge(facts), 15), 0) / sample.length);
  });
  return { members, ours: ours!, jsonLogic: jsonLogic! };
}

/** Microseconds of one call: the best of many, since others on the machine only make it slower. */
function bestMicros(run: () => unknown, times: number): number {
  let best = Infinity;
  for (let at = 0; at < times; at += 1) {
    const before = performance.now();
    run();
    best = Math.min(best, performance.now() - before);
  }
  return best * 1000;
}

/** 特困 members are counted apart by us alone, so only households without them are compared; what gives way counts as likely. */
function countWrong(households: string, share: number, full: boolean): PrecheckFigures['wrong'][number] {
  const sample = fc.sample(completeHouseholds(), { seed, numRuns: full ? 1500 : 200 });
  const luck = fc.sample(fc.integer({ min: 0, max: 99 }), { seed, numRuns: 5000 });
  const told = { households, verdicts: 0, ours: 0, jsonLogic: 0 };
  let at = 0;
  for (const facts of sample) {
    const truth = judgeHousehold(compiled, whole(facts));
    if (truth['tekun-home-care']!.status === 'likely' || Object.values(truth).some(({ supersededBy }) => supersededBy)) continue;
    const known = onlyKnown(facts, new Set(keysIn(facts).filter(() => luck[(at += 1) % luck.length]! < share * 100)));
    const ours = judgeHousehold(compiled, known);
    const theirs = judgeByJsonLogic(known.facts as Record<string, unknown>);
    for (const [id, { status }] of Object.entries(truth)) {
      told.verdicts += 1;
      if (ours[id]!.status !== 'maybe' && ours[id]!.status !== status) told.ours += 1;
      // Two values have no "open": every answer is yes or no, and wrong where it is not so in the end.
      if (theirs[id] !== (status === 'likely')) told.jsonLogic += 1;
    }
  }
  return told;
}

/** Four sums with fen that are together exactly the line: not below it. Each is judged for 低保 alone. */
function countBoundary(households: number): PrecheckFigures['wrong'][number] {
  const told = { households: 'four incomes with fen, together just the line', verdicts: 0, ours: 0, jsonLogic: 0 };
  const usual = fc.sample(completeHouseholds(1), { seed, numRuns: 1 })[0]!;
  const parts = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 28_000 })));
  for (const [first = 0, second = 0, third = 0] of fc.sample(parts, { seed, numRuns: households })) {
    const yuan = [first, second, third, 85_000 - first - second - third].map((fen) => fen / 100);
    const money = { wageMonthly: 0, businessMonthly: yuan[0], propertyMonthly: yuan[1], transferMonthly: yuan[2], supportMonthly: yuan[3] };
    const household = { ...usual.household, size: 1, areaType: 'rural', hukouLocal: true, confirmedTier: 'none', ...money };
    const medical = { outOfPocketYear: 0, rehabYear: 0, selfPaidTotalYear: 0 };
    const assets = { financialTotal: 0, vehicles: 0, extraHomes: 0, commercialProperty: false, luxurySpending: false };
    const members = [{ ...usual.members[0]!, age: 40, disabilityLevel: 0, confirmedTekun: false }];
    const facts = { ...usual, household, medical, assets, members } as unknown as Complete;
    told.verdicts += 1;
    if (judgeHousehold(compiled, whole(facts))['dibao-family']!.status !== 'unlikely') told.ours += 1;
    if (judgeByJsonLogic(facts)['dibao-family']) told.jsonLogic += 1;
  }
  return told;
}

function countQuestions(households: number): PrecheckFigures['questions'] {
  const sample = fc.sample(completeHouseholds(5), { seed, numRuns: households });
  const before = process.cpuUsage();
  const ours = sample.map(askAll);
  const { user, system } = process.cpuUsage(before);
  const [mean, naive] = [ours, sample.map(askInOrder)].map((counts) => counts.reduce((sum, one) => sum + one, 0) / counts.length) as [
    number,
    number,
  ];
  const msEach = round((user + system) / 1000 / (mean * sample.length), 1);
  return { households, ours: round(mean, 1), naive: round(naive, 1), share: round(mean / naive, 2), msEach };
}

function askAll(facts: Complete): number {
  let session = startSession(facts.members);
  for (let count = 0; ; count += 1) {
    const question = nextQuestion(compiled, session);
    if (!question) return count;
    session = answerQuestion(session, question, truthfulAnswer(compiled, facts, question));
  }
}

/**
 * Every fact that a condition speaks of, in the file's order, of each member one by one, until nothing is open. A definite verdict stays,
 * so the first place where nothing is open is found by halving.
 */
function askInOrder(facts: Complete): number {
  const spoken = JSON.stringify([catalogue.programs.map(({ conditions }) => conditions), catalogue.derived]);
  const asked = [...compiled.facts.values()].filter(({ id, isStaffs }) => !isStaffs && spoken.includes(`"${id}"`));
  const keys = asked.flatMap(({ id, scope }) => (scope === 'household' ? [id] : facts.members.map((member) => `${id}@${member.id}`)));
  const staffs = keysIn(facts).filter((key) => compiled.facts.get(key.split('@')[0]!)!.isStaffs);
  const isOpen = (count: number) =>
    assessHousehold(compiled, onlyKnown(facts, new Set([...keys.slice(0, count), ...staffs]))).outcomes.some((all) =>
      all.some(({ status }) => status === 'maybe'),
    );
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isOpen(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
