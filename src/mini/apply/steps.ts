import type { Catalogue, Fact, Program } from '../../contract/learn.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import type { Draft } from '../shared/send/draft.ts';
import { consentsOf } from './consents-of.ts';
import { own } from '../shared/keep/shape.ts';
import { askedAdult, openOf } from './sign/asked-adult.ts';

type Paper = Program['papers'][number];

/** One page of the form. `id` is kept in the draft, so it must outlive a release. */
export type Step =
  | { id: `fact:${string}`; kind: 'fact'; fact: Fact }
  | { id: 'filled-by'; kind: 'filled-by' }
  | { id: 'name'; kind: 'name' }
  | { id: 'id-number'; kind: 'id-number' }
  | { id: 'address'; kind: 'address' }
  | { id: `paper:${string}`; kind: 'paper'; paper: Paper }
  | { id: 'consents'; kind: 'consents'; consents: Catalogue['consents'] };

/** Whose it is comes first: the questions are then asked about that person's house. */
export function stepsOf(program: Program, catalogue: Catalogue): Step[] {
  const facts = program.asks.flatMap((id) => catalogue.facts.find((fact) => fact.id === id) ?? []);
  const papers = program.papers.filter((paper) => paper.how === 'ask');
  return [
    { id: 'filled-by', kind: 'filled-by' },
    ...facts.map((fact): Step => ({ id: `fact:${fact.id}`, kind: 'fact', fact })),
    { id: 'name', kind: 'name' },
    { id: 'id-number', kind: 'id-number' },
    { id: 'address', kind: 'address' },
    ...papers.map((paper): Step => ({ id: `paper:${paper.kind}`, kind: 'paper', paper })),
    { id: 'consents', kind: 'consents', consents: consentsOf(program, catalogue) },
  ];
}

/** Whether nothing is left to say on this page. 不知道 is an answer. */
export function isAnswered(step: Step, draft: Draft): boolean {
  const { applicant } = draft;
  switch (step.kind) {
    case 'fact':
      return own(draft.facts, step.fact.id) !== undefined;
    case 'filled-by':
      return applicant.filledBy !== '';
    case 'name':
      return applicant.name.trim().length >= 2;
    case 'id-number':
      return readIdNumber(applicant.idNumber).ok;
    case 'address':
      return applicant.address.trim() !== '';
    case 'paper':
      return draft.later.includes(step.paper.kind) || draft.papers.some((paper) => paper.kind === step.paper.kind);
    case 'consents':
      // A signature that is still missing is asked for and stops nothing.
      return (
        openOf(askedAdult({ id: 'm1', name: applicant.name }, { consents: step.consents, filledBy: applicant.filledBy }), draft) !== 'ticks'
      );
  }
}

/** The page that a refused field of the application was written on, so that she is led there. */
export function stepOfField(field: string | undefined): string | undefined {
  const [first = '', second = ''] = (field ?? '').split('.');
  if (first === 'facts') return `fact:${field!.slice('facts.'.length)}`;
  if (first === 'consents') return 'consents';
  const pages: Record<string, string> = { name: 'name', idNumber: 'id-number', address: 'address', filledBy: 'filled-by' };
  return first === 'applicant' ? pages[second] : undefined;
}

/** The page that a link names, -1 for none. Both targets hand the name over as it stood in the link, still encoded. */
export function findStep(steps: readonly Step[], named: string | undefined): number {
  return steps.findIndex((step) => step.id === named || encodeURIComponent(step.id) === named);
}

/** Where to go on writing: where she stopped, unless the program no longer asks that. */
export function whereToGoOn(steps: readonly Step[], draft: Draft): number {
  const stopped = steps.findIndex((step) => step.id === draft.step);
  if (stopped >= 0) return stopped;
  const open = steps.findIndex((step) => !isAnswered(step, draft));
  return open >= 0 ? open : 0;
}
