import type { CodeMatrix } from '../../src/server/posters/draw/code-matrix.ts';
import type { Ink, Type } from '../../src/server/posters/draw/ink.ts';
import { lineIcons, type LineIcon } from '../../src/server/posters/draw/line-icons.ts';

const points = 72 / 25.4;
const black = [0, 0, 0, 100] as unknown as PDFKit.Mixins.ColorValue;
const white = [0, 0, 0, 0] as unknown as PDFKit.Mixins.ColorValue;

export interface PlainArt {
  name: string;
  draw: (ink: Ink) => void;
}
type Stroke = { width: number; dash?: readonly number[] };

/** Draws by pdfkit's own calls what `Ink` draws by operators of its own: the same poster, for the plain loops. */
export class PlainInk {
  readonly #doc: PDFKit.PDFDocument;
  readonly #png: Buffer | undefined;
  readonly #left: number;
  readonly #top: number;
  readonly #unit: number;

  constructor(doc: PDFKit.PDFDocument, png?: Buffer, left = 0, top = 0, unit = 1) {
    this.#doc = doc;
    this.#png = png;
    this.#left = left;
    this.#top = top;
    this.#unit = unit;
  }

  at(x: number, y: number, unit = this.#unit): PlainInk {
    return new PlainInk(this.#doc, this.#png, this.#left + x * this.#unit, this.#top + y * this.#unit, unit);
  }

  place(art: PlainArt): void {
    art.draw(this as unknown as Ink);
  }

  text(words: string, x: number, y: number, { size, weight = 'regular', align = 'left', tone = 'black' }: Type): void {
    const doc = this.#doc.font(weight).fontSize(size * this.#unit * points);
    const width = align === 'left' ? 0 : doc.widthOfString(words);
    const begin = this.#x(x) - (align === 'right' ? width : align === 'centre' ? width / 2 : 0);
    doc.fillColor(tone === 'white' ? white : black).text(words, begin, this.#y(y), { lineBreak: false, baseline: 'alphabetic' });
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): void {
    this.#doc.moveTo(this.#x(x1), this.#y(y1)).lineTo(this.#x(x2), this.#y(y2));
    this.#stroke(stroke);
  }

  box(x: number, y: number, width: number, height: number, { radius = 0, stroke }: { radius?: number; stroke?: Stroke } = {}): void {
    const [w, h] = [this.#long(width), this.#long(height)];
    if (radius > 0) this.#doc.roundedRect(this.#x(x), this.#y(y), w, h, this.#long(radius));
    else this.#doc.rect(this.#x(x), this.#y(y), w, h);
    if (stroke) this.#stroke(stroke);
    else this.#doc.fillColor(black).fill();
  }

  disc(x: number, y: number, radius: number): void {
    this.#doc.circle(this.#x(x), this.#y(y), this.#long(radius)).fillColor(black).fill();
  }

  icon(icon: LineIcon, x: number, y: number, size: number, tone: 'black' | 'white' = 'black'): void {
    const doc = this.#doc.save();
    doc.translate(this.#x(x), this.#y(y)).scale(this.#long(size) / 24);
    const svg = lineIcons[icon].replaceAll(/([\d. ]+) ([mlc])/g, (_, at: string, verb: string) => `${verb.toUpperCase()}${at}`);
    doc.lineWidth(2).lineCap('round').lineJoin('round').path(svg.replaceAll('h', 'Z'));
    doc.stroke(tone === 'white' ? white : black).restore();
  }

  code({ size, quiet, dark }: CodeMatrix, x: number, y: number, dots: number): void {
    const module = (dots * 72) / 300;
    const [left, top] = [this.#x(x), this.#y(y)];
    if (this.#png) {
      this.#doc.image(this.#png, left, top, { width: (size + 2 * quiet) * module });
      return;
    }
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        if (!dark[row * size + column]) continue;
        const begin = column;
        while (column < size && dark[row * size + column]) column += 1;
        this.#doc.rect(left + (begin + quiet) * module, top + (row + quiet) * module, (column - begin) * module, module);
      }
    }
    this.#doc.fillColor(black).fill();
  }

  #x(x: number): number {
    return (this.#left + x * this.#unit) * points;
  }

  #y(y: number): number {
    return (this.#top + y * this.#unit) * points;
  }

  #long(length: number): number {
    return length * this.#unit * points;
  }

  #stroke({ width, dash }: Stroke): void {
    this.#doc.lineWidth(this.#long(width));
    if (dash) this.#doc.dash(this.#long(dash[0]!), { space: this.#long(dash[1]!) });
    this.#doc.stroke(black);
    if (dash) this.#doc.undash();
  }
}
