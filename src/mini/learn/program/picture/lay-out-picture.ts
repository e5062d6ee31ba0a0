import type { PictureWords } from './tell-picture.ts';
import { wrapText } from './wrap-text.ts';

/* Where everything stands in the picture. Twice as many pixels as the width of a usual phone, so that 44 here are 22 points there. */

export interface Letters {
  kind: 'text';
  text: string;
  x: number;
  /** The line that letters stand on. */
  y: number;
  size: number;
  bold: boolean;
  colour: string;
}
export interface Box {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
}
export interface PictureLayout {
  width: number;
  height: number;
  marks: (Letters | Box)[];
}

/** The width of a text in pixels, as the phone would draw it. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const width = 750;
const margin = 48;
const colours = { ink: '#1b1f23', soft: '#4a5359', green: '#0b6b4a', paper: '#ffffff', amber: '#fff1d6', onAmber: '#7a4800' };
const sizes = { name: 76, official: 36, title: 44, line: 44, ask: 72, foot: 34, smallestFoot: 26 };

/** By day in any light: a picture that is sent does not know who looks at it when. */
export function layOutPicture(told: PictureWords, measure: Measure): PictureLayout {
  const marks: (Letters | Box)[] = [];
  let y = 0;

  function write(text: string, size: number, look: { bold?: boolean; colour?: string; indent?: number }): void {
    const { bold = false, colour = colours.ink, indent = 0 } = look;
    for (const line of wrapText(text, width - 2 * margin - indent, (part) => measure(part, size, bold))) {
      y += Math.round(size * 1.4);
      marks.push({ kind: 'text', text: line, x: margin + indent, y: y - Math.round(size * 0.3), size, bold, colour });
    }
  }

  /** An address that is broken in two is typed wrong; below this size it is better broken. */
  function inOneLine(text: string): number {
    const whole = Math.floor((sizes.foot * (width - 2 * margin)) / measure(text, sizes.foot, false));
    return Math.min(sizes.foot, Math.max(sizes.smallestFoot, whole));
  }

  if (told.demo) {
    marks.push({ kind: 'box', x: 0, y: 0, width, height: 72, colour: colours.amber });
    y += 10;
    write(told.demo, sizes.foot, { bold: true, colour: colours.onAmber });
    y = 72;
  }
  y += 32;
  write(told.name, sizes.name, { bold: true });
  if (told.officialName !== told.name) write(told.officialName, sizes.official, { colour: colours.soft });
  for (const { title, lines } of told.parts) {
    y += 36;
    const top = y;
    write(title, sizes.title, { bold: true, colour: colours.green, indent: 24 });
    marks.push({ kind: 'box', x: margin, y: top + 6, width: 10, height: y - top - 6, colour: colours.green });
    for (const line of lines) {
      y += 8;
      write(line, sizes.line, { indent: 24 });
    }
  }
  y += 40;
  marks.push({ kind: 'box', x: margin, y, width: width - 2 * margin, height: 3, colour: colours.soft });
  y += 16;
  write(told.ask, sizes.ask, { bold: true, colour: colours.green });
  for (const line of told.foot) write(line, inOneLine(line), { colour: colours.soft });
  return { width, height: y + 40, marks };
}
