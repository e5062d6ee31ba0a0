import type { PrecheckData, PrecheckProgram } from '../../src/rules/precheck/precheck-data.ts';

/*
 * The precheck a second time, as plainly as it can be written: one complete household, BigInt fractions, nothing remembered, no ranges.
 * Only for households in which every fact is known.
 */

type Value = boolean | string | Ratio;
interface Ratio {
  n: bigint;
  d: bigint;
}
type Facts = Record<string, unknown>;
interface Rest {
  size: number;
  facts: Facts;
}

export interface PlainVerdict {
  status: 'likely' | 'unlikely';
  supersededBy?: string;
  persons: string[];
  amounts: number[];
}

const ratio = (value: number): Ratio => {
  const [digits = '0', decimals = ''] = String(value).split('.');
  return { n: BigInt(digits + decimals), d: 10n ** BigInt(decimals.length) };
};

export function judgePlainly(data: PrecheckData, day: string, facts: Facts & { members: Facts[] }): Record<string, PlainVerdict> {
  const parameters = new Map<string, { value: number; from: string }>();
  for (const one of data.parameters)
    if (
      one.effectiveFrom <= day &&
      (one.effectiveTo === null || day <= one.effectiveTo) &&
      one.effectiveFrom >= (parameters.get(one.id)?.from ?? '')
    )
      parameters.set(one.id, { value: one.value, from: one.effectiveFrom });
  const derived = new Map(data.derived.map((one) => [one.id, one.rule]));
  const household = facts.household as Record<string, number>;

  const read = (rule: unknown, member: Facts | undefined, rest: Rest | undefined): Value => {
    if (typeof rule === 'boolean' || typeof rule === 'string') return rule;
    if (typeof rule === 'number') return ratio(rule);
    const [operator, given] = Object.entries(rule as Record<string, unknown>)[0] as [string, unknown];
    const list = Array.isArray(given) ? given : [given];
    const value = (at: number) => read(list[at], member, rest);
    const number = (at: number) => value(at) as Ratio;
    const sign = (left: Ratio, right: Ratio) => left.n * right.d - right.n * left.d;
    if (operator === 'var') return find(list[0] as string, member, rest);
    if (operator === 'and') return list.every((_, at) => value(at) === true);
    if (operator === 'or') return list.some((_, at) => value(at) === true);
    if (operator === '!') return value(0) !== true;
    if (operator === 'if') {
      for (let at = 0; at + 1 < list.length; at += 2) if (value(at) === true) return value(at + 1);
      return value(list.length - 1);
    }
    if (operator === '==' || operator === '!=') {
      const [left, right] = [value(0), value(1)];
      const isSame = typeof left === 'object' ? sign(left, right as Ratio) === 0n : left === right;
      return isSame === (operator === '==');
    }
    if (operator === 'in') {
      const left = value(0);
      return (list[1] as (string | number)[]).some((one) =>
        typeof left === 'object' ? sign(left, ratio(one as number)) === 0n : left === one,
      );
    }
    if (operator === '<') return sign(number(0), number(1)) < 0n;
    if (operator === '<=') return sign(number(0), number(1)) <= 0n;
    if (operator === '>') return sign(number(0), number(1)) > 0n;
    if (operator === '>=') return sign(number(0), number(1)) >= 0n;
    const numbers = list.map((_, at) => number(at));
    return numbers.reduce((left, right) => {
      if (operator === '+') return { n: left.n * right.d + right.n * left.d, d: left.d * right.d };
      if (operator === '-') return { n: left.n * right.d - right.n * left.d, d: left.d * right.d };
      if (operator === '*') return { n: left.n * right.n, d: left.d * right.d };
      if (operator === '/')
        return right.n < 0n ? { n: -left.n * right.d, d: -left.d * right.n } : { n: left.n * right.d, d: left.d * right.n };
      if (operator === 'min') return sign(left, right) <= 0n ? left : right;
      return sign(left, right) >= 0n ? left : right;
    });
  };
  const find = (id: string, member: Facts | undefined, rest: Rest | undefined): Value => {
    const parameter = parameters.get(id);
    if (parameter) return ratio(parameter.value);
    // Limits of property are the whole family's.
    if (derived.has(id)) return read(derived.get(id), member, id.startsWith('assets.') ? undefined : rest);
    const [group = '', key = ''] = id.split('.');
    const from =
      group === 'person'
        ? member
        : id === 'household.size' && rest
          ? { size: rest.size }
          : group === 'household' && rest
            ? rest.facts
            : (facts[group] as Facts);
    const value = from?.[key];
    return typeof value === 'number' ? ratio(value) : (value as Value);
  };

  const isTekun = facts.members.map((member) => find('person.isTekun', member, undefined) === true);
  const gone = facts.members.filter((_, at) => isTekun[at]);
  const isEverybody = gone.length === facts.members.length && household.size! <= gone.length;
  const rest =
    gone.length === 0 || isEverybody
      ? undefined
      : takeOut(household, gone, facts.members.length, find('std.dibaoMonthly', undefined, undefined) as Ratio);

  const passes = (program: PrecheckProgram, member?: Facts) =>
    program.conditions.filter((one) => one.decidedBy !== 'officer').every((one) => read(one.rule, member, rest) === true);
  const inForce = data.programs.filter((one) => one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo));
  const rank = (id: string) => {
    const at = (data.conflictPriority ?? []).indexOf(id);
    return at >= 0 ? at : 1000 + inForce.findIndex((one) => one.id === id);
  };
  const winners = new Map<string, (Facts | undefined)[]>();
  const lost = new Map<string, string>();
  for (const program of inForce.toSorted((one, other) => rank(one.id) - rank(other.id))) {
    const before = inForce
      .filter(
        (one) => (one.conflictsWith?.includes(program.id) || program.conflictsWith?.includes(one.id)) && rank(one.id) < rank(program.id),
      )
      .toSorted((one, other) => rank(one.id) - rank(other.id));
    const subjects = program.unit === 'household' ? [undefined] : facts.members;
    winners.set(program.id, []);
    for (const subject of subjects) {
      if (!passes(program, subject)) continue;
      const taken = before.find((one) => {
        const has = winners.get(one.id) ?? [];
        if (subject === undefined)
          return has.some((member) => member === undefined || isEverybody || !isTekun[facts.members.indexOf(member)]);
        return has.includes(subject) || (has.includes(undefined) && !isTekun[facts.members.indexOf(subject)]);
      });
      if (taken) lost.set(program.id, lost.get(program.id) ?? taken.id);
      else winners.get(program.id)!.push(subject);
    }
  }
  return Object.fromEntries(
    inForce.map((program) => {
      const has = winners.get(program.id) ?? [];
      const persons = has.flatMap((member) => (member ? [member.id as string] : []));
      const by = has.length === 0 ? lost.get(program.id) : undefined;
      const { compute, unit, round, how } = program.benefit;
      const isYuan = compute !== null && compute !== undefined && (unit ?? '元').startsWith('元');
      const amounts = isYuan
        ? has.map((member) => rounded(read(compute, member, rest) as Ratio, round === 'up-to-yuan' || how?.includes('进到元') === true))
        : [];
      return [program.id, { status: has.length > 0 ? 'likely' : 'unlikely', ...(by && { supersededBy: by }), persons, amounts }];
    }),
  );
}

function rounded({ n, d }: Ratio, isUp: boolean): number {
  return isUp ? Number((n + d - 1n) / d) : Number((n * 200n + d) / (2n * d)) / 100;
}

function takeOut(household: Record<string, number>, gone: Facts[], people: number, line: Ratio): Rest {
  const facts: Record<string, number> = { ...household };
  const inFen = (yuan: number) => Math.round(yuan * 100);
  for (const member of gone) {
    // Whoever has more than the line is not 特困: no more is taken with him.
    let own = Math.min(inFen(member.ownMonthlyIncome as number), Number((line.n * 100n) / line.d));
    for (const key of ['transferMonthly', 'propertyMonthly', 'supportMonthly', 'businessMonthly', 'wageMonthly']) {
      const taken = Math.min(own, inFen(facts[key]!));
      facts[key] = (inFen(facts[key]!) - taken) / 100;
      own -= taken;
    }
  }
  return { facts, size: Math.max(household.size! - gone.length, people - gone.length, 1) };
}
