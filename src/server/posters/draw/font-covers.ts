import { fontOf } from './fonts.ts';

/** Marks, controls, private letters, what is not assigned: a glyph, if there is one, would not be what was meant. */
const neverPrinted = /[\p{C}\p{M}\p{Zl}\p{Zp}\ufffd\u2ff0-\u2fff\u303e\u31ef]/u;
const known = new Map<number, boolean>();

/**
 * Whether posters can show this character, in both weights. Names that carry a control, a variation selector, a private
 * letter or a description of a character (IDS) cannot be shown as meant.
 */
export function fontCovers(codePoint: number): boolean {
  const answer = known.get(codePoint);
  if (answer !== undefined) return answer;
  const covered =
    !neverPrinted.test(String.fromCodePoint(codePoint)) &&
    fontOf('regular').hasGlyphForCodePoint(codePoint) &&
    fontOf('bold').hasGlyphForCodePoint(codePoint);
  known.set(codePoint, covered);
  return covered;
}
