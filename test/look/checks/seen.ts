/* What of a page can be seen: its texts, line by line, and its targets. Positions are those of the viewport. */

export interface SeenText {
  element: Element;
  /** The letters of each line without the room above and below them, so that tight lines do not touch. */
  lines: DOMRect[];
}

const unseenTags = 'script, style, noscript, template, title, option';

/** All texts, and what is written or asked for in fields. Below an open dialog that shuts the page off, only the dialog counts. */
export function seenTexts(): SeenText[] {
  const texts: SeenText[] = [];
  const walker = document.createTreeWalker(pageRoot(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || element.closest(unseenTags) || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    const letters = boxes.map((rect) => lettersOf(rect, element));
    // Of a line at the edge of a list that scrolls, less than half is nothing that anybody reads.
    const lines = letters
      .map((rect) => inSight(rect, element))
      .filter((rect, at) => rect.width > 1 && rect.height > letters[at]!.height / 2);
    if (lines.length > 0) texts.push({ element, lines });
  }
  return [...texts, ...textsInFields()];
}

function textsInFields(): SeenText[] {
  return [...pageRoot().querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    .filter((field) => isSeen(field) && (field.value || field.placeholder))
    .map((field) => ({ element: field, lines: [lettersOf(insideOf(field), field)] }));
}

/** Whatever waits for a finger. A label is the target of the field in it. */
export function seenTargets(): Element[] {
  const wanted =
    'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=radio], [role=checkbox], [role=tab], [role=switch], [role=option], [tabindex]:not([tabindex="-1"])';
  const targets = [...pageRoot().querySelectorAll(wanted)].map((element) => element.closest('label') ?? element);
  return [...new Set(targets)].filter((element) => isSeen(element));
}

/** What of a box is in sight: a list that scrolls by itself shows only what it has scrolled to. */
export function inSight(rect: DOMRect, element: Element): DOMRect {
  let { left, top, right, bottom } = rect;
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
    const window = at.getBoundingClientRect();
    [left, top] = [Math.max(left, window.left), Math.max(top, window.top)];
    [right, bottom] = [Math.min(right, window.right), Math.min(bottom, window.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) if (isForReadersAlone(at)) return false;
  const { width, height } = inSight(element.getBoundingClientRect(), element);
  return width > 0 && height > 0;
}

/** The usual way to give words to a screen reader alone: a box of one pixel, or one that is clipped away. */
function isForReadersAlone(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const clipped = style.overflowX !== 'visible' && width <= 1 && height <= 1;
  return clipped || style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)';
}

function pageRoot(): Element {
  const dialogs = [...document.querySelectorAll('[aria-modal=true], dialog:modal')].filter((dialog) => dialog.checkVisibility());
  return dialogs.at(-1) ?? document.body;
}

function lettersOf(rect: DOMRect, element: Element): DOMRect {
  const size = Math.min(Number.parseFloat(getComputedStyle(element).fontSize), rect.height);
  return new DOMRect(rect.x, rect.y + (rect.height - size) / 2, rect.width, size);
}

/** The box of a field that its text has to itself. */
export function insideOf(field: Element): DOMRect {
  const box = field.getBoundingClientRect();
  const style = getComputedStyle(field);
  const px = (value: string): number => Number.parseFloat(value) || 0;
  const left = px(style.borderLeftWidth) + px(style.paddingLeft);
  const top = px(style.borderTopWidth) + px(style.paddingTop);
  const width = box.width - left - px(style.borderRightWidth) - px(style.paddingRight);
  const height = box.height - top - px(style.borderBottomWidth) - px(style.paddingBottom);
  return new DOMRect(box.x + left, box.y + top, width, height);
}
