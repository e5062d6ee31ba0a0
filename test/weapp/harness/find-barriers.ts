import type { Seen } from './view.ts';

/** What a screen reader cannot say, or would say wrongly. */
export function findBarriers(nodes: Seen[]): string[] {
  return nodes.filter((node) => !isHidden(node)).flatMap((node) => barriersOf(node).map((barrier) => `${barrier}: ${describe(node)}`));
}

const checkable = new Set(['radio', 'checkbox', 'switch']);

function barriersOf(node: Seen): string[] {
  const { tag, attr, spoken } = node;
  const role = attr['ariaRole'];
  const isNamed = Boolean(attr['ariaLabel']) || spoken.trim() !== '';
  return [
    tag === 'input' && !attr['ariaLabel'] && 'a field without a label',
    (tag === 'image' || role === 'img') && !attr['ariaLabel'] && 'a picture without words',
    tag === 'button' && !isNamed && 'a button without a name',
    typeof role === 'string' && checkable.has(role) && attr['ariaChecked'] === undefined && 'chosen or not is not said',
    role === 'heading' && attr['ariaLevel'] === undefined && 'a heading without a level',
  ].filter((barrier) => barrier !== false);
}

function isHidden(node: Seen | undefined): boolean {
  return node !== undefined && (String(node.attr['ariaHidden']) === 'true' || isHidden(node.parent));
}

function describe({ tag, attr, text }: Seen): string {
  return `<${tag} class="${String(attr['class'] ?? '')}"> ${text.slice(0, 20)}`;
}
