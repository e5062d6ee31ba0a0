import type { CodeMatrix } from './code-matrix.ts';
import { widthOf, type Weight } from './fonts.ts';

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
export interface Type {
  /** The em in millimetres: a Chinese character is as wide and as high. */
  size: number;
  weight?: Weight;
  align?: 'left' | 'centre' | 'right';
  tone?: 'black' | 'white';
}
interface Stroke {
  width: number;
  dash?: readonly number[];
}

/**
 * One page's drawing. Everything in millimetres from the top left corner, one ink (K alone, so that a black printer and
 * a photocopier give what was meant), everything as lines and letters, no picture.
 */
export class Ink {
  readonly #parts: string[] = [];
  readonly #named: Named;
  readonly #height: number;
  readonly weights = new Set<Weight>();
  readonly arts = new Set<Art>();

  /** Height of the page in millimetres. */
  constructor(named: Named, height: number) {
    this.#named = named;
    this.#height = height;
  }

  get content(): string {
    return this.#parts.join('\n');
  }

  /** `y` is the line the letters stand on. */
  text(words: string, x: number, y: number, { size, weight = 'regular', align = 'left', tone = 'black' }: Type): void {
    if (words === '') return;
    const width = align === 'left' ? 0 : widthOf(words, size, weight);
    const begin = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    this.weights.add(weight);
    const shown = `BT /${this.#named.font(weight)} ${points(size)} Tf ${points(begin)} ${this.#up(y)} Td <${this.#named.encode(words, weight)}> Tj ET`;
    this.#parts.push(tone === 'white' ? `0 0 0 0 k ${shown} 0 0 0 1 k` : shown);
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#stroke(`${points(x1)} ${this.#up(y1)} m ${points(x2)} ${this.#up(y2)} l`, stroke);
  }

  /** Filled, or with a stroke an outline. */
  box(x: number, y: number, width: number, height: number, { radius = 0, stroke }: { radius?: number; stroke?: Stroke } = {}): void {
    const path =
      radius > 0
        ? this.#roundBox(x, y, width, height, radius)
        : `${points(x)} ${this.#up(y + height)} ${points(width)} ${points(height)} re`;
    if (stroke) this.#stroke(path, stroke);
    else this.#parts.push(`${path} f`);
  }

  disc(x: number, y: number, radius: number, stroke?: Stroke): void {
    this.box(x - radius, y - radius, radius * 2, radius * 2, stroke ? { radius, stroke } : { radius });
  }

  /** Lines through the points, each a list of corners in millimetres; `fill` for a closed shape. */
  lines(corners: readonly (readonly [number, number])[], how: Stroke | 'fill'): void {
    const path = corners.map(([x, y], at) => `${points(x)} ${this.#up(y)} ${at === 0 ? 'm' : 'l'}`).join(' ');
    if (how === 'fill') this.#parts.push(`${path} h f`);
    else this.#stroke(path, how);
  }

  /**
   * The dark modules as one path filled once, so that no printer draws a hair between two rows. `x` and `y` are the corner
   * of the quiet zone; `dots` is the module in printer's dots of 1/300 inch, whole, so that all modules come out equal.
   */
  code(matrix: CodeMatrix, x: number, y: number, dots: number): void {
    const module = dots * pointsPerDot;
    const side = matrix.size + 2 * matrix.quiet;
    // The corner stands on a dot too.
    const left = Math.round((x * pointsPerMillimetre) / pointsPerDot) * pointsPerDot + matrix.quiet * module;
    const bottom = Math.round(((this.#height - y) * pointsPerMillimetre) / pointsPerDot) * pointsPerDot - (side - matrix.quiet) * module;
    this.#parts.push(`q ${short(module)} 0 0 ${short(module)} ${short(left)} ${short(bottom)} cm\n${matrix.path}\nf Q`);
  }

  place(art: Art): void {
    this.arts.add(art);
    this.#parts.push(`/${art.name} Do`);
  }

  #up(y: number): string {
    return short((this.#height - y) * pointsPerMillimetre);
  }

  #stroke(path: string, { width, dash }: Stroke): void {
    const dashed = dash ? `q [${dash.map(points).join(' ')}] 0 d ` : '';
    this.#parts.push(`${dashed}${points(width)} w ${path} S${dash ? ' Q' : ''}`);
  }

  #roundBox(x: number, y: number, width: number, height: number, radius: number): string {
    const [right, bottom, away] = [x + width, y + height, radius * (1 - round)];
    const to = (a: number, b: number) => `${points(a)} ${this.#up(b)}`;
    const corner = (...at: [number, number, number, number, number, number]) =>
      `${to(at[0], at[1])} ${to(at[2], at[3])} ${to(at[4], at[5])} c`;
    return [
      `${to(x + radius, y)} m ${to(right - radius, y)} l`,
      corner(right - away, y, right, y + away, right, y + radius),
      `${to(right, bottom - radius)} l`,
      corner(right, bottom - away, right - away, bottom, right - radius, bottom),
      `${to(x + radius, bottom)} l`,
      corner(x + away, bottom, x, bottom - away, x, bottom - radius),
      `${to(x, y + radius)} l`,
      corner(x, y + away, x + away, y, x + radius, y),
      'h',
    ].join(' ');
  }
}

function points(millimetres: number): string {
  return short(millimetres * pointsPerMillimetre);
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
