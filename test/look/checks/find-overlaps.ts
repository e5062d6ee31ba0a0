import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { inSight, seenTargets, seenTexts } from './seen.ts';

/*
 * Run while the window is as high as the page: then whatever sticks to an edge lies where it lies when somebody has
 * scrolled to the end, and nothing is out of sight.
 */

interface Piece {
  element: Element;
  rects: DOMRect[];
  /** Of a text: the target it is written on. */
  on?: Element | undefined;
}

/** Texts that lie on each other or on a target that is not theirs, and targets that lie on each other. */
export function findOverlaps(): Found[] {
  const targets = seenTargets().map(wholeOf);
  const ownerOf = (element: Element): Element | undefined => targets.find((target) => target.element.contains(element))?.element;
  const texts = seenTexts().map(({ element, lines }): Piece => ({ element, rects: lines, on: ownerOf(element) }));
  const free = texts.filter(({ on }) => !on);
  return [...collisions(texts, texts), ...collisions(targets, targets), ...collisions(free, targets)];
}

function collisions(some: readonly Piece[], others: readonly Piece[]): Found[] {
  return some.flatMap((one, at): Found[] => {
    const other = others
      .slice(some === others ? at + 1 : 0)
      .find(({ element, rects }) => !related(one.element, element) && touch(one.rects, rects));
    if (!other) return [];
    return [{ rule: 'overlap', element: describeElement(one.element), says: `lies on ${describeElement(other.element)}` }];
  });
}

function related(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one);
}

/** Texts and targets that something else lies in front of. */
export function findCovered(): Found[] {
  const pieces = [...seenTexts().map(({ element, lines }) => ({ element, rects: lines })), ...seenTargets().map(wholeOf)];
  const found: Found[] = [];
  for (const { element, rects } of pieces) {
    for (const rect of rects) {
      const front = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
      if (!front || element.contains(front) || front.contains(element)) continue;
      if (front.closest('label')?.contains(element)) continue;
      found.push({ rule: 'covered', element: describeElement(element), says: `lies behind ${describeElement(front)}` });
      break;
    }
  }
  return found;
}

function wholeOf(element: Element): Piece {
  return { element, rects: [inSight(element.getBoundingClientRect(), element)] };
}

const slack = 2;

function touch(some: readonly DOMRect[], others: readonly DOMRect[]): boolean {
  return some.some((a) =>
    others.some(
      (b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
    ),
  );
}
