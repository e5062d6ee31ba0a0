import type { Draft } from '../shared/send/draft.ts';
import { isSettledByVillage } from './settle-by-village.ts';
import { stepsOf, type Step, type Told } from './steps.ts';

/**
 * The steps that she turns to one by one. What the village says, and what stands on the page of what she said before, is no page of its
 * own unless it is `named`, because she wants to change it.
 */
export function pagesOf(draft: Draft, told: Told, named = ''): Step[] {
  const steps = stepsOf(draft, told);
  const keyNamed = keyOf(steps.find(({ id }) => id === named || encodeURIComponent(id) === named));
  const said = new Set(steps.flatMap((step) => (step.kind === 'said' ? step.lines.map(keyOf) : [])));
  return steps.filter((step) => {
    const key = keyOf(step);
    return key === undefined || key === keyNamed || !(said.has(key) || isSettledByVillage(key, draft, told.catalogue));
  });
}

const keyOf = (step: Step | undefined): string | undefined => (step && 'question' in step ? step.question.key : undefined);
