import type { Pixels } from './pixels.ts';

/** How light each pixel is, 0 to 255. */
export interface Grey {
  width: number;
  height: number;
  levels: Uint8Array;
}

export function toGrey({ width, height, data }: Pixels): Grey {
  const levels = new Uint8Array(width * height);
  for (let at = 0; at < levels.length; at += 1) levels[at] = (data[at * 4]! * 2 + data[at * 4 + 1]! * 5 + data[at * 4 + 2]!) >> 3;
  return { width, height, levels };
}
