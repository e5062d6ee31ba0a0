import type { Session } from '../../rules/precheck/session.ts';
import type { SelfCheck } from '../shared/keep/self-check.ts';
import type { Draft } from '../shared/send/draft.ts';
import { words as shared } from '../shared/words.ts';
import { isToldByFamily } from './people.ts';

const [myself = ''] = shared.family.called;
const somebodyElse = shared.family.called[shared.family.called.length - 1];

/**
 * A new application with all that she said in the 自测. Each page of it is shown here once more for her yes; what she did not know is asked
 * anew. `whose`: whom of the household it is for, else herself; he becomes m1.
 */
export function handOver(draft: Draft, check: SelfCheck, whose?: string): Draft {
  const first = check.members.find(({ id }) => id === whose) ?? check.members.find(({ called }) => called === myself) ?? check.members[0];
  if (!first) return draft;
  const others = check.members.filter(({ id }) => id !== first.id);
  const ids = new Map([first, ...others].map(({ id }, at) => [id, `m${at + 1}`]));
  const renamed = (key: string): string | undefined => {
    const [fact = '', member] = key.split('@');
    if (member === undefined) return fact;
    const id = ids.get(member);
    return id && `${fact}@${id}`;
  };
  const facts = Object.fromEntries(
    Object.entries(check.session.answers).flatMap(([key, answer]) => {
      const now = renamed(key);
      return now === undefined ? [] : [[now, answer]];
    }),
  ) as Draft['facts'];
  const gates = Object.fromEntries(Object.entries(check.session.gates).map(([gate, ticked]) => [gate, rename(ticked, ids)]));
  const questions = Object.keys(facts).filter((key) => !isToldByFamily(key));
  return {
    ...draft,
    members: others.map(({ id, called }) => ({ id: ids.get(id)!, called, name: '', idNumber: '' })),
    facts,
    gates,
    toConfirm: ['members', ...questions, ...Object.keys(gates).map((gate) => `gate:${gate.split(':')[0]}`)],
    applicant: { ...draft.applicant, called: first.called, filledBy: filledBy(first.called) },
    step: 'filled-by',
  };
}

function rename(ticked: Session['gates'][string], ids: ReadonlyMap<string, string>): Session['gates'][string] {
  if (ticked === 'not-known') return ticked;
  return ticked.map(({ row, who }) => (who ? { row, who: who.flatMap((id) => ids.get(id) ?? []) } : { row }));
}

function filledBy(called: string): Draft['applicant']['filledBy'] {
  if (called === myself) return 'self';
  return called === somebodyElse ? '' : 'family';
}
