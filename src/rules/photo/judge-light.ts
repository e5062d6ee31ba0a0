import { levelAtShare } from './level-at-share.ts';
import type { Grey } from './to-grey.ts';

/** In ordinary light the paper, of which every photo has a tenth, is lighter than 130; in an unlit room it stays below 50. */
const darkest = 85;
/** Pixels. */
const tile = 12;
/** A lamp that shines back burns at least this share of the picture out, and the paper around it is not as light. */
const burntOut = { share: 0.02, level: 250, paper: 240 };

export function judgeLight({ width, height, levels }: Grey): 'fine' | 'dark' | 'bright' {
  const counts = new Uint32Array(256);
  for (const level of levels) counts[level]! += 1;
  const paper = levelAtShare(counts, levels.length, 0.9);
  if (paper < darkest) return 'dark';

  const half = paper / 2;
  const lightest: number[] = [];
  let burnt = 0;
  let tiles = 0;
  for (let top = 0; top + tile <= height; top += tile) {
    for (let left = 0; left + tile <= width; left += tile) {
      let [least, most] = [255, 0];
      for (let y = top; y < top + tile; y += 1) {
        for (let x = left; x < left + tile; x += 1) {
          const level = levels[y * width + x]!;
          if (level < least) least = level;
          if (level > most) most = level;
        }
      }
      tiles += 1;
      if (least >= burntOut.level) burnt += 1;
      else if (most > half) lightest.push(most);
    }
  }
  // White paper in the sun is burnt out everywhere, and the writing on it is as black as ever.
  lightest.sort((a, b) => a - b);
  const elsewhere = lightest[Math.floor(lightest.length * 0.35)] ?? 255;
  return burnt >= burntOut.share * tiles && elsewhere < burntOut.paper ? 'bright' : 'fine';
}
