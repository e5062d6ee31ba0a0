import type { Ink } from './ink.ts';

/** In the field's units. 丁一 is two strokes, and a name may be one: so it is not strokes that are counted. */
const leastWay = 150;
const leastReach = 80;

/** A dot, or a touch by mistake, is no signature. */
export function isTooLittle(ink: Ink): boolean {
  let way = 0;
  for (const stroke of ink) {
    for (let at = 1; at < stroke.length; at += 1) way += Math.hypot(stroke[at]!.x - stroke[at - 1]!.x, stroke[at]!.y - stroke[at - 1]!.y);
  }
  const points = ink.flat();
  const reach = (values: number[]): number => Math.max(...values) - Math.min(...values);
  return way < leastWay || Math.max(reach(points.map(({ x }) => x)), reach(points.map(({ y }) => y))) < leastReach;
}
