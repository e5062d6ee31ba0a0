import type { CodeMatrix } from './code-matrix.ts';
import { widthOf, type Weight } from './fonts.ts';
import { lineIcons, type LineIcon } from './line-icons.ts';

const pointsPerMillimetre = 72 / 25.4;
const pointsPerDot = 72 / 300;
/** How far a quarter circle's handles reach, of its radius. */
const round = 0.552285;

/** What a page needs named in its resources. */
export interface Named {
  font(weight: Weight): string;
  /** The words in the numbers of the file's own subset, hexadecimal. */
  encode(words: string, weight: Weight): string;
}
/** Drawn once in a file and placed on many pages. */
export interface Art {
  name: string;
}
type Tone = 'black' | 'white';
export interface Type {
  /** The em: a Chinese character is as wide and as high. */
  size: number;
  weight?: Weight;
  align?: 'left' | 'centre' | 'right';
  tone?: Tone;
}
interface Stroke {
  width: number;
  dash?: readonly number[];
}
interface Box {
  radius?: number;
  /** An outline; without it filled. */
  stroke?: Stroke;
}
/** What is on the page so far. */
interface Sheet {
  named: Named;
  /** Of the page, millimetres. */
  height: number;
  parts: string[];
  weights: Set<Weight>;
  arts: Set<Art>;
}

/**
 * One page's drawing, or a part of it with a corner of its own. Measured from its top left corner in millimetres (or in
 * the unit of the part), one ink (K alone, so that a black printer and a photocopier give what was meant), all of it
 * lines and letters, no picture.
 */
export class Ink {
  readonly #sheet: Sheet;
  readonly #left: number;
  readonly #top: number;
  /** Millimetres. */
  readonly #unit: number;

  private constructor(sheet: Sheet, left: number, top: number, unit: number) {
    this.#sheet = sheet;
    this.#left = left;
    this.#top = top;
    this.#unit = unit;
  }

  /** Height of the page in millimetres. */
  static ofPage(named: Named, height: number): Ink {
    return new Ink({ named, height, parts: [], weights: new Set(), arts: new Set() }, 0, 0, 1);
  }

  get content(): string {
    return this.#sheet.parts.join('\n');
  }

  get weights(): ReadonlySet<Weight> {
    return this.#sheet.weights;
  }

  get arts(): ReadonlySet<Art> {
    return this.#sheet.arts;
  }

