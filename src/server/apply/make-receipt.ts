import { randomInt } from 'node:crypto';
import { codeAlphabet, receiptCheckCharacter } from '../../rules/code-id.ts';
import type { Tx } from '../platform/database.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { isReceiptNumberTaken } from './apply.store.ts';

const randomLetters = 12;
const letters = codeAlphabet.replace(/\d/g, '');

/** 59 random bits and a check character; begins with a letter, so it is never taken for a village code. */
export function makeReceiptCode(): string {
  const pick = (from: string) => from[randomInt(from.length)]!;
  const body = pick(letters) + Array.from({ length: randomLetters - 1 }, () => pick(codeAlphabet)).join('');
  return body + receiptCheckCharacter(body);
}

/** Eight figures for people, in two groups; opens nothing by itself. */
export async function makeReceiptNumber(tx: Tx, scope: CitizenScope): Promise<string> {
  for (;;) {
    const number = String(randomInt(10_000_000, 100_000_000));
    if (!(await isReceiptNumberTaken(tx, scope, number))) return number;
  }
}
