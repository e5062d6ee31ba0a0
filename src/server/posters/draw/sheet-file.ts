import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import Pdf from 'pdfkit';
import { fontOf, type Weight } from './fonts.ts';
import { Ink, type Art, type Named } from './ink.ts';

const pointsPerMillimetre = 72 / 25.4;
/** Pages whose bytes may wait in memory. */
const pagesHeld = 32;

export interface SheetSize {
  /** Millimetres. */
  width: number;
  height: number;
}
/** pdfkit's font of one file, of which its types say nothing. */
interface SubsetFont {
  id: string;
  encode(words: string): [string[], unknown];
  ref(): unknown;
}
type OpenArt = Art & { ref: unknown };

/**
 * A file of printed pages. The letters are embedded once, what repeats is drawn once (`art`), and the same drawing gives
 * the same bytes: the file's date and id follow from its title. pdfkit remembers each page until the end, so one file
 * holds a county and not a province.
 */
export class SheetFile implements Named {
  readonly size: SheetSize;
  readonly #doc: PDFKit.PDFDocument;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  readonly #fonts: Record<Weight, SubsetFont>;
  readonly #numbers: Record<Weight, Map<string, string>> = { regular: new Map(), bold: new Map() };
  readonly #arts = new Map<string, OpenArt>();
  #bytes = 0;
  #pages = 0;

  private constructor(file: FileHandle, size: SheetSize, title: string) {
    this.#file = file;
    this.size = size;
    const info = { Title: title, Creator: 'Mashang', Producer: 'pdfkit', CreationDate: new Date(0) };
    // No first font: it would be Helvetica, which no page uses.
    const options = { autoFirstPage: false, compress: false, pdfVersion: '1.4', info, font: null, lang: 'zh-CN' };
    this.#doc = new Pdf(options as unknown as PDFKit.PDFDocumentOptions);
    this.#fonts = { regular: this.#takeFont('regular'), bold: this.#takeFont('bold') };
  }

  /** Writes over what stands there. `title` is what viewers show. */
  static async open(path: string, size: SheetSize, title: string): Promise<SheetFile> {
    return new SheetFile(await open(path, 'w'), size, title);
  }

  get pages(): number {
    return this.#pages;
  }

  async addPage(draw: (ink: Ink) => void): Promise<void> {
    const ink = Ink.ofPage(this, this.size.height);
    draw(ink);
    const [width, height] = this.#sizeInPoints();
    this.#doc.addPage({ size: [width, height], margin: 0 });
    const { page } = this.#doc;
    for (const weight of ink.weights) page.fonts[this.font(weight)] = this.#fonts[weight].ref();
    for (const art of ink.arts) page.xobjects[art.name] = (art as OpenArt).ref;
    // pdfkit has turned the page upside down for its own drawing; ours has its feet on the ground.
    const content = page.content as unknown as { buffer: Uint8Array[]; data: { Filter?: string } };
    content.buffer.length = 0;
    content.data.Filter = 'FlateDecode';
    page.write(pack(ink.content));
    this.#pages += 1;
    if (this.#pages % pagesHeld === 0) await this.#writeOut();
  }

  /** Drawn at the first call of that name, in the page's own millimetres; afterwards only placed. */
  art(name: string, draw: (ink: Ink) => void): Art {
    const known = this.#arts.get(name);
    if (known) return known;
    const ink = Ink.ofPage(this, this.size.height);
    draw(ink);
    const Font = Object.fromEntries([...ink.weights].map((weight) => [this.font(weight), this.#fonts[weight].ref()]));
    const XObject = Object.fromEntries([...ink.arts].map((art) => [art.name, (art as OpenArt).ref]));
    const BBox = [0, 0, ...this.#sizeInPoints()];
    const ref = this.#doc.ref({ Type: 'XObject', Subtype: 'Form', BBox, Filter: 'FlateDecode', Resources: { Font, XObject } });
    ref.end(pack(ink.content));
    const art = { name: `A${this.#arts.size + 1}`, ref };
    this.#arts.set(name, art);
    return art;
  }

  font(weight: Weight): string {
    return this.#fonts[weight].id;
  }

  encode(words: string, weight: Weight): string {
    let hex = '';
    for (const character of words) hex += this.#numberOf(character, weight);
    return hex;
  }

  /** Ends the file and waits until it stands on the disk. */
  async close(): Promise<{ pages: number; bytes: number; sha256: string }> {
    // What is left are the letters themselves, which pdfkit writes.
    this.#doc.compress = true;
    this.#doc.end();
    await this.#writeOut();
    await this.#file.sync();
    await this.#file.close();
    return { pages: this.#pages, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves an unfinished file as it is; whoever named it removes it. */
  async abandon(): Promise<void> {
    await this.#file.close();
  }

  #takeFont(weight: Weight): SubsetFont {
    this.#doc.font(fontOf(weight) as unknown as PDFKit.Mixins.PDFFontSource, weight);
    return Reflect.get(this.#doc, '_font') as SubsetFont;
  }

  #numberOf(character: string, weight: Weight): string {
    const known = this.#numbers[weight].get(character);
    if (known !== undefined) return known;
    const [numbers] = this.#fonts[weight].encode(character);
    const number = numbers.join('');
    this.#numbers[weight].set(character, number);
    return number;
  }

  #sizeInPoints(): [number, number] {
    return [Math.round(this.size.width * pointsPerMillimetre * 100) / 100, Math.round(this.size.height * pointsPerMillimetre * 100) / 100];
  }

  async #writeOut(): Promise<void> {
    for (let chunk = this.#take(); chunk !== null; chunk = this.#take()) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      await this.#file.writeFile(chunk);
    }
  }

  #take(): Buffer | null {
    return this.#doc.read() as Buffer | null;
  }
}

/** By ourselves: pdfkit would take sixteen kilobytes of memory for each page's one, and a province has 62,074 pages. */
function pack(content: string): Buffer {
  return deflateSync(`0 0 0 1 k 0 0 0 1 K\n${content}`, { chunkSize: 2048, windowBits: 13, memLevel: 6 });
}
