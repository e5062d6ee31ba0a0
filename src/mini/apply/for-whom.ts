import { sayHukou } from './who/hukou.ts';
import { words as shared } from '../shared/words.ts';
import type { Draft, FilledBy } from '../shared/send/draft.ts';

/**
 * Whom it is for, and what of what was brought along is about him: for somebody else nothing of one's own stays written. A neighbour's
 * house is not the one that the 自测 was about.
 */
export function writeFor(draft: Draft, filledBy: FilledBy): Draft {
  const { applicant, toConfirm } = draft;
  const next = { ...draft, applicant: { ...applicant, filledBy } };
  const isMine = applicant.called === shared.family.called[0];
  const isOurs = filledBy === 'self' ? isMine : filledBy === 'family' && !isMine;
  if (applicant.called === '' || isOurs) return next;
  const isKept = ([key]: [string, unknown]): boolean => !toConfirm.includes(key) && !key.includes('@');
  const own = toConfirm.length === 0 && applicant.name !== '';
  if (own) return next;
  return {
    ...sayHukou(next, ''),
    applicant: { ...next.applicant, called: '', name: '', idNumber: '', address: '' },
    members: [],
    facts: Object.fromEntries(Object.entries(sayHukou(draft, '').facts).filter(isKept)),
    gates: {},
    toConfirm: [],
    saidBefore: [],
  };
}
