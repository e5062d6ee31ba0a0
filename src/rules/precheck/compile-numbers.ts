import type { Names } from './compile-rule.ts';
import { compareExact } from './exact.ts';
import { add, anything, divide, highOf, hullOf, larger, lowOf, multiply, negate, Range, smaller, subtract, type Num } from './range.ts';
import { NO, YES, type Corner, type Node, type NumberNode, type Sink, type TruthNode, type View } from './view.ts';

type Operator = '+' | '-' | '*' | '/' | 'min' | 'max' | 'if';
type Slopes = Map<number, Num>;

/** A sum of sums, with the range it always lies in and how it changes with each fact, so that its ends are found at corners. */
export function compileNumbers(operator: Operator, nodes: readonly Node[], names: Names, tests: readonly TruthNode[] = []): NumberNode {
  if (nodes.length === 0) return names.refuse(`${operator} lacks operands`);
  const parts = nodes.map((node) => (node.kind === 'number' ? node : names.refuse(`${operator} counts numbers, not a ${node.kind}`)));
  if (operator === 'if') return compileIf(parts, tests);
  const [first, second] = parts as [NumberNode, NumberNode?];
  if (operator === '-' && !second) return join([first], negate, ({ slopes }) => mapSlopes(slopes, negate));
  if ((operator === '-' || operator === '/') && parts.length !== 2)
    return names.refuse(`${operator} takes 2 operands, not ${parts.length}`);
  return parts.slice(1).reduce((left, right) => join([left, right], joins[operator], slopesOf(operator)), first);
}

const joins: Record<Exclude<Operator, 'if'>, (a: Num, b: Num) => Num> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  min: smaller,
  max: larger,
};

function join(parts: readonly NumberNode[], count: (a: Num, b: Num) => Num, slopes: (a: NumberNode, b: NumberNode) => Slopes): NumberNode {
  const [left, right] = parts as [NumberNode, NumberNode];
  const isFixed = parts.every((part) => part.isFixed);
  const range = count(left.range, right?.range ?? 0);
  if (isFixed && !(range instanceof Range)) return constantNumber(range);
  const read = right
    ? (view: View, corner?: Corner) => count(left.read(view, corner), right.read(view, corner))
    : (view: View, corner?: Corner) => count(left.read(view, corner), 0);
  const ask = (view: View, sink: Sink) => {
    for (const part of parts) if (count === smaller || count === larger ? canWin(count, parts, part, view) : true) part.ask(view, sink);
  };
  return { kind: 'number', uses: unionOf(parts), isFixed, range, slopes: slopes(left, right ?? left), read, ask };
}

/** What cannot be the smallest (largest) of all is not worth a question. */
function canWin(count: typeof smaller, parts: readonly NumberNode[], part: NumberNode, view: View): boolean {
  const rest = parts.filter((other) => other !== part).map((other) => other.read(view));
  const own = part.read(view);
  return rest.every((other) =>
    count === smaller ? compareExact(lowOf(own), highOf(other)) <= 0 : compareExact(highOf(own), lowOf(other)) >= 0,
  );
}

function compileIf(branches: readonly NumberNode[], tests: readonly TruthNode[]): NumberNode {
  const reach = (view: View) => {
    const found: NumberNode[] = [];
    for (let at = 0; at < tests.length; at += 1) {
      const truth = (tests[at] as TruthNode).read(view);
      if (truth !== NO) found.push(branches[at] as NumberNode);
      if (truth === YES) return found;
    }
    found.push(branches[branches.length - 1] as NumberNode);
    return found;
  };
  const read = (view: View, corner?: Corner) => {
    const found = reach(view);
    let all = (found[0] as NumberNode).read(view, corner);
    for (let at = 1; at < found.length; at += 1) all = hullOf(all, (found[at] as NumberNode).read(view, corner));
    return all;
  };
  const ask = (view: View, sink: Sink) => {
    if (!(read(view) instanceof Range)) return;
    const found = reach(view);
    if (found.length > 1) for (const test of tests) test.ask(view, sink);
    for (const branch of found) branch.ask(view, sink);
  };
  const slopes: Slopes = new Map();
  for (const fact of unionOf(branches)) slopes.set(fact, branches.map((branch) => branch.slopes.get(fact) ?? 0).reduce(hullOf));
  // Where a fact switches between the branches, the sum jumps: nothing is known of its direction.
  for (const fact of unionOf(tests)) slopes.set(fact, anything);
  const isFixed = [...branches, ...tests].every((part) => part.isFixed);
  const range = branches.map((branch) => branch.range).reduce(hullOf);
  return { kind: 'number', uses: unionOf([...branches, ...tests]), isFixed, range, slopes, read, ask };
}

function slopesOf(operator: Exclude<Operator, 'if'>): (a: NumberNode, b: NumberNode) => Slopes {
  return (a, b) => {
    const slopes: Slopes = new Map();
    for (const fact of unionOf([a, b])) {
      const [left, right] = [a.slopes.get(fact) ?? 0, b.slopes.get(fact) ?? 0];
      slopes.set(fact, slopeOf(operator, left, right, a.range, b.range));
    }
    return slopes;
  };
}

function slopeOf(operator: Exclude<Operator, 'if'>, left: Num, right: Num, a: Num, b: Num): Num {
  if (operator === '+') return add(left, right);
  if (operator === '-') return subtract(left, right);
  if (operator === '*') return add(multiply(left, b), multiply(a, right));
  if (operator === '/') return right === 0 ? divide(left, b) : anything;
  return hullOf(left, right);
}

function mapSlopes(slopes: ReadonlyMap<number, Num>, change: (slope: Num) => Num): Slopes {
  return new Map([...slopes].map(([fact, slope]) => [fact, change(slope)]));
}

function unionOf(parts: readonly Node[]): Set<number> {
  return new Set(parts.flatMap((part) => [...part.uses]));
}

export function constantNumber(value: Num): NumberNode {
  return { kind: 'number', uses: new Set(), isFixed: true, range: value, slopes: new Map(), read: () => value, ask: () => undefined };
}
