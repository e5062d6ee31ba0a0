import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeInk } from '../../src/rules/ink/decode-ink.ts';
import { encodeInk } from '../../src/rules/ink/encode-ink.ts';
import { inkField, type Ink, type InkPoint } from '../../src/rules/ink/ink.ts';
import { isTooLittle } from '../../src/rules/ink/is-too-little.ts';
import { simplify } from '../../src/rules/ink/simplify.ts';
import { toSvgPath } from '../../src/rules/ink/to-svg-path.ts';

/** A finger's wavy way, a point every 8 ms. */
function wave(points: number, { x = 100, y = 200, way = 300, height = 60, from = 0 } = {}): InkPoint[] {
  return Array.from({ length: points }, (_one, at) => ({
    x: x + (way * at) / points,
    y: y + height * Math.sin(at / 6) + (at % 2) * 0.4,
    t: from + at * 8,
  }));
}
const name: Ink = [wave(90), wave(60, { x: 420, y: 120, from: 900 }), wave(120, { x: 640, height: 90, from: 1_700 })];

const anyInk = fc.array(
  fc.array(
    fc.record({
      x: fc.double({ min: -50, max: 1100 }),
      y: fc.double({ min: -50, max: 500 }),
      t: fc.integer({ min: 0, max: 5_000_000 }),
    }),
    { maxLength: 60 },
  ),
  { maxLength: 30 },
);

test('a name written by a finger comes back as it was, in less than 1 KB', () => {
  const text = encodeInk(name);
  const back = decodeInk(text)!;
  expect(text.length).toBeLessThan(1_024);
  expect(back.map((stroke) => [stroke[0]!.x, stroke.at(-1)!.t])).toEqual(
    name.map((stroke) => [stroke[0]!.x, Math.round(stroke.at(-1)!.t / 10) * 10]),
  );
  // No point that was drawn lies farther from the line than the line is thick.
  for (const [at, stroke] of name.entries()) for (const point of stroke) expect(distanceTo(back[at]!, point)).toBeLessThan(2.5);
});

test('whatever was drawn, outside the pad or for hours, is a text that can be read again, and read again it is the same text', () => {
  fc.assert(
    fc.property(anyInk, (ink) => {
      const text = encodeInk(ink);
      if (text === '') {
        expect(ink.flat()).toEqual([]);
        return;
      }
      const back = decodeInk(text)!;
      expect(back.length).toBe(ink.filter((stroke) => stroke.length > 0).length);
      expect(back.flat().every(({ x, y }) => x >= 0 && x <= inkField.width && y >= 0 && y <= inkField.height)).toBe(true);
      expect(decodeInk(encodeInk(back))).toBeDefined();
      expect(toSvgPath(back)).toMatch(/^(M\d+ \d+L\d+ \d+( \d+ \d+)*)+$/);
    }),
    { numRuns: 300 },
  );
});

test('a scribble of an hour stays below 6 KB, and still covers the pad', () => {
  const scribble: Ink = Array.from({ length: 300 }, (_one, at) => wave(400, { x: at % 500, y: 100 + (at % 200), height: 90 }));
  const text = encodeInk(scribble);
  expect(text.length).toBeLessThanOrEqual(6_144);
  expect(decodeInk(text)!.length).toBe(200);
});

test('what nobody drew here is not read: other texts, broken ones, longer ones, another version', () => {
  const text = encodeInk(name);
  for (const other of ['', 'i1.', 'i2.BAAA', 'M0 0L1 1', '<svg onload=x>', text.slice(0, -1), `${text}A`, `${text}é`, 'i1.AAAA', 'i1.B__D'])
    expect([other.slice(0, 20), decodeInk(other)]).toEqual([other.slice(0, 20), undefined]);
  // A figure with leading nothing, and a point outside the field.
  expect(decodeInk('i1.BAAA')).toEqual([[{ x: 0, y: 0, t: 0 }]]);
  expect(decodeInk('i1.BgAAAA')).toBeUndefined();
  expect(decodeInk('i1.BBAA')).toBeUndefined();
  expect(decodeInk(text + text.slice(3).repeat(20))).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (rest) => {
      const ink = decodeInk(`i1.${rest}`);
      if (ink) expect(ink.flat().every(({ x, y }) => x >= 0 && x <= 1000 && y >= 0 && y <= 400)).toBe(true);
    }),
  );
});

test('a straight line is its two ends, and a corner stays', () => {
  const line = Array.from({ length: 50 }, (_one, at) => ({ x: at * 10, y: 100, t: at }));
  const corner = [...line, ...Array.from({ length: 20 }, (_one, at) => ({ x: 490, y: 100 + at * 10, t: 50 + at }))];
  expect(simplify([line, corner, []], 1).map((stroke) => stroke.map(({ x, y }) => [x, y]))).toEqual([
    [
      [0, 100],
      [490, 100],
    ],
    [
      [0, 100],
      [490, 100],
      [490, 290],
    ],
    [],
  ]);
});

test('a dot is no signature, a single stroke that goes somewhere is one', () => {
  const dot: Ink = [[{ x: 500, y: 200, t: 0 }]];
  expect([[], [[]], dot, [...dot, ...dot], [wave(5, { way: 20, height: 2 })]].map((ink) => isTooLittle(ink))).toEqual(Array(5).fill(true));
  expect([name, [wave(40, { way: 400, height: 0 })]].map((ink) => isTooLittle(ink))).toEqual([false, false]);
  expect(toSvgPath(dot)).toBe('M500 200L500 200');
});

function distanceTo(stroke: readonly InkPoint[], { x, y }: InkPoint): number {
  let least = Infinity;
  for (let at = 1; at < stroke.length; at += 1) {
    const [a, b] = [stroke[at - 1]!, stroke[at]!];
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
    const along = Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
    least = Math.min(least, Math.hypot(x - a.x - along * (b.x - a.x), y - a.y - along * (b.y - a.y)));
  }
  return least;
}
