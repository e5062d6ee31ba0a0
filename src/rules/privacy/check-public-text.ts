import type { Leak } from './finding.ts';
import { findNumbers } from './find-numbers.ts';
import { readPlainSigns } from './plain-signs.ts';

/**
 * What may not be public in this text: each place with its kind and its words, in the order of the text. Nothing found: an empty list.
 * It errs towards refusing. `known`: numbers and addresses that the county itself has published (hotline, bodies, stations).
 */
export function checkPublicText(text: string, known: readonly string[] = []): Leak[] {
  const signs = readPlainSigns(text);
  return findNumbers(signs.plain, known).map(({ kind, from, to }) => {
    const [at, end] = [signs.at[from]!, signs.at[to]!];
    return { kind, at, end, words: text.slice(at, end) };
  });
}
