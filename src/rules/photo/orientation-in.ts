import { number32 } from './picture-parts.ts';

const tag = 0x0112;

/** How the camera was held, 1 (upright) to 8, out of the TIFF of an Exif segment; 1 where it does not say so plainly. */
export function orientationIn(tiff: Uint8Array): number {
  const order = tiff[0] === 0x49 && tiff[1] === 0x49 ? 'little' : tiff[0] === 0x4d && tiff[1] === 0x4d ? 'big' : undefined;
  if (!order || tiff.length < 14) return 1;
  const short = (at: number): number => (order === 'big' ? tiff[at]! * 256 + tiff[at + 1]! : tiff[at + 1]! * 256 + tiff[at]!);
  const directory = number32(tiff, 4, order);
  if (directory + 2 > tiff.length) return 1;
  const count = Math.min(short(directory), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    const value = short(at + 8);
    if (short(at) === tag) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
