/** An element as it can be found again in the source: its place, its classes and its first words. */
export function describeElement(element: Element): string {
  const parent = element.classList.length === 0 ? element.parentElement?.closest('[class]') : undefined;
  const words = wordsOf(element);
  return `${parent ? `${nameOf(parent)} ` : ''}${nameOf(element)}${words ? ` "${words}"` : ''}`;
}

function nameOf(element: Element): string {
  return [element.localName, ...element.classList].join('.');
}

function wordsOf(element: Element): string {
  const said = element instanceof HTMLInputElement ? element.value || element.placeholder : (element.textContent ?? '');
  const words = (said.trim() || element.getAttribute('aria-label') || '').replace(/\s+/g, ' ');
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
}
