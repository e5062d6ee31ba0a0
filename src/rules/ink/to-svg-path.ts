import type { Ink } from './ink.ts';

/** The `d` of one SVG path in a viewBox of `inkField`, to be stroked with round ends. Figures and letters only, whatever the ink. */
export function toSvgPath(ink: Ink): string {
  return ink
    .map((stroke) => {
      const [first, ...others] = stroke.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
      // A way of no length is drawn as a dot by its round ends.
      return first === undefined ? '' : `M${first}L${(others.length ? others : [first]).join(' ')}`;
    })
    .join('');
}
