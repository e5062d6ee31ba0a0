import { readIdNumber } from '../../rules/id-number.ts';
import type { Draft } from '../shared/send/draft.ts';
import { whatIsMissing } from '../shared/tell.ts';
import { openOf } from './sign/asked-adult.ts';
import { words as sign } from './sign/words.ts';
import type { Step } from './steps.ts';
import { words } from './words.ts';

/** What to say when she goes on and this page is not answered yet. */
export function whatIsWrong(step: Step, draft: Draft): string {
  switch (step.kind) {
    case 'fact':
      return step.fact.type === 'yuan' || step.fact.type === 'integer' ? words.form.writeNumber : words.form.choose;
    case 'said':
    case 'gate':
      return words.form.choose;
    case 'who':
      return words.who.wrong;
    case 'paper':
      return words.paper.needed;
    case 'consents': {
      const open = openOf(step.adult, draft);
      return open ? sign.adult.wrong[open] : '';
    }
    case 'person':
      return personIsWrong(step.id, draft);
  }
}

function personIsWrong(id: Extract<Step, { kind: 'person' }>['id'], { applicant, hukou, tell }: Draft): string {
  if (id === 'id-number') {
    const read = readIdNumber(applicant.idNumber);
    return read.ok ? '' : words.idNumber.wrong[read.why];
  }
  if (id === 'tell') return whatIsMissing(tell);
  const wrong = { 'filled-by': words.filledBy.wrong, name: words.name.wrong, address: words.address.wrong };
  if (id === 'hukou') return hukou === 'elsewhere' ? words.hukou.wrongPlace : words.hukou.wrong;
  return id === 'members' || id === 'relatives' ? '' : wrong[id];
}
