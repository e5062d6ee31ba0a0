import { type Day, isDay } from './day.ts';

export type IdNumber =
  | { ok: true; value: string; birthday: Day; sex: 'male' | 'female' }
  | { ok: false; why: 'length' | 'characters' | 'date' | 'check' };

/** GB 11643-1999, annex: weights of the first seventeen digits, and the last character for each remainder by 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const LAST = '10X98765432';

/**
 * Reads what a person typed. The division code is not looked up: divisions are dissolved, and whoever was born in one
 * keeps its number for life. Numbers of fifteen digits have not been valid since 2013.
 */
export function readIdNumber(text: string): IdNumber {
  const value = asTyped(text);
  if (value.length !== 18) return { ok: false, why: 'length' };
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, why: 'characters' };

  const birthday = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!/^(18|19|20)/.test(birthday) || !isDay(birthday)) return { ok: false, why: 'date' };
  if (value[17] !== lastCharacter(value)) return { ok: false, why: 'check' };

  return { ok: true, value, birthday, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
}

/** Phone keyboards leave full-width figures, spaces between groups, and a small x. */
function asTyped(text: string): string {
  return text
    .replace(/[０-９Ｘｘ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toUpperCase();
}

/** The one that fits the first seventeen digits. */
export function lastCharacter(value: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
  return LAST[sum % 11];
}
