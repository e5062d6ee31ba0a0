import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { isSeen } from './seen.ts';

/** A page that moves sideways under the finger, and boxes within it that do. */
export function findSidewaysScroll(): Found[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const inner = [...document.body.querySelectorAll('*')].filter(scrollsSideways).map((element) => ({
    rule: 'sideways-scroll' as const,
    element: describeElement(element),
    says: `is ${element.clientWidth} px wide and holds ${element.scrollWidth} px`,
  }));
  if (scrollWidth <= clientWidth) return inner;
  const culprits = sticksOut(clientWidth);
  const whole = culprits.length > 0 ? culprits : [document.documentElement];
  return [
    ...inner,
    ...whole.slice(0, 3).map((element) => ({
      rule: 'sideways-scroll' as const,
      element: describeElement(element),
      says: `makes the page ${scrollWidth} px wide`,
    })),
  ];
}

function scrollsSideways(element: Element): boolean {
  const { overflowX } = getComputedStyle(element);
  return /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1 && isSeen(element);
}

/** The innermost elements that reach beyond the right edge. */
function sticksOut(width: number): Element[] {
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right + scrollX > width + 0.5 && isSeen(element),
  );
  return out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
}
