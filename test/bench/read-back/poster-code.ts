import QRCode from 'qrcode';

/** The squares of one code as a poster has them, and which codeword each of them belongs to. */
export interface PosterCode {
  link: string;
  /** Modules a side, without the quiet zone. */
  size: number;
  isDark(row: number, column: number): boolean;
  /** Nothing for what carries no data: finders, timing, format. */
  codewordAt(row: number, column: number): number | undefined;
  codewords: number;
}

/** Level Q, no forced mask, as on the poster. */
export function drawPosterCode(link: string): PosterCode {
  const { modules, version } = QRCode.create(link, { errorCorrectionLevel: 'Q' });
  if (version !== 4) throw new Error(`version ${version}: the link is too long`);
  const { size } = modules;
  const order = new Map<number, number>();
  let bit = 0;
  // As ISO/IEC 18004 lays the bits: pairs of columns from the right, up and down in turn, past the timing column.
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (!modules.isReserved(row, column)) order.set(row * size + column, bit++ >> 3);
    }
  }
  return {
    link,
    size,
    isDark: (row, column) => modules.get(row, column) === 1,
    codewordAt: (row, column) => order.get(row * size + column),
    codewords: bit >> 3,
  };
}
