import { isToldByFamily } from '../../src/mini/apply/people.ts';
import { stepsOf, type Told } from '../../src/mini/apply/steps.ts';
import type { Draft } from '../../src/mini/shared/send/draft.ts';
import { completeWithDefaults } from '../../src/rules/precheck/complete-with-defaults.ts';
import { catalogue as toldCatalogue } from '../mini/helpers/kangjia.ts';
import { compiled, scenarios, type Complete } from '../rules/precheck-data.ts';
import { printTable, round } from './measure.ts';
import { walkForm, type Walk } from './walk-form.ts';

export interface FormFigures {
  forms: Form[];
  /** Processor time of one answer on this machine: what is asked next, and what is not asked any more. */
  msEach: number;
}

// A type and not an interface: a row of a table.
type Form = {
  form: string;
  programs: number;
  pages: number;
  taps: number;
  /** Each program's form by itself, by the same questions. */
  apartPages: number;
  apartTaps: number;
  ratioPages: number;
  ratioTaps: number;
  /** Pages where all that is asked was said in the 自测 before. */
  known: number;
  /** Each program's form by itself as paper has it: everything it needs, of everybody, in the catalogue's order. */
  onPaper: number;
  ratioOnPaper: number;
};

/** A family hit by illness: a father of 38 after a transplant, his wife and a child at school, or on a kidney machine with two girls at school. */
const families = [
  { form: 'shortest', id: 'S06', programs: ['temp-assist-expense', 'medical-apply', 'wudi-tekun-fund'] },
  {
    form: 'longest',
    id: 'S06',
    programs: [
      'dibao-family',
      'dibao-edge-family',
      'rigid-expense-family',
      'medical-apply',
      'temp-assist-expense',
      'edu-compulsory',
      'wudi-tekun-fund',
      'anxin-fund',
    ],
  },
  { form: 'shortest of four', id: 'S01', programs: ['dibao-family', 'temp-assist-expense', 'medical-apply'] },
  {
    form: 'longest of four',
    id: 'S01',
    programs: [
      'dibao-family',
      'dibao-edge-family',
      'rigid-expense-family',
      'medical-apply',
      'temp-assist-expense',
      'edu-compulsory',
      'edu-college',
      'employment-assist',
    ],
  },
] as const;

/**
 * How many pages and taps a family needs for several programs at once, against asking for each by itself: the phone's own pages, turned
 * from the first to the review. Answers are the scenario's own. `known`: pages where she did the 自测 before.
 */
export function benchFormQuestions(): FormFigures {
  let [ms, answered] = [0, 0];
  const told: Told = { catalogue: toldCatalogue, compiled };
  const forms = families.map(({ form, id, programs }): Form => {
    const facts = familyOf(id);
    const count = (ids: readonly string[]) => {
      const walk = walkForm(told, ids, facts);
      [ms, answered] = [ms + walk.ms, answered + walk.asked];
      return walk;
    };
    const one = count(programs);
    const apart = programs.map((program) => count([program]));
    const apartPages = apart.reduce((sum, { pages }) => sum + pages, 0);
    const apartTaps = apart.reduce((sum, { taps }) => sum + taps, 0);
    const known = walkForm(told, programs, facts, asBrought(one.draft)).pages;
    // Beside its questions and papers each form on paper asks as much of who it is for as the phone does.
    const notAsked = ({ pages, asked, draft }: Walk) => pages - asked - photosIn(draft, told);
    const onPaper = programs.reduce(
      (sum, program, at) => sum + notAsked(apart[at]!) + factsOnPaper(program, facts) + photosOnPaper(program),
      0,
    );
    return {
      form,
      programs: programs.length,
      pages: one.pages,
      taps: one.taps,
      apartPages,
      apartTaps,
      ratioPages: round(one.pages / apartPages, 2),
      ratioTaps: round(one.taps / apartTaps, 2),
      known,
      onPaper,
      ratioOnPaper: round(one.pages / onPaper, 2),
    };
  });
  const figures = { forms, msEach: round(ms / answered, 2) };
  printTable('Pages and taps of one application, against one for each program (aim: at most 0.4)', forms);
  console.log(`each answer: ${figures.msEach} ms`);
  return figures;
}

/** As if all of it had been said in the 自测. */
function asBrought({ facts, gates }: Draft): Partial<Draft> {
  const toConfirm = [
    'members',
    ...Object.keys(facts).filter((key) => !isToldByFamily(key)),
    ...Object.keys(gates).map((gate) => `gate:${gate}`),
  ];
  return { facts, gates, toConfirm };
}

const photosIn = (draft: Draft, told: Told): number => stepsOf(draft, told).filter(({ kind }) => kind === 'paper').length;

function familyOf(id: string): Complete {
  const found = scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const { facts } = completeWithDefaults(compiled, { facts: found.facts });
  const members = facts.members!.map((member, at) => ({ ...member, id: `m${at + 1}` }));
  return { ...facts, members, household: { relativeInOffice: false, ...facts.household } } as unknown as Complete;
}

function factsOnPaper(id: string, { members }: Complete): number {
  const program = compiled.programs.find((one) => one.id === id);
  const needed = new Set([...(program?.reads ?? []), ...(program?.asks ?? [])]);
  return [...needed].reduce((sum, fact) => sum + (compiled.facts.get(fact)?.scope === 'person' ? members.length : 1), 0);
}

const photosOnPaper = (id: string): number =>
  toldCatalogue.programs.filter((program) => program.id === id).flatMap(({ papers }) => papers.filter(({ how }) => how === 'ask')).length;
