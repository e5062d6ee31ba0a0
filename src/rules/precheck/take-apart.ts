import type { Compiled } from './compile-catalogue.ts';
import { add, highOf, larger, lowOf, rangeOf, smaller, subtract, type Num } from './range.ts';
import { takenOut } from './taken-out.ts';
import { NO, YES, type Truth, type Value } from './view.ts';

interface Family {
  house: readonly Value[];
  /** Of each member, what is asked of him. */
  owns: readonly (readonly Value[])[];
}

/** The family without those who are 特困: fewer people, and less income by what is their own. */
export function takeApart(compiled: Compiled, { house: whole, owns }: Family, tekun: readonly Truth[]): Value[] {
  const house = [...whole];
  const most = mostOf(compiled, whole);
  const gone = owns.filter((_, at) => tekun[at] === YES);
  const size = compiled.facts.get(takenOut.size);
  if (size) house[size.at] = larger(subtract(whole[size.wholeAt] as Num, gone.length), Math.max(1, owns.length - gone.length));
  const own = compiled.facts.get(takenOut.own);
  for (const values of own ? gone : []) {
    let rest = smaller(values[own?.at ?? 0] as Num, most);
    for (const at of incomesOf(compiled)) {
      const income = house[at] as Num;
      // A year's loss is no income that somebody could take with him.
      if (!isAtLeastZero(income)) continue;
      house[at] = larger(subtract(income, rest), 0);
      rest = larger(subtract(rest, income), 0);
    }
  }
  return house;
}

/** Anything between the whole family and the family without all who may be 特困. */
export function blurApart(compiled: Compiled, { house: whole, owns }: Family, tekun: readonly Truth[]): Value[] {
  const house = [...whole];
  const most = mostOf(compiled, whole);
  const own = compiled.facts.get(takenOut.own);
  const size = compiled.facts.get(takenOut.size);
  if (size) {
    const all = whole[size.wholeAt] as Num;
    const smallest = larger(subtract(all, tekun.filter((truth) => truth !== NO).length), 1);
    const largest = tekun.includes(NO) ? subtract(all, tekun.filter((truth) => truth === YES).length) : all;
    house[size.at] = rangeOf(lowOf(smallest), highOf(larger(largest, smallest)));
  }
  const theirs = owns.filter((_, at) => own && tekun[at] !== NO).map((values) => smaller(values[own?.at ?? 0] as Num, most));
  const gone = theirs.reduce(add, 0);
  for (const at of incomesOf(compiled)) {
    const income = house[at] as Num;
    if (isAtLeastZero(income)) house[at] = rangeOf(lowOf(larger(subtract(income, highOf(gone)), 0)), highOf(income));
  }
  return house;
}

function mostOf({ tekun }: Compiled, house: readonly Value[]): Num {
  return tekun?.atMost?.read({ house, houseMemo: [], own: [], ownMemo: [], askMemo: [] }) ?? Infinity;
}

function incomesOf({ facts }: Compiled): number[] {
  return takenOut.from.flatMap((id) => facts.get(id)?.at ?? []);
}

function isAtLeastZero(sum: Num): boolean {
  const low = lowOf(sum);
  return (typeof low === 'number' ? low : low.n) >= 0;
}
