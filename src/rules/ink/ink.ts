/** One place of the pen: x from 0 to 1000, y from 0 to 400, t in milliseconds since the first touch. */
export interface InkPoint {
  x: number;
  y: number;
  t: number;
}

/** From touching the pad to lifting the finger. A dot is a stroke of one point. */
export type Stroke = readonly InkPoint[];
export type Ink = readonly Stroke[];

/** Both sides of the field have the same scale, so that a signature keeps its shape on every pad. */
export const inkField = { width: 1000, height: 400 } as const;
