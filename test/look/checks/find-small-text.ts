import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { seenTexts } from './seen.ts';

/** The smallest text of the page, if it is smaller than it may be with the text size that the person has set. */
export function findSmallText(leastPx: number): Found[] {
  const sizes = seenTexts().map(({ element }) => ({ element, px: Number.parseFloat(getComputedStyle(element).fontSize) }));
  const [smallest] = sizes.toSorted((a, b) => a.px - b.px);
  if (!smallest || smallest.px > leastPx - 0.1) return [];
  const says = `is ${smallest.px} px, and ${leastPx} is the smallest with this setting`;
  return [{ rule: 'small-text', element: describeElement(smallest.element), says }];
}
