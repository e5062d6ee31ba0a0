import { keyOf } from '../../../rules/precheck/session.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { own } from '../../shared/keep/shape.ts';
import type { Told } from './steps.ts';

/**
 * About how many pages these facts take: those of one page of rows that is still ahead are asked by that page, and mostly settled
 * there. What she does not know takes none: it is not asked again.
 */
export function countLeft({ gates }: Pick<Told, 'gates'>, { session }: SelfCheck, asks: Iterable<string>): number {
  const ahead = gates.filter(({ id }) => own(session.gates, id) === undefined);
  const notKnown = new Set(session.notKnown);
  const isOpen = (fact: string) =>
    fact.startsWith('person.') ? session.members.some(({ id }) => !notKnown.has(keyOf(fact, id))) : !notKnown.has(fact);
  const pages = new Set<string>();
  for (const fact of asks) if (isOpen(fact)) pages.add(ahead.find(({ rows }) => rows.some((row) => row.facts.includes(fact)))?.id ?? fact);
  return pages.size;
}
