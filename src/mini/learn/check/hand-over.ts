import type { Program } from '../../../contract/learn.contract.ts';
import type { Draft } from '../../shared/send/draft.ts';
import { own } from '../../shared/keep/shape.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { words } from './words.ts';

/**
 * An application with what she said in the 自测, as far as it asks for it and she has not written it there herself. Each is shown
 * there once more for her yes, from the first page on; what she did not know is asked anew.
 */
export function handOver(program: Pick<Program, 'asks'>, check: SelfCheck, draft: Draft, member?: string): Draft {
  const whose = member ?? (check.members.length === 1 ? check.members[0]?.id : undefined);
  const known = program.asks.flatMap((id) => {
    const answer = own(check.session.answers, id.startsWith('person.') ? `${id}@${whose}` : id);
    return answer === undefined || own(draft.facts, id) !== undefined ? [] : [[id, answer] as const];
  });
  const called = check.members.find(({ id }) => id === whose)?.called;
  return {
    ...draft,
    facts: { ...draft.facts, ...Object.fromEntries(known) },
    toConfirm: [...draft.toConfirm, ...known.map(([id]) => id)],
    applicant: { ...draft.applicant, filledBy: draft.applicant.filledBy || filledBy(called) },
    step: draft.step || 'filled-by',
  };
}

function filledBy(called: string | undefined): Draft['applicant']['filledBy'] {
  if (called === undefined || called === words.called[11]) return '';
  return called === words.called[0] ? 'self' : 'family';
}
