import type { CodeMatrix } from './code-matrix.ts';
import { stripSize } from './strip.ts';

/** One drawing for both: A3 is A4 with a larger unit, but for the strip and the measure. */
export interface PosterForm {
  /** Millimetres. */
  unit: number;
  /** Where the foot stands: A3 has room beside the strip. */
  foot: 'warning' | 'strip';
  /** Of a code's module in printer's dots of 1/300 inch, by version; a longer link makes a larger code. */
  dots: Readonly<Record<number, number>>;
}

/** The code without its quiet zone: A4 100 mm, 103 at version 5; A3 142 and 147. Read from a metre, and from one and a half. */
export const posterForms = {
  a4: { unit: 1, foot: 'warning', dots: { 2: 47, 3: 41, 4: 36, 5: 33 } },
  a3: { unit: Math.SQRT2, foot: 'strip', dots: { 2: 67, 3: 58, 4: 51, 5: 47 } },
} as const satisfies Record<string, PosterForm>;

/** In the unit of the form; A4 is 210 wide and 297 high. */
export const [left, right] = [12, 198];
export const width = right - left;

/** Tops of what stands one below the other, but for `foot.y`, which is a line of letters. */
export interface PosterPlan {
  /** Same name, same places: art of one plan can be placed on every page of it. */
  name: string;
  nameTop: number;
  /** The frame around it. */
  code: number;
  dots: number;
  /** Of the code with its quiet zone. */
  side: number;
  doors: number;
  doorPitch: number;
  facts: number;
  warning: number;
  foot: { beside: PosterForm['foot']; x: number; y: number; measure: number };
  strip: number;
}

const bottom = 291;
/** Between the quiet zone and the frame's outer edge: the frame's rounded corner must not reach into the zone. */
export const frame = { wide: 2, line: 1.2, radius: 2.6 } as const;
export const factPitch = 5.7;
const millimetresPerDot = 25.4 / 300;

/** From both ends: the code has its size, the strip its place, and the three lines share what is left between. */
export function planPoster(form: PosterForm, code: CodeMatrix, facts: readonly ('station' | 'supervision' | '' | undefined)[]): PosterPlan {
  const dots = form.dots[code.version]!;
  const top = 52;
  const side = ((code.size + 2 * code.quiet) * dots * millimetresPerDot) / form.unit;
  const strip = bottom - stripSize.height / form.unit;
  const warning = strip - (form.foot === 'warning' ? 21 : 18);
  const lines = facts.includes('station') ? 3 : facts.includes('supervision') ? 1 : 0;
  const factsTop = warning - lines * factPitch - 1.5;
  const doors = top + side + 2 * frame.wide + 1;
  const measure = 50 / form.unit;
  return {
    name: `${code.version} ${lines}`,
    nameTop: 21,
    code: top,
    dots,
    side,
    doors,
    doorPitch: (factsTop - 1 - doors) / 3,
    facts: factsTop,
    warning,
    foot: {
      beside: form.foot,
      x: left + stripSize.width / form.unit + 4,
      y: form.foot === 'warning' ? strip - 1.6 : strip + 5,
      measure,
    },
    strip,
  };
}
