import type { Catalogue, Fact, Gate } from '../../contract/learn.contract.ts';
import { papersOf, type FormPaper } from '../../rules/form/papers-of.ts';
import { questionsOf, type FormQuestion } from '../../rules/form/questions-of.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import type { Compiled } from '../../rules/precheck/compile-catalogue.ts';
import { own } from '../shared/keep/shape.ts';
import type { Draft } from '../shared/send/draft.ts';
import { whatIsMissing } from '../shared/tell.ts';
import { isOneStop, programsOf } from './chosen-programs.ts';
import { consentsOf } from './consents-of.ts';
import { isAdult, isToldByFamily, nameToAgree, sizeFact } from './people.ts';
import { sessionOf } from './session-of.ts';
import { goesByHukou, isHukouSaid, isSaidOfEach, isToldByHukou, personHukouFact } from './who/hukou.ts';
import { askedAdult, openOf, type AskedAdult } from './sign/asked-adult.ts';

/** The county's questions and rules, as this phone reads them today. */
export interface Told {
  catalogue: Catalogue;
  compiled: Compiled;
}

type Row = Gate['rows'][number];

/** One page of the form. `id` is kept in the draft, so it must outlive a release. */
export type Step =
  | { id: 'filled-by' | 'name' | 'members' | 'hukou' | 'relatives' | 'id-number' | 'address' | 'tell'; kind: 'person' }
  | { id: 'said'; kind: 'said'; lines: Step[] }
  | { id: `gate:${string}`; kind: 'gate'; gate: Gate; rows: Row[]; question: FormQuestion }
  | { id: `who:${string}`; kind: 'who'; gate: Gate; row: Row; question: FormQuestion }
  | { id: `fact:${string}`; kind: 'fact'; fact: Fact; question: FormQuestion }
  | { id: `paper:${string}`; kind: 'paper'; paper: FormPaper }
  | { id: `consents${string}`; kind: 'consents'; adult: AskedAdult };

/** Where one of these is asked for, somebody outside the household may owe support. */
const supportFacts = new Set(['person.obligors', 'household.supportMonthly']);

/** Whose it is comes first, then who lives there: the questions are then asked about those people. What is agreed to comes last. */
export function stepsOf(draft: Draft, told: Told): Step[] {
  const { catalogue, compiled } = told;
  const session = sessionOf(draft, catalogue);
  const programs = programsOf(draft, catalogue);
  const questions = questionsOf(compiled, draft.programs, session);
  const atFirst = questionsOf(compiled, draft.programs, { ...session, answers: {}, notKnown: [], gates: {} });
  const hasRelatives = draft.relatives.length > 0 || atFirst.some(({ id }) => supportFacts.has(id));
  const isByHukou = isOneStop(draft) || programs.some(goesByHukou);
  const hasHukou = isByHukou || [...questions, ...atFirst].some(({ id }) => isToldByHukou(id));
  const papers = papersOf(compiled, programs, session).filter(({ how }) => how === 'ask');
  const asked = questions
    .filter((question) => !isAskedBefore(question, draft))
    .flatMap((question) => questionSteps(question, draft, catalogue));
  const said = asked.filter((step) => isSaidBefore(step, draft));
  return [
    ...personSteps('filled-by', 'name', 'members'),
    ...personSteps(...(hasHukou ? ['hukou' as const] : []), ...(hasRelatives ? ['relatives' as const] : [])),
    ...(said.length > 1 ? [{ id: 'said' as const, kind: 'said' as const, lines: said }] : []),
    ...asked,
    ...personSteps('id-number', 'address'),
    ...papers.map((paper): Step => ({ id: `paper:${paper.key}`, kind: 'paper', paper })),
    ...personSteps('tell'),
    ...adultsOf(draft, catalogue).map((adult): Step => ({
      id: adult.id === 'm1' ? 'consents' : `consents@${adult.id}`,
      kind: 'consents',
      adult,
    })),
  ];
}

function personSteps(...ids: Extract<Step, { kind: 'person' }>['id'][]): Step[] {
  return ids.map((id) => ({ id, kind: 'person' }));
}

/** How many they are, how old the others, where their 户口 is: said where they were written down. */
function isAskedBefore({ id, key }: FormQuestion, draft: Draft): boolean {
  const { facts, toConfirm } = draft;
  if (isToldByHukou(id)) return id !== personHukouFact || isSaidOfEach(draft);
  return id === sizeFact || (isToldByFamily(key) && own(facts, key) !== undefined && !toConfirm.includes(key));
}

function questionSteps(question: FormQuestion, draft: Draft, { facts, gates }: Catalogue): Step[] {
  if (question.kind === 'fact') {
    const fact = facts.find(({ id }) => id === question.id);
    return fact ? [{ id: `fact:${question.key}`, kind: 'fact', fact, question }] : [];
  }
  const gate = gates.find(({ id }) => id === question.id);
  if (!gate) return [];
  const rows = gate.rows.filter(({ id }) => question.rows?.includes(id) ?? true);
  const ticked = own(draft.gates, gate.id);
  const isOfSeveral = draft.members.length > 0 && ticked !== undefined && ticked !== 'not-known';
  const aboutSomebody = rows.filter((row) => isOfSeveral && ticked.some((one) => one.row === row.id) && isAboutSomebody(facts, row));
  return [
    { id: `gate:${gate.id}`, kind: 'gate', gate, rows, question },
    ...aboutSomebody.map((row): Step => ({ id: `who:${gate.id}/${row.id}`, kind: 'who', gate, row, question })),
  ];
}

