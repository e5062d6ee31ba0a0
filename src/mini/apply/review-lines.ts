import { papersOf } from '../../rules/form/papers-of.ts';
import { sayAnswer } from '../../rules/form/say-answer.ts';
import { maskIdNumber } from '../../rules/mask.ts';
import { own } from '../shared/keep/shape.ts';
import type { Draft } from '../shared/send/draft.ts';
import { rowsTicked, whoIsMeant } from './answer-question.ts';
import { programsOf } from './chosen-programs.ts';
import { memberInWords, whoInQuestion } from './people.ts';
import { sessionOf } from './session-of.ts';
import { openOf } from './sign/asked-adult.ts';
import { isAnswered, isOfPaper, mustBeSaid, type Step, type Told } from './steps.ts';
import { sayTell } from './who/tell.ts';
import { titleOf } from './title-of.ts';
import { words as all } from './words.ts';

const words = all.review;

export type Group = Exclude<keyof typeof words.groups, 'goes'>;

/** One thing that she said, as a sentence, and the page where it is changed. */
export interface Line {
  step: string;
  /** What it is about, small above; empty where the sentence says it all. */
  about: string;
  said: string;
  state: 'said' | 'may-be-missing' | 'missing';
}

/** All that she wrote, in plain sentences, by what it is about. */
export function reviewLines(steps: readonly Step[], draft: Draft): { group: Group; lines: Line[] }[] {
  const order: Group[] = ['person', 'household', 'money', 'property', 'papers', 'consents'];
  return order.flatMap((group) => {
    const lines = steps.filter((step) => groupOf(step) === group).map((step) => lineOf(step, draft));
    return lines.length > 0 ? [{ group, lines }] : [];
  });
}

/** Names of what the county looks up itself: nobody may ask her for it. */
export function lookedUp(draft: Draft, { catalogue, compiled }: Told): string[] {
  const papers = papersOf(compiled, programsOf(draft, catalogue), sessionOf(draft, catalogue));
  return [...new Set(papers.filter(({ how }) => how === 'look-up').map(({ name }) => name))];
}

function groupOf(step: Step): Group | undefined {
  if (step.kind === 'said') return undefined;
  if (step.kind === 'person') return step.id === 'members' || step.id === 'hukou' || step.id === 'relatives' ? 'household' : 'person';
  if (step.kind === 'paper') return 'papers';
  if (step.kind === 'consents') return 'consents';
  const { part } = step.question;
  return part === 'money' || part === 'property' ? part : 'household';
}

/** as-said: what she brought along reads as an answer before she has said yes to it. */
export function lineOf(step: Step, draft: Draft, as: 'answered' | 'as-said' = 'answered'): Line {
  const state =
    as === 'as-said' || isAnswered(step, draft) ? 'said' : mustBeSaid(step) && !isOnlyUnsigned(step, draft) ? 'missing' : 'may-be-missing';
  const sentence = step.kind === 'fact' && state === 'said';
  return {
    step: step.id,
    about: sentence ? '' : aboutOf(step, draft),
    said: state === 'said' ? saidOf(step, draft) : isOnlyUnsigned(step, draft) ? words.unsigned : words.missing,
    state,
  };
}

/** Agreed to, and not signed: the town gets the signature when it comes. */
function isOnlyUnsigned(step: Step, draft: Draft): boolean {
  return step.kind === 'consents' && openOf(step.adult, draft) === 'signature';
}

function aboutOf(step: Step, draft: Draft): string {
  if (step.kind === 'consents') return step.adult.name;
  if (step.kind === 'paper') return step.paper.whose ? `${memberInWords(draft, step.paper.whose)}：${step.paper.name}` : step.paper.name;
  if (step.id === 'hukou') return words.hukou;
  if (step.id === 'relatives') return words.outside;
  if (step.id === 'name') return all.name.label;
  if (step.id === 'id-number') return all.idNumber.label;
  return titleOf(step, draft);
}

function saidOf(step: Step, draft: Draft): string {
  switch (step.kind) {
    case 'fact': {
      const { key, member } = step.question;
      return sayAnswer(step.fact, own(draft.facts, key) ?? null, member === undefined ? undefined : whoInQuestion(draft, member));
    }
    case 'gate': {
      if (draft.gates[step.gate.id] === 'not-known') return all.form.unknown;
      const ticked = rowsTicked(draft, step.gate.id);
      const labels = step.rows.filter(({ id }) => ticked.includes(id)).map(({ label }) => label);
      return labels.join('；') || all.form.none;
    }
    case 'who':
      return (
        whoIsMeant(draft, step)
          ?.map((id) => memberInWords(draft, id))
          .join('、') || words.unknown
      );
    case 'said':
      return '';
    case 'paper':
      return paperSaid(step, draft);
    case 'consents':
      return draft.away.includes(step.adult.id) ? words.away : words.agreed(step.adult.consents.length + step.adult.promises.length);
    case 'person':
      return personSaid(step.id, draft);
  }
}

function paperSaid({ paper }: Extract<Step, { kind: 'paper' }>, draft: Draft): string {
  const count = draft.papers.filter((photo) => isOfPaper(paper, photo)).length;
  if (count > 0) return words.paperCount(count);
  return paper.onlyFor ? words.paperPerhaps : words.paperLater;
}

/** In an older draft only whether it is in the county. */
function hukouSaid({ hukou, hukouPlace, facts }: Draft): string {
  const inCounty = own(facts, 'household.hukouLocal');
  const older = inCounty === true ? all.hukou.inCounty : inCounty === false ? 'outside' : 'unknown';
  return hukouPlace || (all.hukou.choices.find(({ value }) => value === (hukou || older))?.label ?? older);
}

function personSaid(id: Extract<Step, { kind: 'person' }>['id'], draft: Draft): string {
  const { applicant, members, relatives } = draft;
  switch (id) {
    case 'filled-by':
      return all.filledBy.choices.find(({ value }) => value === applicant.filledBy)?.label ?? words.missing;
    case 'name':
      return applicant.name;
    case 'id-number':
      return maskIdNumber(applicant.idNumber);
    case 'address':
      return applicant.address;
    case 'tell':
      return sayTell(draft.tell);
    case 'members': {
      const size = own(draft.facts, 'household.size');
      const named = [whoInQuestion(draft, 'm1'), ...members.map((member) => memberInWords(draft, member.id))].join('、');
      return `${words.size(typeof size === 'number' ? size : members.length + 1)}：${named}`;
    }
    case 'hukou':
      return hukouSaid(draft);
    case 'relatives':
      return relatives.map(({ called, name }) => (name ? all.members.named(called, name) : called)).join('、') || words.none;
  }
}
