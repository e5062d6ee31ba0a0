import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { seenTargets } from './seen.ts';

const leastPx = 8;

/** Targets so near each other that a finger meant for one meets the other. Run while the window is as high as the page. */
export function findCloseTargets(): Found[] {
  const targets = seenTargets().map((element) => ({ element, rect: element.getBoundingClientRect() }));
  return targets.flatMap((one, at) =>
    targets.slice(at + 1).flatMap((other): Found[] => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
      const gap = gapBetween(one.rect, other.rect);
      if (gap > leastPx - 0.5) return [];
      const says = `is ${Math.round(gap)} px from ${describeElement(other.element)}, and ${leastPx} are needed`;
      return [{ rule: 'close-targets', element: describeElement(one.element), says }];
    }),
  );
}

function gapBetween(a: DOMRect, b: DOMRect): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const along = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(across, along);
}
