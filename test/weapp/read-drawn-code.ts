import { readQrCode } from '../helpers/read-qr-code.ts';

const scale = 4;

/** Reads a code back that was drawn as SVG squares, by another program than drew it. */
export function readDrawnCode(src: string): Promise<string | undefined> {
  const svg = decodeURIComponent(src.slice(src.indexOf(',') + 1));
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let at = start; at < start + scale * 4; at += 1) if (at % 4 !== 3) data[at] = 0;
    }
  }
  return readQrCode({ data, width: side, height: side, colorSpace: 'srgb' } as ImageData);
}
