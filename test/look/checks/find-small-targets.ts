import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { seenTargets } from './seen.ts';

const leastPx = 60;
/** For the few that nobody needs: marked by the class `minor` or by `data-minor`. */
const leastMinorPx = 44;

/** Targets that a trembling finger misses. */
export function findSmallTargets(): Found[] {
  return seenTargets().flatMap((element) => {
    const least = element.closest('.minor, [data-minor]') ? leastMinorPx : leastPx;
    const { width, height } = element.getBoundingClientRect();
    if (Math.min(width, height) > least - 0.5) return [];
    const size = `${Math.round(width)} × ${Math.round(height)}`;
    return [{ rule: 'small-target' as const, element: describeElement(element), says: `is ${size} px, and ${least} are needed` }];
  });
}
