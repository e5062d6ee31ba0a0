import type { Catalogue } from '../../contract/learn.contract.ts';
import { own } from '../shared/keep/shape.ts';
import type { Draft } from '../shared/send/draft.ts';

const regionFact = 'household.region';

/** What the village it is written for says by itself: no page asks it, the review shows it for a yes, and there it is changed. */
export function settleByVillage(draft: Draft, { facts }: Pick<Catalogue, 'facts'>): Draft {
  const region = regionOf(draft, facts);
  if (region === undefined || (own(draft.facts, regionFact) ?? region) !== region) return draft;
  return { ...draft, facts: { ...draft.facts, [regionFact]: region }, toConfirm: draft.toConfirm.filter((key) => key !== regionFact) };
}

export function isSettledByVillage(key: string, draft: Draft, { facts }: Pick<Catalogue, 'facts'>): boolean {
  return key === regionFact && own(draft.facts, key) !== undefined && own(draft.facts, key) === regionOf(draft, facts);
}

function regionOf({ village }: Draft, facts: Catalogue['facts']): string | undefined {
  const [county] = village.split(' · ');
  return facts.find(({ id }) => id === regionFact)?.choices?.find(({ label }) => label === county)?.value;
}
