import type { Node, TextNode, TruthNode, View } from './view.ts';

export function usesOf(nodes: readonly Node[]): Set<number> {
  return new Set(nodes.flatMap((node) => [...node.uses]));
}

/** What depends on no fact is read once. */
export function fold<Kind extends TruthNode | TextNode>(node: Kind): Kind {
  if (!node.isFixed) return node;
  const value = node.read(nothing);
  return { ...node, read: () => value };
}

const nothing: View = { house: [], houseMemo: [], own: [], ownMemo: [], askMemo: [] };
