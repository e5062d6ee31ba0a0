import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { insideOf, isSeen, seenTexts, type SeenText } from './seen.ts';

/** Text that somebody cannot read to its end: clipped by a box, by an ellipsis, by the edge of the screen, or in a field too short. */
export function findCutText(): Found[] {
  const texts = seenTexts();
  const found = [...texts.flatMap(cutByBox), ...texts.flatMap(cutByField), ...cutByEllipsis(texts)];
  return found.filter((one, at) => found.findIndex((other) => other.element === one.element) === at);
}

const slack = 2;

function cutByBox({ element, lines }: SeenText): Found[] {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return [];
  for (let box: Element | null = element; box && box !== document.documentElement; box = box.parentElement) {
    const cuts = cutsOf(box);
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const beyond = lines.find(
      (line) =>
        (cuts.sideways && (line.left < left - slack || line.right > right + slack)) ||
        (cuts.upright && (line.top < top - slack || line.bottom > bottom + slack)),
    );
    if (beyond) return [{ rule: 'cut-text', element: describeElement(element), says: `is clipped by ${describeElement(box)}` }];
    if (getComputedStyle(box).position === 'fixed') break;
  }
  const width = document.documentElement.clientWidth;
  // What sticks out to the right makes the page scroll, which is found as that; to the left nobody can scroll.
  const lost = lines.some((line) => line.left + scrollX < -slack) || (bodyHides() && lines.some((line) => line.right > width + slack));
  return lost ? [{ rule: 'cut-text', element: describeElement(element), says: 'lies beyond the edge of the screen' }] : [];
}

/** A box that scrolls upright shows its text in the end; sideways is found as sideways scroll. */
function cutsOf(box: Element): { sideways: boolean; upright: boolean } {
  if (box === document.body) return { sideways: false, upright: false };
  const { overflowX, overflowY } = getComputedStyle(box);
  return { sideways: /hidden|clip/.test(overflowX), upright: /hidden|clip/.test(overflowY) };
}

function bodyHides(): boolean {
  return [document.documentElement, document.body].some((element) => /hidden|clip/.test(getComputedStyle(element).overflowX));
}

function cutByField({ element }: SeenText): Found[] {
  if (!(element instanceof HTMLInputElement)) return [];
  const room = insideOf(element).width;
  const needed = widthOf(element.value || element.placeholder, element);
  const what = element.value ? 'what is written' : 'its hint';
  if (needed <= room + 1) return [];
  return [
    { rule: 'cut-text', element: describeElement(element), says: `${what} needs ${Math.ceil(needed)} px and has ${Math.floor(room)}` },
  ];
}

function widthOf(text: string, element: Element): number {
  const draw = document.createElement('canvas').getContext('2d')!;
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } = getComputedStyle(element);
  draw.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return draw.measureText(text).width + text.length * (Number.parseFloat(letterSpacing) || 0);
}

/** Text that ends in … or after so many lines leaves no rectangle beyond its box: its own sizes tell. */
function cutByEllipsis(texts: SeenText[]): Found[] {
  const boxes = new Set(texts.flatMap(({ element }) => [element, element.parentElement ?? element]));
  return [...boxes].filter(isSeen).flatMap((box): Found[] => {
    const style = getComputedStyle(box);
    const ellipsis = style.textOverflow === 'ellipsis' && style.overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1;
    const clamp = style.webkitLineClamp !== 'none' && box.scrollHeight > box.clientHeight + Number.parseFloat(style.fontSize) / 2;
    if (!ellipsis && !clamp) return [];
    return [{ rule: 'cut-text', element: describeElement(box), says: ellipsis ? 'ends in an ellipsis' : 'ends after a number of lines' }];
  });
}
