import { findCloseTargets } from './find-close-targets.ts';
import { findCutText } from './find-cut-text.ts';
import type { Found } from './found.ts';
import { findCovered, findOverlaps } from './find-overlaps.ts';
import { findSidewaysScroll } from './find-sideways-scroll.ts';
import { findSmallText } from './find-small-text.ts';
import { findSmallTargets } from './find-small-targets.ts';

/* What is carried into the page, as one script. */

export { findLowContrast, hideLetters, showLetters } from './find-low-contrast.ts';

/** How high a window must be for everything to lie in it: the page itself may scroll, or one box that is as wide as it. */
export function wholeHeight(): number {
  const beyond = [document.documentElement, ...document.querySelectorAll('body *')]
    .filter((element) => element.clientWidth >= innerWidth * 0.9 && scrollsUpright(element))
    .map((element) => element.scrollHeight - element.clientHeight);
  return innerHeight + Math.max(0, ...beyond);
}

function scrollsUpright(element: Element): boolean {
  return element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** With the window as high as a phone. */
export function checkWindow(leastTextPx: number): Found[] {
  return [...findSmallText(leastTextPx), ...findSidewaysScroll(), ...findCutText(), ...findSmallTargets()];
}

/** With the window as high as the page. A wrong thing is told once: what is covered overlaps, what overlaps is close. */
export function checkWhole(): Found[] {
  const overlaps = findOverlaps();
  const told = new Set(overlaps.map(({ element }) => element));
  const others = [...findCovered(), ...findCloseTargets()].filter(({ element }) => !told.has(element));
  return [...overlaps, ...others];
}
