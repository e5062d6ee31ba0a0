import { addExact, compareExact, floatOf, invertExact, multiplyExact, negateExact, type Exact } from './exact.ts';

/** Somewhere from lo to hi: a sum of which not every part is known yet. */
export class Range {
  readonly lo: Exact;
  readonly hi: Exact;
  constructor(lo: Exact, hi: Exact) {
    this.lo = lo;
    this.hi = hi;
  }
}

/** A number as far as it is known. */
export type Num = Exact | Range;

export const anything = new Range(-Infinity, Infinity);

export function lowOf(a: Num): Exact {
  return a instanceof Range ? a.lo : a;
}

export function highOf(a: Num): Exact {
  return a instanceof Range ? a.hi : a;
}

export function rangeOf(lo: Exact, hi: Exact): Num {
  return compareExact(lo, hi) === 0 ? lo : new Range(lo, hi);
}

/** The smallest range that holds both. */
export function hullOf(a: Num, b: Num): Num {
  return rangeOf(least(lowOf(a), lowOf(b)), greatest(highOf(a), highOf(b)));
}

export function add(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  if (!(a instanceof Range || b instanceof Range)) return addExact(a, b) ?? blurred(floatOf(a) + floatOf(b));
  return between([addEnds(lowOf(a), lowOf(b)), addEnds(highOf(a), highOf(b))]);
}

export function subtract(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a - b)) return a - b;
  return add(a, negate(b));
}

export function negate(a: Num): Num {
  return a instanceof Range ? new Range(negateExact(a.hi), negateExact(a.lo)) : negateExact(a);
}

export function multiply(a: Num, b: Num): Num {
  if (!(a instanceof Range || b instanceof Range)) return multiplyEnds(a, b);
  const ends = [lowOf(a), highOf(a)];
  return between(ends.flatMap((end) => [multiplyEnds(end, lowOf(b)), multiplyEnds(end, highOf(b))]));
}

/** Anything at all where the divisor may be zero. */
export function divide(a: Num, b: Num): Num {
  const [lo, hi] = [lowOf(b), highOf(b)];
  if (compareExact(lo, 0) <= 0 && compareExact(hi, 0) >= 0) return anything;
  const [one, other] = [invertExact(hi), invertExact(lo)];
  return one === undefined || other === undefined ? anything : multiply(a, rangeOf(one, other));
}

export function smaller(a: Num, b: Num): Num {
  return rangeOf(least(lowOf(a), lowOf(b)), least(highOf(a), highOf(b)));
}

export function larger(a: Num, b: Num): Num {
  return rangeOf(greatest(lowOf(a), lowOf(b)), greatest(highOf(a), highOf(b)));
}

function addEnds(a: Exact, b: Exact): Num {
  return addExact(a, b) ?? blurred(floatOf(a) + floatOf(b));
}

function multiplyEnds(a: Exact, b: Exact): Num {
  return multiplyExact(a, b) ?? blurred(floatOf(a) * floatOf(b));
}

function between(parts: readonly Num[]): Num {
  return parts.reduce(hullOf);
}

/** What no longer fits is only known to lie about here; endless minus endless may be anything. */
function blurred(about: number): Num {
  const slack = Math.abs(about) * 1e-12 + 1;
  const [lo, hi] = [Math.floor(about - slack), Math.ceil(about + slack)];
  return Number.isNaN(about) ? anything : new Range(safeOr(lo, -Infinity), safeOr(hi, Infinity));
}

/** Beyond the safe integers an end is only known to be beyond them. */
function safeOr(end: number, endless: number): number {
  if (Number.isSafeInteger(end)) return end;
  return Math.sign(end) === Math.sign(endless) ? endless : -Math.sign(endless) * Number.MAX_SAFE_INTEGER;
}

function least(a: Exact, b: Exact): Exact {
  return compareExact(a, b) <= 0 ? a : b;
}

function greatest(a: Exact, b: Exact): Exact {
  return compareExact(a, b) >= 0 ? a : b;
}
