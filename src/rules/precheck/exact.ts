/** A fraction in lowest terms with a divisor above one: what is whole is a plain number. */
export class Fraction {
  readonly n: number;
  readonly d: number;
  constructor(n: number, d: number) {
    this.n = n;
    this.d = d;
  }
}

/** A number known exactly: a safe integer, a fraction of two, or ±Infinity as the end of a range. */
export type Exact = number | Fraction;

/**
 * A decimal as it was written: 442.60 is 2213/5 and not the binary neighbour. A figure that a sum has already blurred
 * (0.1 + 0.2) is read to 15 digits, which is as it was meant. Nothing where it has more digits than can be kept exactly.
 */
export function exactOf(written: number): Exact | undefined {
  if (Number.isSafeInteger(written)) return written === 0 ? 0 : written;
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Number(written.toPrecision(15))));
  if (!parts) return undefined;
  const decimals = (parts[3] ?? '').length - Number(parts[4] ?? 0);
  const digits = Number(`${parts[1]}${parts[2]}${parts[3] ?? ''}`);
  return decimals <= 0 ? whole(digits * 10 ** -decimals) : ratio(digits, 10 ** decimals);
}

/** Nothing where the sum leaves what can be kept exactly; so do all below. */
export function addExact(a: Exact, b: Exact): Exact | undefined {
  if (typeof a === 'number' && typeof b === 'number') return Number.isSafeInteger(a + b) ? a + b : endless(a + b);
  if (isEndless(a) || isEndless(b)) return endless(floatOf(a) + floatOf(b));
  const common = gcd(under(a), under(b));
  const left = (under(b) / common) * over(a);
  const right = (under(a) / common) * over(b);
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) ? ratio(left + right, (under(a) / common) * under(b)) : undefined;
}

/** Nothing times endless is nothing: at the end of a range the other factor stays what it is. */
export function multiplyExact(a: Exact, b: Exact): Exact | undefined {
  if (a === 0 || b === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number') return Number.isSafeInteger(a * b) ? a * b : endless(a * b);
  if (isEndless(a) || isEndless(b)) return endless(floatOf(a) * floatOf(b));
  const across = gcd(over(a), under(b));
  const back = gcd(over(b), under(a));
  return ratio((over(a) / across) * (over(b) / back), (under(a) / back) * (under(b) / across));
}

export function invertExact(a: Exact): Exact | undefined {
  if (isEndless(a)) return 0;
  return over(a) < 0 ? ratio(-under(a), -over(a)) : ratio(under(a), over(a));
}

export function negateExact(a: Exact): Exact {
  if (typeof a === 'number') return a === 0 ? 0 : -a;
  return new Fraction(-a.n, a.d);
}

/** Below, equal or above zero, as for a sort. Never leaves the safe integers: it compares part by part, as Euclid divides. */
export function compareExact(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b);
  if (isEndless(a) || isEndless(b)) return floatOf(a) < floatOf(b) ? -1 : Number(floatOf(a) > floatOf(b));
  let [n, d, m, e] = [over(a), under(a), over(b), under(b)];
  for (let sign = 1; ; sign = -sign) {
    const [restA, restB] = [modulo(n, d), modulo(m, e)];
    const [partA, partB] = [(n - restA) / d, (m - restB) / e];
    if (partA !== partB) return partA < partB ? -sign : sign;
    if (restA === 0 || restB === 0) return sign * (Number(restA > 0) - Number(restB > 0));
    [n, d, m, e] = [d, restA, e, restB];
  }
}

/** The nearest float: to be shown, never to be compared. */
export function floatOf(a: Exact): number {
  return typeof a === 'number' ? a : a.n / a.d;
}

/** Upwards to whole units of 1/parts: 212.50 yuan up to the yuan is 213. */
export function roundUp(a: Exact, parts: number): number {
  const rest = modulo(over(a) * parts, under(a));
  const floor = (over(a) * parts - rest) / under(a);
  return (rest > 0 ? floor + 1 : floor) / parts;
}

/** To the nearest unit of 1/parts, a half upwards. */
export function roundHalfUp(a: Exact, parts: number): number {
  const rest = modulo(over(a) * parts, under(a));
  const floor = (over(a) * parts - rest) / under(a);
  return (rest * 2 >= under(a) ? floor + 1 : floor) / parts;
}

function ratio(n: number, d: number): Exact | undefined {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return undefined;
  const common = gcd(n, d);
  return d === common ? n / d : new Fraction(n / common, d / common);
}

function whole(n: number): number | undefined {
  return Number.isSafeInteger(n) ? n : undefined;
}

function endless(a: number): number | undefined {
  return a === Infinity || a === -Infinity ? a : undefined;
}

function isEndless(a: Exact): boolean {
  return a === Infinity || a === -Infinity;
}

function over(a: Exact): number {
  return typeof a === 'number' ? a : a.n;
}

function under(a: Exact): number {
  return typeof a === 'number' ? 1 : a.d;
}

function modulo(n: number, d: number): number {
  const rest = n % d;
  return rest < 0 ? rest + d : rest;
}

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
