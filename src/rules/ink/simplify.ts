import type { Ink, InkPoint, Stroke } from './ink.ts';

/** Douglas-Peucker: leaves out what lies nearer than `tolerance` to the line that remains. First and last point always stay. */
export function simplify(ink: Ink, tolerance: number): Ink {
  return ink.map((stroke) => simplifyStroke(stroke, tolerance));
}

function simplifyStroke(stroke: Stroke, tolerance: number): Stroke {
  if (stroke.length < 3) return stroke;
  const stays = new Set([0, stroke.length - 1]);
  // A list of its own and not the call stack: a child scribbles ten thousand points.
  const open: [from: number, to: number][] = [[0, stroke.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const farthest = farthestBetween(stroke, from, to);
    if (farthest.distance <= tolerance) continue;
    stays.add(farthest.at);
    open.push([from, farthest.at], [farthest.at, to]);
  }
  return stroke.filter((_point, at) => stays.has(at));
}

function farthestBetween(stroke: Stroke, from: number, to: number): { at: number; distance: number } {
  let farthest = { at: from, distance: 0 };
  for (let at = from + 1; at < to; at += 1) {
    const distance = distanceToLine(stroke[at]!, stroke[from]!, stroke[to]!);
    if (distance > farthest.distance) farthest = { at, distance };
  }
  return farthest;
}

function distanceToLine(point: InkPoint, start: InkPoint, end: InkPoint): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / length));
  return Math.hypot(point.x - start.x - along * dx, point.y - start.y - along * dy);
}
