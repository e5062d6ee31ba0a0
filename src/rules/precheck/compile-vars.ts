import type { CompiledFact } from './compile-catalogue.ts';
import { CatalogueRefused } from './precheck-data.ts';
import { anything, highOf, lowOf, Range, type Num } from './range.ts';
import {
  OPEN,
  type Corner,
  type Node,
  type NumberNode,
  type Sink,
  type Text,
  type TextNode,
  type Truth,
  type TruthNode,
  type Value,
} from './view.ts';

/** The whole family, or without those who are counted apart. */
export type Whose = 'whole' | 'rest';

/** What a fact says, as far as it is known. */
export function openVar(fact: CompiledFact, whose: Whose): Node {
  const at = whose === 'whole' ? fact.wholeAt : fact.at;
  const from = fact.scope === 'household' ? 'house' : 'own';
  const isApart = fact.wholeAt !== fact.at;
  const common = { isFixed: false, uses: new Set<number>() };
  const into = (sink: Sink) => sink.add(isApart && whose === 'rest' ? restOf(fact.id) : fact.id);
  if (fact.type === 'boolean') {
    const read = (view: Parameters<TruthNode['read']>[0]) => view[from][at] as Truth;
    return { kind: 'truth', ...common, read, ask: (view, sink) => void (read(view) === OPEN && into(sink)) } satisfies TruthNode;
  }
  if (fact.type === 'enum') {
    const read = (view: Parameters<TextNode['read']>[0]) => view[from][at] as Text;
    return {
      kind: 'text',
      ...common,
      words: fact.enum,
      read,
      ask: (view, sink) => void (typeof read(view) !== 'string' && into(sink)),
    } satisfies TextNode;
  }
  if (fact.type === 'other') throw new CatalogueRefused(`no rule can speak of ${fact.id}`);
  const read = (view: Parameters<NumberNode['read']>[0], corner?: Corner) => {
    const value = view[from][at] as Num;
    if (corner === undefined || !(value instanceof Range)) return value;
    const end = corner[at];
    return end === 0 ? value : end === -1 ? lowOf(value) : highOf(value);
  };
  return {
    kind: 'number',
    isFixed: false,
    uses: new Set([at]),
    // A loss of the year can be said in a file; a count is never below nothing.
    range: fact.type === 'integer' ? new Range(0, Infinity) : anything,
    slopes: new Map([[at, 1]]),
    read,
    ask: (view, sink) => void (read(view) instanceof Range && into(sink)),
  } satisfies NumberNode;
}

/** What is open of the rest of a family: the fact itself, or who of them is counted apart and with how much. */
export function restOf(factId: string): string {
  return `${factId}*`;
}

export const isRestOf = (id: string): boolean => id.endsWith('*');

export const factOfRest = (id: string): string => id.slice(0, -1);

/** A derived fact, read once for a household, or for a member. */
export function rememberedVar(inner: Node, scope: 'household' | 'person', at: number): Node {
  const memo = scope === 'household' ? 'houseMemo' : 'ownMemo';
  const remembered =
    <Kind extends Value>(read: (view: Parameters<TruthNode['read']>[0]) => Kind) =>
    (view: Parameters<TruthNode['read']>[0]): Kind => {
      const before = view[memo][at];
      if (before !== undefined) return before as Kind;
      const value = read(view);
      view[memo][at] = value;
      return value;
    };
  const ask = (view: Parameters<TruthNode['ask']>[0], sink: Sink) => {
    let asks = view.askMemo[at];
    if (!asks) {
      const own: Sink = new Set();
      inner.ask(view, own);
      asks = [...own];
      view.askMemo[at] = asks;
    }
    for (const id of asks) sink.add(id);
  };
  if (inner.kind === 'truth') return { ...inner, read: remembered((view) => inner.read(view)), ask };
  if (inner.kind === 'text') return { ...inner, read: remembered((view) => inner.read(view)), ask };
  const read = remembered((view) => inner.read(view));
  return { ...inner, ask, read: (view, corner) => (corner === undefined ? read(view) : inner.read(view, corner)) };
}
