import { tellCatalogue } from '../../src/rules/catalogue/tell-catalogue.ts';
import { papersOf } from '../../src/rules/form/papers-of.ts';
import type { FormQuestion } from '../../src/rules/form/questions-of.ts';
import { completeWithDefaults } from '../../src/rules/precheck/complete-with-defaults.ts';
import { fillForm } from '../rules/fill-form.ts';
import { catalogue, compiled, day, scenarios, type Complete } from '../rules/precheck-data.ts';
import { printTable, round } from './measure.ts';

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

/** How many pages and taps a family needs for several programs at once, against asking for each by itself. Answers are the scenario's own. */
export function benchFormQuestions(): FormFigures {
  let [ms, answered] = [0, 0];
  const forms = families.map(({ form, id, programs }): Form => {
    const facts = familyOf(id);
    const count = (ids: readonly string[]) => {
      const begun = process.cpuUsage();
      const { session, asked, answers } = fillForm(compiled, ids, facts);
      const { user, system } = process.cpuUsage(begun);
      [ms, answered] = [ms + (user + system) / 1000, answered + asked.length];
      const photos = papersOf(compiled, told(ids), session).filter(({ how }) => how === 'ask').length;
      const same = alwaysThere(facts.members.length);
      const questionTaps = asked.reduce((sum, question, at) => sum + tapsOf(question, answers[at]), 0);
      return { pages: asked.length + photos + same.pages, taps: questionTaps + photos * tapsOfPhoto + same.taps };
    };
    const one = count(programs);
    const apart = programs.map((program) => count([program]));
    const apartPages = apart.reduce((sum, { pages }) => sum + pages, 0);
    const apartTaps = apart.reduce((sum, { taps }) => sum + taps, 0);
    const same = alwaysThere(facts.members.length).pages;
    const onPaper = programs.reduce((sum, program) => sum + same + factsOnPaper(program, facts) + photosOnPaper(program), 0);
    return {
      form,
      programs: programs.length,
      ...one,
      apartPages,
      apartTaps,
      ratioPages: round(one.pages / apartPages, 2),
      ratioTaps: round(one.taps / apartTaps, 2),
      onPaper,
      ratioOnPaper: round(one.pages / onPaper, 2),
    };
  });
  const figures = { forms, msEach: round(ms / answered, 2) };
  printTable('Pages and taps of one application, against one for each program (aim: at most 0.4)', forms);
  console.log(`each answer: ${figures.msEach} ms`);
  return figures;
}

function familyOf(id: string): Complete {
  const found = scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  const { facts } = completeWithDefaults(compiled, { facts: found.facts });
  return { ...facts, household: { relativeInOffice: false, ...facts.household } } as unknown as Complete;
}

/** Photograph it, take it, go on. */
const tapsOfPhoto = 3;

/** What every form begins and ends with: who writes, name, ID number, address, who lives there; three consents, signature, sending. */
function alwaysThere(members: number): { pages: number; taps: number } {
  const [who, name, idNumber, address, each, consents, signature, send] = [1, 7, 19, 11, 3, 4, 2, 1];
  return { pages: 8, taps: who + name + idNumber + address + each * (members - 1) + consents + signature + send };
}

/** One for a choice, one for each figure of a number and one to go on, one for each row and each member that is ticked and one to go on. */
function tapsOf({ kind }: FormQuestion, answer: unknown): number {
  if (kind === 'gate') return 1 + (answer as { who?: string[] }[]).reduce((sum, { who }) => sum + 1 + (who?.length ?? 0), 0);
  return typeof answer === 'number' ? String(answer).length + 1 : 1;
}

function factsOnPaper(id: string, { members }: Complete): number {
  const program = compiled.programs.find((one) => one.id === id);
  const needed = new Set([...(program?.reads ?? []), ...(program?.asks ?? [])]);
  return [...needed].reduce((sum, fact) => sum + (compiled.facts.get(fact)?.scope === 'person' ? members.length : 1), 0);
}

const told = (ids: readonly string[]) =>
  tellCatalogue(catalogue, day).programs.filter(({ id }) => ids.includes(id)) as unknown as Parameters<typeof papersOf>[1];

const photosOnPaper = (id: string): number =>
  told([id])
    .flatMap(({ papers }) => papers)
    .filter(({ how }) => how === 'ask').length;
