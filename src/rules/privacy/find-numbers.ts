import type { LeakKind } from './finding.ts';
import { isCard, isIdNumber, isPhone, isPhoneAbroad } from './judge-number.ts';
import { readChains, type Chain } from './read-chains.ts';

export interface Found {
  kind: LeakKind;
  /** Indices in the plain text. */
  from: number;
  to: number;
}

/** Numbers of people: ID, phone, card, however they were split. Numbers that the county has published are none. */
export function findNumbers(plain: string, known: readonly string[]): Found[] {
  const published = readPublished(known);
  return [...readChains(plain).flatMap((chain) => inChain(chain, plain, published)), ...findMasked(plain)];
}

/** ID numbers before cards, cards before phones, long before short: what was found once is not found again in a part of it. */
const looks = [
  { as: isIdNumber, kind: 'id-number', lengths: [18, 15] },
  { as: isPhoneAbroad, kind: 'phone', lengths: [15, 13] },
  { as: isCard, kind: 'bank-card', lengths: [19, 18, 17, 16, 15, 14, 13] },
  { as: isPhone, kind: 'phone', lengths: [12, 11, 10] },
] as const;

function inChain(chain: Chain, plain: string, published: ReadonlySet<string>): Found[] {
  const found: Found[] = [];
  const count = chain.digits.length;
  const taken = new Uint8Array(count);
  const isFree = (first: number, last: number) => !taken[first] && !taken[last] && !taken.subarray(first, last + 1).includes(1);
  const take = (kind: LeakKind, first: number, last: number) => {
    taken.fill(1, first, last + 1);
    found.push({ kind, from: chain.at[first]!, to: chain.at[last]! + 1 });
  };

  leaveOutPublished(chain, published, taken);
  for (const { as, kind, lengths } of looks)
    for (const length of lengths)
      for (let first = 0; first + length <= count; first += 1)
        if (!taken[first] && as(chain, first, first + length - 1) && isFree(first, first + length - 1))
          take(kind, first, first + length - 1);

  for (const [first, last] of runsOf(chain, taken)) {
    const length = last - first + 1;
    if (length >= 13) take('bank-card', first, last);
    else if (length >= 7 && length <= 8 && /(电话|联系|热线|座机|手机|拨打|致电|tel)\D{0,6}$/i.test(before(plain, chain.at[first]!)))
      take('phone', first, last);
  }
  return found;
}

function before(plain: string, at: number): string {
  return plain.slice(Math.max(0, at - 10), at);
}

/** From figure to figure without anything between, and nothing of it found yet. */
function runsOf({ digits, group }: Chain, taken: Uint8Array): [number, number][] {
  const runs: [number, number][] = [];
  let first = 0;
  for (let at = 0; at <= digits.length; at += 1) {
    if (at < digits.length && !taken[at] && (at === first || group[at] === group[at - 1])) continue;
    if (at > first) runs.push([first, at - 1]);
    first = at < digits.length && taken[at] ? at + 1 : at;
  }
  return runs;
}

/** With and without its area: both are told. */
function readPublished(known: readonly string[]): Set<string> {
  const digits = known.map((one) => one.replace(/\D/g, '')).filter((one) => one.length >= 5 && one.length <= 16);
  return new Set(digits.flatMap((one) => (one.startsWith('0') ? [one, one.slice(3), one.slice(4)] : [one])));
}

/** Only a whole number is a published one: the same figures inside a longer one are not. */
function leaveOutPublished(chain: Chain, published: ReadonlySet<string>, taken: Uint8Array): void {
  const { digits, group } = chain;
  for (let first = 0; first < digits.length; first += 1) {
    if (published.size === 0 || group[first] === group[first - 1]) continue;
    for (let last = first; last < digits.length && last < first + 16; last += 1) {
      if (group[last] !== group[last + 1] && published.has(digits.slice(first, last + 1))) taken.fill(1, first, last + 1);
    }
  }
}

/** Stars that leave too much: of a phone seven figures may be read, of anything longer five. */
function findMasked(plain: string): Found[] {
  const found: Found[] = [];
  for (const match of plain.matchAll(/[\d*×xX●■□#某?？…]{9,24}/g)) {
    const seen = match[0].replace(/\D/g, '').length;
    const hidden = match[0].length - seen;
    if (hidden < 2 || !/\d{2}/.test(match[0])) continue;
    const phone = match[0].length <= 12 && match[0].startsWith('1');
    if (seen > (phone ? 7 : 5)) found.push({ kind: phone ? 'phone' : 'id-number', from: match.index, to: match.index + match[0].length });
  }
  return found;
}
