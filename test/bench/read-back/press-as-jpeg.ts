/** Annex K of the standard, for brightness, row by row. */
const table = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22,
  37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const edge = 8;
/** Rows: the eight cosines. */
const cosines = Array.from({ length: edge }, (_row, wave) =>
  Array.from({ length: edge }, (_one, at) => (wave === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * at + 1) * wave * Math.PI) / 16)),
);

/**
 * What JPEG takes from a grey picture: its blocks' cosines, rounded by the table of this quality (50 to 100). How it packs the rest
 * loses nothing, so no library is needed. In place; sides are multiples of eight.
 */
export function pressAsJpeg(grey: Uint8ClampedArray, width: number, quality: number): void {
  const steps = table.map((step) => Math.max(1, Math.floor((step * (200 - 2 * quality) + 50) / 100)));
  const block = new Float64Array(edge * edge);
  for (let top = 0; top < grey.length / width; top += edge) {
    for (let left = 0; left < width; left += edge) {
      const place = (at: number) => (top + (at >> 3)) * width + left + (at & 7);
      for (let at = 0; at < block.length; at += 1) block[at] = grey[place(at)]! - 128;
      transform(block, (wave, at) => cosines[wave]![at]!);
      for (let at = 0; at < block.length; at += 1) block[at] = Math.round(block[at]! / steps[at]!) * steps[at]!;
      transform(block, (at, wave) => cosines[wave]![at]!);
      for (let at = 0; at < block.length; at += 1) grey[place(at)] = block[at]! + 128;
    }
  }
}

const between = new Float64Array(edge * edge);
function transform(block: Float64Array, weight: (to: number, from: number) => number): void {
  for (let row = 0; row < edge; row += 1) {
    for (let to = 0; to < edge; to += 1) {
      let sum = 0;
      for (let from = 0; from < edge; from += 1) sum += weight(to, from) * block[row * edge + from]!;
      between[row * edge + to] = sum;
    }
  }
  for (let column = 0; column < edge; column += 1) {
    for (let to = 0; to < edge; to += 1) {
      let sum = 0;
      for (let from = 0; from < edge; from += 1) sum += weight(to, from) * between[from * edge + column]!;
      block[to * edge + column] = sum;
    }
  }
}
