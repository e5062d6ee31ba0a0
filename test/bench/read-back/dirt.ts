import type { PosterCode } from './poster-code.ts';
import type { Seeded } from './seeded.ts';

export interface Dirt {
  /** Of the symbol's area, 0 to 1. */
  share: number;
  finders: 'clean' | 'any';
}

/** How light a place is that is covered, 0 to 1; nothing where it is clean. In modules from the symbol's corner. */
export type Soiled = (x: number, y: number) => number | undefined;

const cellsAModule = 4;
/**
 * In modules: mud, a torn corner, a drop of paint. With these a tenth of the area touches a quarter of the codewords, as it did
 * when the figures of before were measured; smaller blobs would touch more.
 */
const radii = [1, 3] as const;

/** Round blobs, half of them dark, half light, until the share of the area is covered; clean finders are wiped afterwards. */
export function soil({ size }: PosterCode, { share, finders }: Dirt, random: Seeded): Soiled {
  const side = size * cellsAModule;
  const cells = new Float32Array(side * side).fill(-1);
  for (let left = share * cells.length; left > 0;) {
    const [x, y, radius] = [random.between(0, size), random.between(0, size), random.between(...radii)];
    const tone = random.next() < 0.5 ? random.between(0.05, 0.25) : random.between(0.75, 0.95);
    for (const at of cellsWithin(side, { x, y, radius })) {
      if (cells[at]! < 0) left -= 1;
      cells[at] = tone;
    }
  }
  const isFinder = (x: number, y: number) => (x < 8 && (y < 8 || y >= size - 8)) || (x >= size - 8 && y < 8);
  return (x, y) => {
    const tone = cells[Math.floor(y * cellsAModule) * side + Math.floor(x * cellsAModule)]!;
    return tone < 0 || (finders === 'clean' && isFinder(x, y)) ? undefined : tone;
  };
}

function* cellsWithin(side: number, { x, y, radius }: { x: number; y: number; radius: number }): Generator<number> {
  const first = (at: number) => Math.max(0, Math.floor((at - radius) * cellsAModule));
  const end = (at: number) => Math.min(side, (at + radius) * cellsAModule);
  for (let row = first(y); row < end(y); row += 1) {
    for (let column = first(x); column < end(x); column += 1) {
      if (Math.hypot((column + 0.5) / cellsAModule - x, (row + 0.5) / cellsAModule - y) <= radius) yield row * side + column;
    }
  }
}

/** Of its codewords, the shares that the dirt touches, and that have a square which reads otherwise now. */
export function codewordsUnder(code: PosterCode, soiled: Soiled): { touched: number; wrong: number } {
  const touched = new Set<number>();
  const wrong = new Set<number>();
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      const codeword = code.codewordAt(row, column);
      const tone = soiled(column + 0.5, row + 0.5);
      if (codeword === undefined || tone === undefined) continue;
      touched.add(codeword);
      if (tone < 0.5 !== code.isDark(row, column)) wrong.add(codeword);
    }
  }
  return { touched: touched.size / code.codewords, wrong: wrong.size / code.codewords };
}