  /** A part whose corner stands at `x`, `y` of this one; `unit` in millimetres, this one's if not said. */
  at(x: number, y: number, unit = this.#unit): Ink {
    return new Ink(this.#sheet, this.#left + x * this.#unit, this.#top + y * this.#unit, unit);
  }

  /** `y` is the line the letters stand on. */
  text(words: string, x: number, y: number, { size, weight = 'regular', align = 'left', tone = 'black' }: Type): void {
    if (words === '') return;
    const width = align === 'left' ? 0 : widthOf(words, size, weight);
    const begin = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    const { named, weights } = this.#sheet;
    weights.add(weight);
    this.#draw(`BT /${named.font(weight)} ${this.#long(size)} Tf ${this.#to(begin, y)} Td <${named.encode(words, weight)}> Tj ET`, tone);
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#stroke(`${this.#to(x1, y1)} m ${this.#to(x2, y2)} l`, stroke);
  }

  box(x: number, y: number, width: number, height: number, { radius = 0, stroke }: Box = {}): void {
    const path =
      radius > 0 ? this.#roundBox(x, y, width, height, radius) : `${this.#to(x, y + height)} ${this.#long(width)} ${this.#long(height)} re`;
    if (stroke) this.#stroke(path, stroke);
    else this.#draw(`${path} f`);
  }

  disc(x: number, y: number, radius: number, stroke?: Stroke): void {
    this.box(x - radius, y - radius, radius * 2, radius * 2, stroke ? { radius, stroke } : { radius });
  }

  /** From corner to corner, or the shape they close, filled. */
  lines(corners: readonly (readonly [number, number])[], how: Stroke | 'fill'): void {
    const path = corners.map(([x, y], at) => `${this.#to(x, y)} ${at === 0 ? 'm' : 'l'}`).join(' ');
    if (how === 'fill') this.#draw(`${path} h f`);
    else this.#stroke(path, how);
  }

  /** One of the drawings that stand on the phone's pages too; `x`, `y` its top left corner. */
  icon(icon: LineIcon, x: number, y: number, size: number, tone: Tone = 'black'): void {
    const scale = (size * this.#unit * pointsPerMillimetre) / 24;
    const drawn = `${short(scale)} 0 0 ${short(-scale)} ${this.#to(x, y)} cm 1 J 1 j 2 w ${lineIcons[icon]} S`;
    this.#draw(`q ${tone === 'white' ? '0 0 0 0 K ' : ''}${drawn} Q`);
  }

  /**
   * The dark modules as one path filled once, so that no printer draws a hair between two rows. `x` and `y` are the corner
   * of the quiet zone; `dots` is the module in printer's dots of 1/300 inch, whole, so that all modules come out equal.
   */
  code(matrix: CodeMatrix, x: number, y: number, dots: number): void {
    const module = dots * pointsPerDot;
    // The corner stands on a dot too.
    const left = onDot(this.#x(x)) + matrix.quiet * module;
    const bottom = onDot(this.#y(y)) - (matrix.size + matrix.quiet) * module;
    this.#draw(`q ${short(module)} 0 0 ${short(module)} ${short(left)} ${short(bottom)} cm\n${matrix.path}\nf Q`);
  }

  /** Where it was drawn, or moved by so much. */
  place(art: Art, x = 0, y = 0): void {
    this.#sheet.arts.add(art);
    const drawn = `/${art.name} Do`;
    this.#draw(x === 0 && y === 0 ? drawn : `q 1 0 0 1 ${this.#long(x)} ${this.#long(-y)} cm ${drawn} Q`);
  }

  #draw(content: string, tone: Tone = 'black'): void {
    this.#sheet.parts.push(tone === 'white' ? `0 0 0 0 k ${content} 0 0 0 1 k` : content);
  }

  #x(x: number): number {
    return (this.#left + x * this.#unit) * pointsPerMillimetre;
  }

  #y(y: number): number {
    return (this.#sheet.height - this.#top - y * this.#unit) * pointsPerMillimetre;
  }

  #to(x: number, y: number): string {
    return `${short(this.#x(x))} ${short(this.#y(y))}`;
  }

  #long(length: number): string {
    return short(length * this.#unit * pointsPerMillimetre);
  }

  #stroke(path: string, { width, dash }: Stroke): void {
    const drawn = `${this.#long(width)} w ${path} S`;
    this.#draw(dash ? `q [${dash.map((length) => this.#long(length)).join(' ')}] 0 d ${drawn} Q` : drawn);
  }

  #roundBox(x: number, y: number, width: number, height: number, radius: number): string {
    const [right, bottom, away] = [x + width, y + height, radius * (1 - round)];
    const corner = (...at: readonly (readonly [number, number])[]) => `${at.map(([x, y]) => this.#to(x, y)).join(' ')} c`;
    return [
      `${this.#to(x + radius, y)} m ${this.#to(right - radius, y)} l`,
      corner([right - away, y], [right, y + away], [right, y + radius]),
      `${this.#to(right, bottom - radius)} l`,
      corner([right, bottom - away], [right - away, bottom], [right - radius, bottom]),
      `${this.#to(x + radius, bottom)} l`,
      corner([x + away, bottom], [x, bottom - away], [x, bottom - radius]),
      `${this.#to(x, y + radius)} l`,
      corner([x, y + away], [x + away, y], [x + radius, y]),
      'h',
    ].join(' ');
  }
}

function onDot(points: number): number {
  return Math.round(points / pointsPerDot) * pointsPerDot;
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
