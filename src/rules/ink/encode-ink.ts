import { inkField, type Ink, type InkPoint } from './ink.ts';
import { digits, inkVersion, limits, tick } from './ink-text.ts';
import { simplify } from './simplify.ts';

/** Finer than the line is drawn. */
const finest = 1.5;

/**
 * Ink as a short text of at most 6 KB, for `decodeInk`; '' for none. What is too much for it is drawn more coarsely, and of what is no
 * longer a signature (hundreds of strokes) the first are taken.
 */
export function encodeInk(ink: Ink): string {
  let drawn: Ink = ink.filter((stroke) => stroke.length > 0).slice(0, limits.strokes);
  if (drawn.length === 0) return '';
  for (let tolerance = finest; ; tolerance *= 1.5) {
    drawn = simplify(drawn, tolerance);
    const text = write(drawn);
    if (text !== undefined) return text;
  }
}

function write(ink: Ink): string | undefined {
  if (ink.reduce((sum, stroke) => sum + stroke.length, 0) > limits.points) return undefined;
  let text: string = inkVersion;
  let last = { x: 0, y: 0, t: 0 };
  for (const stroke of ink) {
    text += figure(stroke.length);
    for (const point of stroke) {
      const here = onGrid(point, last.t);
      text += figure(folded(here.x - last.x)) + figure(folded(here.y - last.y)) + figure(here.t - last.t);
      last = here;
    }
  }
  return text.length <= limits.text ? text : undefined;
}

/** In whole steps; a clock that was set back stands still, and a long pause ends after a minute. */
function onGrid(point: InkPoint, before: number): InkPoint {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value) || 0));
  const t = Math.min(limits.ticks, Math.max(before, within(point.t / tick, Number.MAX_SAFE_INTEGER)));
  return { x: within(point.x, inkField.width), y: within(point.y, inkField.height), t: Math.min(t, before + limits.pause) };
}

/** 0, -1, 1, -2 … as 0, 1, 2, 3 …: a short way is a short figure in either direction. */
function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Five bits a character, the lowest first; the sixth says that more follows. */
function figure(value: number): string {
  let text = '';
  let rest = value;
  for (; rest > 31; rest >>>= 5) text += digits[32 + (rest & 31)];
  return text + digits[rest];
}
