import { compileNumbers, constantNumber } from './compile-numbers.ts';
import { compileComparison, compileEquals, compileIn } from './compile-comparisons.ts';
import { exactOf } from './exact.ts';
import { fold, usesOf } from './fold.ts';
import { NO, OPEN, YES, type Node, type Sink, type TextNode, type Truth, type TruthNode, type View } from './view.ts';

/** What a rule may speak of, and how a fault in it is told. */
export interface Names {
  find(id: string): Node;
  refuse(why: string): never;
}

/** A rule as a closure that reads it in three values (Kleene), words as sets and sums as ranges. Refuses what it cannot read. */
export function compileRule(rule: unknown, names: Names): Node {
  if (typeof rule === 'boolean') return constantTruth(rule ? YES : NO);
  if (typeof rule === 'string') return constantText(rule);
  if (typeof rule === 'number') return constantNumber(exactOf(rule) ?? names.refuse(`the number ${rule} has too many digits`));
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) return names.refuse(`${JSON.stringify(rule)} is no rule`);
  const [operator = '', ...others] = Object.keys(rule);
  if (others.length > 0) return names.refuse(`more than one operator: ${[operator, ...others].join(', ')}`);
  const given = (rule as Record<string, unknown>)[operator];
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given];
  return compileOperator(operator, operands, names);
}

function compileOperator(operator: string, operands: readonly unknown[], names: Names): Node {
  const node = (at: number) => compileRule(operands[at] ?? names.refuse(`${operator} lacks an operand`), names);
  const only = (...counts: number[]) =>
    counts.includes(operands.length) || names.refuse(`${operator} takes ${counts.join(' or ')} operands, not ${operands.length}`);
  switch (operator) {
    case 'var':
      only(1);
      return typeof operands[0] === 'string' ? names.find(operands[0]) : names.refuse('var takes the id of a fact');
    case 'and':
    case 'or':
      return compileAndOr(operator, truths(operator, operands, names));
    case '!':
      only(1);
      return compileNot(truths(operator, operands, names)[0] as TruthNode);
    case 'if':
      return compileIf(operands, names);
    case '==':
    case '!=':
      only(2);
      return operator === '==' ? compileEquals(node(0), node(1), names) : compileNot(compileEquals(node(0), node(1), names));
    case '<':
    case '<=':
    case '>':
    case '>=':
      only(2);
      return compileComparison(operator, node(0), node(1), names);
    case 'in':
      only(2);
      return compileIn(node(0), operands[1], names);
    case '+':
    case '-':
    case '*':
    case '/':
    case 'min':
    case 'max':
      return compileNumbers(
        operator,
        operands.map((_, at) => node(at)),
        names,
      );
    default:
      return names.refuse(`${operator || 'an empty rule'} is no operator`);
  }
}

function truths(operator: string, operands: readonly unknown[], names: Names): TruthNode[] {
  if (operands.length === 0) return names.refuse(`${operator} lacks operands`);
  return operands.map((operand) => {
    const node = compileRule(operand, names);
    return node.kind === 'truth' ? node : names.refuse(`${operator} takes statements, not a ${node.kind}`);
  });
}

function compileAndOr(operator: 'and' | 'or', parts: TruthNode[]): Node {
  const [decides, otherwise]: [Truth, Truth] = operator === 'and' ? [NO, YES] : [YES, NO];
  const read = (view: View): Truth => {
    let result: Truth = otherwise;
    for (const part of parts) {
      const truth = part.read(view);
      if (truth === decides) return decides;
      if (truth === OPEN) result = OPEN;
    }
    return result;
  };
  const ask = (view: View, sink: Sink) => {
    if (read(view) === OPEN) for (const part of parts) part.ask(view, sink);
  };
  return fold({ kind: 'truth', uses: usesOf(parts), isFixed: parts.every((part) => part.isFixed), read, ask });
}

function compileNot(part: TruthNode | Node): Node {
  const node = part as TruthNode;
  const read = (view: View): Truth => {
    const truth = node.read(view);
    return truth === OPEN ? OPEN : truth === YES ? NO : YES;
  };
  return fold({ ...node, read });
}

function compileIf(operands: readonly unknown[], names: Names): Node {
  if (operands.length < 3 || operands.length % 2 === 0) return names.refuse('if takes condition, value, … and a value otherwise');
  const nodes = operands.map((operand) => compileRule(operand, names));
  const branches = nodes.filter((_, at) => at % 2 === 1 || at === nodes.length - 1);
  const conditions = nodes.filter((_, at) => at % 2 === 0 && at < nodes.length - 1);
  const tests = conditions.map((node) => (node.kind === 'truth' ? node : names.refuse(`if asks a statement, not a ${node.kind}`)));
  const kind = branches[0]?.kind;
  if (branches.some((branch) => branch.kind !== kind)) return names.refuse('the values of an if are of different kinds');
  if (kind === 'number') return compileNumbers('if', branches, names, tests);
  const reach = (view: View) => reachable(tests, branches as (TruthNode | TextNode)[], view);
  const ask = (view: View, sink: Sink) => {
    const read = reach(view).map((branch) => branch.read(view));
    if (read.length > 1 && read.some((value) => Array.isArray(value) || value !== read[0])) for (const test of tests) test.ask(view, sink);
    else if (kind === 'truth' && read[0] === OPEN && read.length > 1) for (const test of tests) test.ask(view, sink);
    for (const branch of reach(view)) branch.ask(view, sink);
  };
  const common = { uses: usesOf(nodes), isFixed: nodes.every((node) => node.isFixed), ask };
  if (kind === 'truth') {
    const read = (view: View) => reach(view).reduce((union: number, branch) => union | (branch.read(view) as Truth), 0) as Truth;
    return fold({ kind: 'truth', ...common, read });
  }
  const known = (branches as TextNode[]).map((branch) => branch.words);
  const words = known.includes(undefined) ? undefined : [...new Set(known.flatMap((list) => list ?? []))];
  const read = (view: View) => {
    const parts = reach(view).map((branch) => branch.read(view) as string | readonly string[]);
    if (parts.length === 1) return parts[0] as string;
    const all = [...new Set(parts.flat())];
    return all.length === 1 ? (all[0] as string) : all;
  };
  return fold({ kind: 'text', words, ...common, read });
}

/** The branches that can still be taken: more than one where a condition before them is open. */
function reachable<Branch>(tests: readonly TruthNode[], branches: readonly Branch[], view: View): Branch[] {
  const found: Branch[] = [];
  for (const [at, test] of tests.entries()) {
    const truth = test.read(view);
    if (truth !== NO) found.push(branches[at] as Branch);
    if (truth === YES) return found;
  }
  found.push(branches[branches.length - 1] as Branch);
  return found;
}

function constantTruth(truth: Truth): TruthNode {
  return { kind: 'truth', uses: new Set(), isFixed: true, read: () => truth, ask: () => undefined };
}

function constantText(word: string): TextNode {
  return { kind: 'text', words: [word], uses: new Set(), isFixed: true, read: () => word, ask: () => undefined };
}
