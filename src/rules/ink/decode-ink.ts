import { inkField, type Ink, type InkPoint } from './ink.ts';
import { digits, inkVersion, limits, tick } from './ink-text.ts';

/** What `encodeInk` wrote; undefined for anything it cannot have written. */
export function decodeInk(text: string): Ink | undefined {
  if (!text.startsWith(inkVersion) || text.length > limits.text) return undefined;
  const figures = readFigures(text.slice(inkVersion.length));
  if (!figures || figures.length === 0) return undefined;
  const ink: InkPoint[][] = [];
  let last = { x: 0, y: 0, t: 0 };
  let points = 0;
  for (let at = 0; at < figures.length;) {
    const length = figures[at]!;
    points += length;
    if (length === 0 || points > limits.points || ink.length === limits.strokes || at + 3 * length >= figures.length) return undefined;
    const stroke: InkPoint[] = [];
    for (at += 1; stroke.length < length; at += 3) {
      if (figures[at + 2]! > limits.pause) return undefined;
      last = { x: last.x + unfolded(figures[at]!), y: last.y + unfolded(figures[at + 1]!), t: last.t + figures[at + 2]! };
      if (!isInField(last)) return undefined;
      stroke.push({ ...last, t: last.t * tick });
    }
    ink.push(stroke);
  }
  return ink;
}

function isInField({ x, y, t }: InkPoint): boolean {
  return x >= 0 && x <= inkField.width && y >= 0 && y <= inkField.height && t <= limits.ticks;
}

function unfolded(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

/** Undefined where a character is foreign, a figure breaks off, is longer than it need be or than any of ours. */
function readFigures(text: string): number[] | undefined {
  const figures: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of text) {
    const digit = digits.indexOf(character);
    if (digit < 0 || shift > 15 || (shift > 0 && digit === 0)) return undefined;
    value += (digit & 31) << shift;
    if (digit < 32) {
      figures.push(value);
      [value, shift] = [0, 0];
    } else shift += 5;
  }
  return shift === 0 ? figures : undefined;
}
