import { levelAtShare } from './level-at-share.ts';
import type { Grey } from './to-grey.ts';

/** Pixels of a cell: its lightest is taken, so that writing does not tear the paper. */
const cell = 6;
/** Levels between paper and table. */
const leastContrast = 35;
/** Of the picture. */
const paperArea = { least: 0.12, most: 0.93 };
/** Of the box around it: a sheet held a little aslant fills it, a window or a lamp's cone does not. */
const leastFilling = 0.7;
/** Of a side of the picture, how much lies on paper when a corner is missing; and of all four, how much is table. */
const [touching, tableAround] = [0.08, 0.2];

interface Cells {
  width: number;
  height: number;
  levels: Uint8Array;
}

/**
 * Whether the sheet runs out of the picture. Careful: it says so only of something light, four-sided and plainly lighter than a table that
 * is seen around it. A sheet that fills the whole picture was held so on purpose.
 */
export function isCutOff(grey: Grey): boolean {
  const cells = toCells(grey);
  const border = splitLevel(cells.levels);
  if (border === undefined) return false;
  const paper = largestLightPart(cells, border);
  const { width, height } = cells;
  const area = paper.count / (width * height);
  const box = (paper.right - paper.left + 1) * (paper.bottom - paper.top + 1);
  if (area < paperArea.least || area > paperArea.most || paper.count / box < leastFilling) return false;
  const sides = [
    Array.from({ length: width }, (_one, x) => x),
    Array.from({ length: width }, (_one, x) => (height - 1) * width + x),
    Array.from({ length: height }, (_one, y) => y * width),
    Array.from({ length: height }, (_one, y) => y * width + width - 1),
  ];
  const shares = sides.map((side) => side.filter((at) => paper.is[at]).length / side.length);
  const table = 1 - shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return table >= tableAround && Math.max(...shares) >= touching;
}

function toCells({ width, height, levels }: Grey): Cells {
  const cells = { width: Math.floor(width / cell), height: Math.floor(height / cell) };
  const lightest = new Uint8Array(cells.width * cells.height);
  for (let y = 0; y < cells.height * cell; y += 1) {
    for (let x = 0; x < cells.width * cell; x += 1) {
      const at = Math.floor(y / cell) * cells.width + Math.floor(x / cell);
      lightest[at] = Math.max(lightest[at]!, levels[y * width + x]!);
    }
  }
  return { ...cells, levels: lightest };
}

/** Otsu: the level that parts light from dark best; undefined where there are not two such parts. */
function splitLevel(levels: Uint8Array): number | undefined {
  const counts = new Uint32Array(256);
  let sum = 0;
  for (const level of levels) {
    counts[level]! += 1;
    sum += level;
  }
  let best = { between: 0, level: 0, contrast: 0 };
  let [count, below] = [0, 0];
  for (let level = 0; level < 255; level += 1) {
    count += counts[level]!;
    below += level * counts[level]!;
    const rest = levels.length - count;
    if (count === 0 || rest === 0) continue;
    const contrast = (sum - below) / rest - below / count;
    const between = count * rest * contrast * contrast;
    if (between > best.between) best = { between, level, contrast };
  }
  // Of paper and table next to nothing lies in between: a wall in falling light is all between.
  const middle = levels.reduce((total, level) => total + (Math.abs(level - best.level) < best.contrast / 10 ? 1 : 0), 0);
  return best.contrast < leastContrast || middle > levels.length * 0.15 || levelAtShare(counts, levels.length, 0.95) < best.level
    ? undefined
    : best.level;
}

interface Part {
  is: Uint8Array;
  count: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function largestLightPart({ width, height, levels }: Cells, border: number): Part {
  const seen = new Uint8Array(levels.length);
  let largest: Part = { is: seen, count: 0, left: 0, right: 0, top: 0, bottom: 0 };
  for (let start = 0; start < levels.length; start += 1) {
    if (seen[start] || levels[start]! <= border) continue;
    const part: Part = { is: new Uint8Array(levels.length), count: 0, left: width, right: 0, top: height, bottom: 0 };
    const open = [start];
    seen[start] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      part.is[at] = 1;
      part.count += 1;
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x);
      part.top = Math.min(part.top, y);
      part.bottom = Math.max(part.bottom, y);
      const beside = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width];
      for (const next of beside) {
        if (next < 0 || next >= levels.length || seen[next] || levels[next]! <= border) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    if (part.count > largest.count) largest = part;
  }
  return largest;
}
