import { isDay } from '../day.ts';
import { lastCharacter } from '../id-number.ts';
import type { Chain } from './read-chains.ts';

/** A wrong last figure is a typing error of a real number, and as public; in the middle of more figures it must be right. */
export function isIdNumber(chain: Chain, first: number, last: number): boolean {
  const whole = isWhole(chain, first, last);
  if (last - first === 14) {
    if (!whole || !isDate(`19${chain.digits.slice(first + 6, first + 12)}`)) return false;
    return !chain.digits.slice(first, last).includes('X') && splitLikeId15(groupsOf(chain, first, last));
  }
  if (chain.digits[first + 6] !== '1' && chain.digits[first + 6] !== '2') return false;
  const digits = chain.digits.slice(first, last + 1);
  if (!/^[1-9]\d{5}(18|19|20)\d{9}[\dX]$/.test(digits) || !isDate(digits.slice(6, 14))) return false;
  return whole || digits[17] === lastCharacter(digits);
}

/** A mobile number also in the middle of more figures; a landline with its area. */
export function isPhone(chain: Chain, first: number, last: number): boolean {
  if (chain.digits[first] === '1' && last - first === 10)
    return isMobile(chain.digits.slice(first, last + 1), groupsOf(chain, first, last));
  if (chain.digits[first] !== '0' || !isWhole(chain, first, last)) return false;
  return isLandline(chain.digits.slice(first, last + 1), groupsOf(chain, first, last));
}

/** +86 or 0086 before it. */
export function isPhoneAbroad(chain: Chain, first: number, last: number): boolean {
  const ahead = last - first === 12 ? '86' : '0086';
  return chain.digits.startsWith(`${ahead}1`, first) && isWhole(chain, first, last) && isPhone(chain, first + ahead.length, last);
}

/** In one run any number of this length; split only as cards are, so that years and sums in a row are none. */
export function isCard(chain: Chain, first: number, last: number): boolean {
  if (!isWhole(chain, first, last) || chain.digits[last] === 'X') return false;
  if (chain.group[first] === chain.group[last]) return true;
  if (!'34569'.includes(chain.digits[first]!)) return false;
  if (isOneByOne(chain, first, last)) return true;
  const groups = groupsOf(chain, first, last);
  const tail = groups[groups.length - 1]!;
  const fours = groups.slice(0, -1).every((size) => size === 4) && tail <= 4;
  const sixFirst = groups[0] === 6 && (groups.length === 2 || groups.slice(1, -1).every((size) => size === 4));
  if (fours || sixFirst) return true;
  return ['2-4-4-4-4-1', '2-4-4-4-2', '5-5-5-4', '5-5-5', '8-11', '8-8', '10-9', '9-10', '3-4-4-4-4'].includes(groups.join('-'));
}

function isWhole(chain: Chain, first: number, last: number): boolean {
  return chain.group[first] !== chain.group[first - 1] && chain.group[last] !== chain.group[last + 1];
}

function isOneByOne(chain: Chain, first: number, last: number): boolean {
  const between = chain.group[last]! - chain.group[first]!;
  return between === last - first;
}

function groupsOf(chain: Chain, first: number, last: number): number[] {
  const groups = [1];
  for (let at = first + 1; at <= last; at += 1) {
    if (chain.group[at] !== chain.group[at - 1]) groups.push(1);
    else groups[groups.length - 1]! += 1;
  }
  return groups;
}

function isDate(eight: string): boolean {
  return isDay(`${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6)}`);
}

function splitLikeId15(groups: number[]): boolean {
  return groups.length === 1 || ['6-6-3', '6-9', '12-3', '6-2-2-2-3'].includes(groups.join('-')) || groups.every((size) => size <= 2);
}

const mobileSplits = new Set([
  '11',
  '3-4-4',
  '3-8',
  '7-4',
  '3-3-5',
  '4-4-3',
  '4-3-4',
  '5-6',
  '6-5',
  '3-4-2-2',
  '3-2-2-2-2',
  '5-3-3',
  '3-5-3',
  '4-7',
  '8-3',
]);

function isMobile(digits: string, groups: number[]): boolean {
  return /^1[3-9]\d{9}$/.test(digits) && (mobileSplits.has(groups.join('-')) || groups.every((size) => size <= 2));
}

function isLandline(digits: string, groups: number[]): boolean {
  if (!/^0[1-9]\d{8,10}$/.test(digits)) return false;
  const [area, ...rest] = groups;
  if (rest.length === 0) return true;
  return (area === 3 || area === 4) && (rest.length === 1 || (rest.length === 2 && rest[1]! >= 3));
}
