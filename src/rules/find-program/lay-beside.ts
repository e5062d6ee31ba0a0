import type { Entry, Letter } from './index-programs.ts';

/** A stretch of what she typed that fits a stretch of an entry. */
export interface Stretch {
  /** What fits, weighed; odd ones between are taken off. */
  fits: number;
  /** First and last of her units in it. */
  from: number;
  to: number;
}

/** What an odd unit between two that fit costs. */
const odd = 0.22;
/** A name has at most this many letters that are looked at. */
const widest = 64;

/** Made once: a search lays a thousand entries, and each would leave its rows to be swept up. */
const rows = [new Float64Array(widest + 1), new Float64Array(widest + 1)];
const begins = [new Uint8Array(widest + 1), new Uint8Array(widest + 1)];

/**
 * The best stretch that an entry and what she typed have in common, in the same order: the local alignment of Smith and Waterman, over
 * characters. `likeness[unit][letter]`, 0 to 1. Nothing where nothing fits.
 */
export function layBeside(entry: Entry, likeness: readonly Float64Array[], letters: readonly Letter[]): Stretch | undefined {
  const length = Math.min(entry.letters.length, widest);
  rows[0]!.fill(0);
  let fitsBest = 0;
  let from = 0;
  let to = 0;
  for (let unit = 0; unit < likeness.length; unit += 1) {
    const like = likeness[unit]!;
    const [above, row] = [rows[unit % 2]!, rows[(unit + 1) % 2]!];
    const [aboveBegins, rowBegins] = [begins[unit % 2]!, begins[(unit + 1) % 2]!];
    row[0] = 0;
    for (let at = 1; at <= length; at += 1) {
      const letter = entry.letters[at - 1]!;
      const alike = like[letter]!;
      const before = above[at - 1]!;
      const met = before + (alike > 0 ? alike * letters[letter]!.weight : -odd);
      const mine = above[at]! - odd;
      const its = row[at - 1]! - odd;
      const fits = met > mine ? (met > its ? met : its) : mine > its ? mine : its;
      if (fits <= 0) {
        row[at] = 0;
        continue;
      }
      row[at] = fits;
      if (fits === met) rowBegins[at] = before > 0 ? aboveBegins[at - 1]! : unit;
      else rowBegins[at] = fits === mine ? aboveBegins[at]! : rowBegins[at - 1]!;
      if (fits <= fitsBest) continue;
      fitsBest = fits;
      from = rowBegins[at]!;
      to = unit;
    }
  }
  return fitsBest > 0 ? { fits: fitsBest, from, to } : undefined;
}
