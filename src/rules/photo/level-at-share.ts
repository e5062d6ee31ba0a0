/** The level (0 to 255) below which this share of what was counted lies. */
export function levelAtShare(counts: Uint32Array, total: number, share: number): number {
  let left = share * total;
  for (let level = 0; level < counts.length; level += 1) {
    left -= counts[level]!;
    if (left < 0) return level;
  }
  return counts.length - 1;
}
