import { randomInt } from 'node:crypto';
import { codeAlphabet, receiptCheckCharacter } from '../../rules/code-id.ts';

const randomLetters = 12;
const letters = codeAlphabet.replace(/\d/g, '');

/** 59 random bits and a check character; begins with a letter, so it is never taken for a village code. */
export function makeReceiptCode(): string {
  const pick = (from: string) => from[randomInt(from.length)]!;
  const body = pick(letters) + Array.from({ length: randomLetters - 1 }, () => pick(codeAlphabet)).join('');
  return body + receiptCheckCharacter(body);
}

/**
 * Eight figures for people; opens nothing by itself. One in some million times the number is taken already: then the
 * database refuses the whole submission, and the phone's next try of the same one gets another.
 */
export function makeReceiptNumber(): string {
  return String(randomInt(10_000_000, 100_000_000));
}
