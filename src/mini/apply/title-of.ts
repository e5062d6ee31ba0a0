import type { Draft } from '../shared/send/draft.ts';
import { words as tell } from '../shared/tell-words.ts';
import { whoInQuestion } from './people.ts';
import type { Step } from './steps.ts';
import { words } from './words.ts';

/** What this page asks, of whom it is about. */
export function titleOf(step: Step, draft: Draft): string {
  switch (step.kind) {
    case 'fact': {
      const { member } = step.question;
      return step.fact.questionOf.replace('{who}', member === undefined ? '' : whoInQuestion(draft, member));
    }
    case 'said':
      return words.said.title;
    case 'gate':
      return step.gate.question;
    case 'who':
      return words.who.title(step.row.label);
    case 'paper':
      return words.paper.title(step.paper.name);
    case 'consents':
      return step.adult.id === 'm1' ? words.consents.title : words.consents.titleOf(step.adult.name);
    case 'person':
      return personTitle(step.id, draft);
  }
}

function personTitle(id: Extract<Step, { kind: 'person' }>['id'], { applicant }: Draft): string {
  const isOther = applicant.filledBy !== 'self' && applicant.name.trim() !== '';
  if (id === 'members') return isOther ? words.members.titleOf(applicant.name.trim()) : words.members.title;
  if (id === 'hukou') return isOther ? words.hukou.titleOf(applicant.name.trim()) : words.hukou.title;
  if (id === 'relatives') return isOther ? words.relatives.titleOf(applicant.name.trim()) : words.relatives.title;
  if (id === 'name' && applicant.filledBy === 'self') return words.name.mine;
  const titles = { 'filled-by': words.filledBy, name: words.name, 'id-number': words.idNumber, address: words.address, tell };
  return titles[id].title;
}