/** Brought along, and such as is asked today: she says yes to all of it on one page. */
function isSaidBefore(step: Step, draft: Draft): boolean {
  if (step.kind !== 'fact' && step.kind !== 'gate') return false;
  const { key, state } = step.question;
  if (!draft.toConfirm.includes(key) && !draft.saidBefore.includes(key)) return false;
  return step.kind === 'fact' ? isFactSaid(step, draft) : state !== 'open' && own(draft.gates, step.gate.id) !== undefined;
}

/** Whoever is meant is asked once for all facts of the row. */
export function isAboutSomebody(facts: Catalogue['facts'], row: Row): boolean {
  return facts.some(({ id, scope }) => scope === 'person' && (row.facts.includes(id) || own(row.says ?? {}, id) !== undefined));
}

/** Every grown-up of the household by himself, where there is anything that he is asked. */
export function adultsOf(draft: Draft, catalogue: Catalogue): AskedAdult[] {
  const consents = consentsOf(draft, catalogue);
  const others = draft.members.filter(({ id }) => isAdult(draft, id)).map(({ id }) => id);
  return ['m1', ...others].flatMap((id) => {
    const his = id === 'm1' ? consents : consents.filter(({ kind }) => kind === 'household-check' || isAboutHis(kind, id, draft));
    if (his.length === 0) return [];
    return [askedAdult({ id, name: nameToAgree(draft, id) }, { consents: his, filledBy: draft.applicant.filledBy })];
  });
}

/** Whoever's paper or ID number is handed in agrees himself that it is read. */
function isAboutHis(kind: string, id: string, { members, papers }: Draft): boolean {
  if (kind !== 'sensitive-data') return false;
  return members.some((member) => member.id === id && readIdNumber(member.idNumber).ok) || papers.some(({ whose }) => whose === id);
}

/** Whether nothing is left to say on this page. 不知道 is an answer; what she brought along is one once she has said yes to it. */
export function isAnswered(step: Step, draft: Draft): boolean {
  switch (step.kind) {
    case 'person':
      return isPersonSaid(step.id, draft);
    case 'said':
      return step.lines.every((line) => 'question' in line && isConfirmed(line, draft));
    case 'fact':
      return isFactSaid(step, draft) && isConfirmed(step, draft);
    case 'gate':
      return step.question.state !== 'open' && own(draft.gates, step.gate.id) !== undefined && isConfirmed(step, draft);
    case 'who':
      return true;
    case 'paper':
      return isPaperSaid(step.paper, draft);
    case 'consents':
      return openOf(step.adult, draft) === undefined;
  }
}

const isConfirmed = ({ question }: { question: FormQuestion }, { toConfirm }: Draft): boolean => !toConfirm.includes(question.key);

/** An answer of another kind than is asked for by now is none. */
function isFactSaid({ fact, question }: Extract<Step, { kind: 'fact' }>, { facts }: Draft): boolean {
  const answer = own(facts, question.key);
  return answer === null || (answer !== undefined && fitsFact(fact, answer));
}

/** By another catalogue a paper may be one of each: a photo that says nobody's counts for the first. */
export function isOfPaper(paper: Pick<FormPaper, 'kind' | 'whose'>, photo: { kind: string; whose?: string }): boolean {
  return photo.kind === paper.kind && (photo.whose ?? 'm1') === (paper.whose ?? 'm1');
}

function isPaperSaid(paper: FormPaper, { later, papers }: Draft): boolean {
  return later.includes(paper.key) || papers.some((photo) => isOfPaper(paper, photo));
}

function isPersonSaid(id: Extract<Step, { kind: 'person' }>['id'], draft: Draft): boolean {
  const { applicant, facts } = draft;
  const said = {
    'filled-by': applicant.filledBy !== '',
    name: applicant.name.trim().length >= 2,
    members: own(facts, sizeFact) !== undefined,
    hukou: isHukouSaid(draft),
    relatives: true,
    'id-number': readIdNumber(applicant.idNumber).ok,
    address: applicant.address.trim() !== '',
    tell: whatIsMissing(draft.tell) === '',
  };
  return said[id];
}

const notNeeded = new Set<string>(['members', 'hukou', 'relatives']);

/** Without this the county could not take it in; everything else it can ask for later. */
export function mustBeSaid(step: Step): boolean {
  if (step.kind === 'paper') return !step.paper.mayFollow;
  if (step.kind === 'consents') return step.adult.id === 'm1';
  return step.kind === 'person' && !notNeeded.has(step.id);
}

/** The page that a refused field of the application was written on, so that she is led there. */
export function stepOfField(field: string | undefined): string | undefined {
  const [first = '', second = ''] = (field ?? '').split('.');
  if (first.startsWith('hukou') || field === 'facts.household.hukouLocal') return 'hukou';
  if (first === 'facts') return `fact:${field!.slice('facts.'.length)}`;
  const pages: Record<string, string> = { name: 'name', idNumber: 'id-number', address: 'address', filledBy: 'filled-by' };
  if (first === 'applicant') return pages[second];
  if (first === 'tell') return 'tell';
  return ['consents', 'members', 'relatives'].includes(first) ? first : first === 'signatures' ? 'consents' : undefined;
}

/** The page that a link names, -1 for none. Both targets hand the name over as it stood in the link, still encoded. */
export function findStep(steps: readonly Step[], named: string | undefined): number {
  return steps.findIndex((step) => step.id === named || encodeURIComponent(step.id) === named);
}

/**
 * Where to go on writing: where she stopped, unless the county no longer asks that, or asks anew what came before it: then there, and
 * from there back to where she stopped.
 */
export function whereToGoOn(steps: readonly Step[], draft: Draft): number {
  const stopped = steps.findIndex((step) => step.id === draft.step);
  const open = steps.findIndex((step) => !isAnswered(step, draft));
  if (stopped >= 0) return open >= 0 && open < stopped ? open : stopped;
  return Math.max(open, 0);
}
