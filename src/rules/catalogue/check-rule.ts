/** What a rule, or a part of it, comes to. word: one of these, or any where nobody listed them; `asked`: the answers of a question. */
export type Comes = { to: 'truth' } | { to: 'number' } | { to: 'word'; words: readonly string[] | undefined; asked?: true };

/** What the id in a `var` comes to; a sentence where it may not stand in this rule; undefined where its own rule is wrong. */
export type FindVar = (id: string) => Comes | string | undefined;

type Wrong = (why: string) => undefined;
type Read = (rule: unknown) => Comes | undefined;

const names = { truth: '是非', number: '数', word: '选项' };

/** Rules of people are a few levels deep; whatever is deeper was not written by one. */
const deepest = 40;

/** What a rule comes to, or undefined where that cannot be said; whatever is wrong in it is told to `wrong`, in half a sentence. */
export function checkRule(rule: unknown, findVar: FindVar, wrong: (why: string) => void): Comes | undefined {
  const say: Wrong = (why) => {
    wrong(why);
    return undefined;
  };
  const readAt =
    (depth: number): Read =>
    (part) =>
      depth > deepest ? say('规则套得太深') : readPart(part, findVar, say, readAt(depth + 1));
  return readAt(0)(rule);
}

function readPart(rule: unknown, findVar: FindVar, wrong: Wrong, read: Read): Comes | undefined {
  if (typeof rule === 'boolean') return { to: 'truth' };
  if (typeof rule === 'number') return Number.isFinite(rule) ? { to: 'number' } : wrong('有一个数不是数');
  if (typeof rule === 'string') return { to: 'word', words: [rule] };
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) return wrong(`${JSON.stringify(rule)} 不是规则`);
  const [operator, ...others] = Object.keys(rule);
  if (operator === undefined || others.length > 0)
    return wrong(`一层规则只能有一个运算，这里有${others.length + (operator === undefined ? 0 : 1)}个`);
  const given = (rule as Record<string, unknown>)[operator];
  const operands: readonly unknown[] = Array.isArray(given) ? given : [given];
  const arity = arities[operator];
  if (!arity) return wrong(`运算 ${operator} 不认识`);
  if (!arity(operands.length)) return wrong(`运算 ${operator} 的内容个数不对：${operands.length}个`);
  if (operator === 'var') return readVar(operands[0], findVar, wrong);
  if (operator === 'in') return readIn(operands, wrong, read);
  return readOperator(operator, operands.map(read), operands, wrong);
}

const any = (count: number) => count >= 1;
const two = (count: number) => count === 2;
const arities: Record<string, ((count: number) => boolean) | undefined> = {
  var: (count) => count === 1,
  '!': (count) => count === 1,
  and: any,
  or: any,
  if: (count) => count >= 3 && count % 2 === 1,
  '==': two,
  '!=': two,
  '<': two,
  '<=': two,
  '>': two,
  '>=': two,
  in: two,
  '+': any,
  '*': any,
  min: any,
  max: any,
  '-': (count) => count === 1 || count === 2,
  '/': two,
};

function readVar(id: unknown, findVar: FindVar, wrong: Wrong): Comes | undefined {
  if (typeof id !== 'string') return wrong('var 后面应是一个名字');
  const found = findVar(id);
  return typeof found === 'string' ? wrong(found) : found;
}

function readIn([needle, list]: readonly unknown[], wrong: Wrong, read: Read): Comes | undefined {
  const of = read(needle);
  if (!Array.isArray(list) || list.length === 0) return wrong('in 的第二样应是列表');
  if (!of) return undefined;
  const kind = of.to === 'word' ? 'string' : of.to;
  // A truth is in no list.
  if (!list.every((one) => typeof one === kind)) return wrong(`in 拿${names[of.to]}跟不是${names[of.to]}的比`);
  const strange = of.to === 'word' ? list.filter((one) => of.words && !of.words.includes(one as string)) : [];
  // What is worked out may be asked after in one list for a household and for a person, of whom one can never be some of it.
  const isSlip = of.to === 'word' && of.asked ? strange.length > 0 : strange.length === list.length;
  if (isSlip) return wrong(`没有 ${strange.join('、')} 这个选项`);
  return { to: 'truth' };
}

function readOperator(
  operator: string,
  parts: readonly (Comes | undefined)[],
  operands: readonly unknown[],
  wrong: Wrong,
): Comes | undefined {
  const mustAllBe = (to: Comes['to'], which: readonly (Comes | undefined)[] = parts) => {
    const strange = which.find((part) => part && part.to !== to);
    return strange ? wrong(`运算 ${operator} 要的是${names[to]}，这里是${names[strange.to]}`) : { to };
  };
  switch (operator) {
    case 'and':
    case 'or':
    case '!':
      mustAllBe('truth');
      return { to: 'truth' };
    case '<':
    case '<=':
    case '>':
    case '>=':
      mustAllBe('number');
      return { to: 'truth' };
    case '==':
    case '!=':
      checkEqual(parts, wrong);
      return { to: 'truth' };
    case 'if':
      mustAllBe(
        'truth',
        parts.filter((_, at) => at % 2 === 0 && at < parts.length - 1),
      );
      return readBranches(
        parts.filter((_, at) => at % 2 === 1 || at === parts.length - 1),
        wrong,
      );
    default:
      mustAllBe('number');
      if (operator === '/' && operands[1] === 0) wrong('除以了0');
      return { to: 'number' };
  }
}

function checkEqual([left, right]: readonly (Comes | undefined)[], wrong: Wrong): void {
  if (!left || !right) return;
  if (left.to !== right.to) wrong(`拿${names[left.to]}跟${names[right.to]}比`);
  else if (left.to === 'word' && right.to === 'word' && left.words && right.words) {
    const [one, other] = left.words.length < right.words.length ? [left.words, right.words] : [right.words, left.words];
    const strange = one.filter((word) => !other.includes(word));
    // Two lists may differ in part; a single word that the other side never is can only be a slip.
    if (strange.length === one.length) wrong(`没有 ${strange.join('、')} 这个选项`);
  }
}

function readBranches(branches: readonly (Comes | undefined)[], wrong: Wrong): Comes | undefined {
  const known = branches.filter((branch) => branch !== undefined);
  const [first] = known;
  if (!first) return undefined;
  if (known.some((branch) => branch.to !== first.to)) return wrong('if 的几个结果不是一类');
  if (first.to !== 'word') return first;
  const lists = known.map((branch) => (branch.to === 'word' ? branch.words : undefined));
  const words = known.length < branches.length || lists.includes(undefined) ? undefined : [...new Set(lists.flatMap((list) => list ?? []))];
  return { to: 'word', words };
}
