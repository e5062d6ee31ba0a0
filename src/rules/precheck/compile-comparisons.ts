import { compileNumbers } from './compile-numbers.ts';
import type { Names } from './compile-rule.ts';
import { fold, usesOf } from './fold.ts';
import { compareExact, exactOf, type Exact } from './exact.ts';
import { highOf, lowOf, Range } from './range.ts';
import {
  NO,
  OPEN,
  YES,
  type Corner,
  type Node,
  type NumberNode,
  type Sink,
  type Text,
  type TextNode,
  type Truth,
  type TruthNode,
  type View,
} from './view.ts';

/** a < b and its like: at once where both are known, else as far as the ends of their difference tell. */
export function compileComparison(operator: '<' | '<=' | '>' | '>=', a: Node, b: Node, names: Names): TruthNode {
  if (a.kind !== 'number' || b.kind !== 'number') return names.refuse(`${operator} compares numbers, not a ${a.kind} with a ${b.kind}`);
  const [left, right] = operator === '<' || operator === '<=' ? [a, b] : [b, a];
  const holdsWhenEqual = operator === '<=' || operator === '>=';
  const difference = compileNumbers('-', [left, right], names);
  const [lowest, highest] = cornersOf(difference);
  const read = (view: View): Truth => {
    const [one, other] = [left.read(view), right.read(view)];
    if (typeof one === 'number' && typeof other === 'number') return one < other || (holdsWhenEqual && one === other) ? YES : NO;
    if (!(one instanceof Range || other instanceof Range)) {
      const order = compareExact(one, other);
      return order < 0 || (holdsWhenEqual && order === 0) ? YES : NO;
    }
    const said = view.unpresumed?.() ?? view;
    const plain = judge(difference.read(said));
    return plain === OPEN ? judgeEnds(lowOf(difference.read(said, lowest)), highOf(difference.read(said, highest))) : plain;
  };
  const judge = (gap: ReturnType<NumberNode['read']>) => judgeEnds(lowOf(gap), highOf(gap));
  const judgeEnds = (lo: Exact, hi: Exact): Truth => {
    const [low, high] = [compareExact(lo, 0), compareExact(hi, 0)];
    if (high < 0 || (holdsWhenEqual && high === 0)) return YES;
    return low > 0 || (!holdsWhenEqual && low === 0) ? NO : OPEN;
  };
  const ask = (view: View, sink: Sink) => {
    if (read(view) === OPEN) for (const part of [left, right]) part.ask(view, sink);
  };
  return fold({ kind: 'truth', uses: usesOf([a, b]), isFixed: a.isFixed && b.isFixed, read, ask });
}

/** The two corners of what is unknown at which a sum is lowest and highest: by its slopes, where they never change their sign. */
function cornersOf(sum: NumberNode): [Corner, Corner] {
  const size = Math.max(0, ...sum.uses) + 1;
  const [lowest, highest] = [new Int8Array(size), new Int8Array(size)];
  for (const [fact, slope] of sum.slopes) {
    const direction = compareExact(lowOf(slope), 0) >= 0 ? 1 : compareExact(highOf(slope), 0) <= 0 ? -1 : 0;
    [lowest[fact], highest[fact]] = [-direction, direction];
  }
  return [lowest, highest];
}

export function compileEquals(a: Node, b: Node, names: Names): TruthNode {
  if (a.kind !== b.kind) return names.refuse(`== compares a ${a.kind} with a ${b.kind}`);
  if (a.kind === 'text') checkWords(a, b as TextNode, names);
  const read =
    a.kind === 'truth'
      ? truthsEqual(a, b as TruthNode)
      : a.kind === 'text'
        ? textsEqual(a, b as TextNode)
        : numbersEqual(a, b as NumberNode);
  const ask = (view: View, sink: Sink) => {
    if (read(view) === OPEN) for (const part of [a, b]) part.ask(view, sink);
  };
  return fold({ kind: 'truth', uses: usesOf([a, b]), isFixed: a.isFixed && b.isFixed, read, ask });
}

function truthsEqual(a: TruthNode, b: TruthNode): (view: View) => Truth {
  const fixed = b.isFixed ? b.read(empty) : OPEN;
  // "X is true" is X: nearly every condition says it so.
  if (fixed === YES) return a.read;
  return (view) => {
    const [left, right] = [a.read(view), b.read(view)];
    return left === OPEN || right === OPEN ? OPEN : left === right ? YES : NO;
  };
}

const empty: View = { house: [], houseMemo: [], own: [], ownMemo: [], askMemo: [] };

function textsEqual(a: TextNode, b: TextNode): (view: View) => Truth {
  return (view) => {
    const [left, right] = [a.read(view), b.read(view)];
    if (typeof left === 'string' && typeof right === 'string') return left === right ? YES : NO;
    const others = wordsOf(right);
    return wordsOf(left).some((word) => others.includes(word)) ? OPEN : NO;
  };
}

function numbersEqual(a: NumberNode, b: NumberNode): (view: View) => Truth {
  return (view) => {
    const [left, right] = [a.read(view), b.read(view)];
    if (!(left instanceof Range || right instanceof Range)) return compareExact(left, right) === 0 ? YES : NO;
    return compareExact(highOf(left), lowOf(right)) < 0 || compareExact(lowOf(left), highOf(right)) > 0 ? NO : OPEN;
  };
}

/** Is it one of a list: of words, or of numbers. */
export function compileIn(a: Node, list: unknown, names: Names): TruthNode {
  if (!Array.isArray(list) || list.length === 0) return names.refuse('in takes a list');
  const read =
    a.kind === 'text' ? wordIn(a, list, names) : a.kind === 'number' ? numberIn(a, list, names) : names.refuse('in takes no statement');
  const ask = (view: View, sink: Sink) => {
    if (read(view) === OPEN) a.ask(view, sink);
  };
  return fold({ kind: 'truth', uses: a.uses, isFixed: a.isFixed, read, ask });
}

function wordIn(a: TextNode, list: readonly unknown[], names: Names): (view: View) => Truth {
  const words = list.map((word) => (typeof word === 'string' ? word : names.refuse(`in looks for a word among ${JSON.stringify(list)}`)));
  if (a.words && !words.some((word) => a.words?.includes(word))) return names.refuse(`in never finds one of ${words.join(', ')}`);
  return (view) => {
    const text = a.read(view);
    if (typeof text === 'string') return words.includes(text) ? YES : NO;
    const found = text.filter((word) => words.includes(word)).length;
    return found === 0 ? NO : found === text.length ? YES : OPEN;
  };
}

function numberIn(a: NumberNode, list: readonly unknown[], names: Names): (view: View) => Truth {
  const numbers = list.map(
    (one) => (typeof one === 'number' ? exactOf(one) : undefined) ?? names.refuse(`in looks for a number among ${JSON.stringify(list)}`),
  );
  return (view) => {
    const number = a.read(view);
    if (!(number instanceof Range)) return numbers.some((one) => compareExact(one, number) === 0) ? YES : NO;
    return numbers.some((one) => compareExact(number.lo, one) <= 0 && compareExact(one, number.hi) <= 0) ? OPEN : NO;
  };
}

/** A word that the other side can never be is a slip of the pen: it would decide silently. */
function checkWords(a: TextNode, b: TextNode, names: Names): void {
  if (!a.words || !b.words || a.words.some((word) => b.words?.includes(word))) return;
  names.refuse(`${b.words.join(', ')} is never one of ${a.words.join(', ')}`);
}

function wordsOf(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : text;
}
