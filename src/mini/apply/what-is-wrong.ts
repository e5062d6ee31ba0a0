import { readIdNumber } from '../../rules/id-number.ts';
import type { Draft } from '../shared/send/draft.ts';
import type { Step } from './steps.ts';
import { words } from './words.ts';

/** What to say when she goes on and this page is not answered yet. */
export function whatIsWrong(step: Step, draft: Draft): string {
  switch (step.kind) {
    case 'fact':
      return step.fact.type === 'yuan' || step.fact.type === 'integer' ? words.form.writeNumber : words.form.choose;
    case 'filled-by':
      return words.filledBy.wrong;
    case 'name':
      return words.name.wrong;
    case 'id-number': {
      const read = readIdNumber(draft.applicant.idNumber);
      return read.ok ? '' : words.idNumber.wrong[read.why];
    }
    case 'address':
      return words.address.wrong;
    case 'paper':
      return words.paper.needed;
    case 'consents':
      return words.consents.wrong;
  }
}
