import { levelAtShare } from './level-at-share.ts';
import type { Grey } from './to-grey.ts';

/** Pixels. */
const tile = 24;
const far = 4;
/** Of the tiles, those with the strongest edges; below `weakest` levels an edge is none. */
const share = 0.12;
const weakest = 20;
const fewest = 6;

/** A hand moves in one direction and blurs along it alone. A step aslant is longer, so more of an edge lies in it. */
const directions = [
  { right: 1, down: 0, longer: 1 },
  { right: 0, down: 1, longer: 1 },
  { right: 1, down: 1, longer: 1.25 },
  { right: 1, down: -1, longer: 1.25 },
] as const;

/**
 * How much of an edge lies between two neighbouring pixels, from about 0.2 (a veil) to 0.8: the strongest step of one pixel in each
 * tile against the strongest of four, in the direction in which it is least. 1 where nothing has an edge in no direction.
 */
export function measureSharpness(grey: Grey): number {
  const found = directions.map((direction) => alongOne(grey, direction)).filter((sharpness) => sharpness !== undefined);
  return found.length ? Math.min(...found) : 1;
}

function alongOne({ width, height, levels }: Grey, { right, down, longer }: (typeof directions)[number]): number | undefined {
  const [near, wide] = [new Uint32Array(256), new Uint32Array(256)];
  const step = down * width + right;
  const tiles: { edge: number; sharpness: number }[] = [];
  for (let top = far; top + tile + far < height; top += tile) {
    for (let left = far; left + tile + far < width; left += tile) {
      near.fill(0);
      wide.fill(0);
      for (let y = top; y < top + tile; y += 1) {
        for (let x = left; x < left + tile; x += 1) {
          const at = y * width + x;
          near[Math.abs(levels[at + step]! - levels[at]!)]! += 1;
          wide[Math.abs(levels[at + far * step]! - levels[at]!)]! += 1;
        }
      }
      const edge = levelAtShare(wide, tile * tile, 0.98);
      tiles.push({ edge, sharpness: levelAtShare(near, tile * tile, 0.98) / Math.max(edge, 1) / longer });
    }
  }
  tiles.sort((a, b) => b.edge - a.edge);
  const strongest = tiles
    .slice(0, Math.max(10, Math.floor(tiles.length * share)))
    .filter(({ edge }) => edge >= weakest)
    .map(({ sharpness }) => sharpness);
  strongest.sort((a, b) => a - b);
  return strongest.length < fewest ? undefined : strongest[strongest.length >> 1];
}
