import { widthOf, type Weight } from './fonts.ts';

export interface FittedText {
  lines: readonly string[];
  /** The em, in the unit that was asked in. */
  size: number;
  /** Of the widest line. */
  width: number;
}
interface Room {
  width: number;
  /** The largest size wished, for one line. */
  size: number;
  weight: Weight;
  /** Of each line where there are two; without it one line, however small. */
  sizeOfTwo?: number;
}

/** One line as large as fits, or two where that lets them be larger. Never cut: what is long becomes small. */
export function fitText(words: string, room: Room): FittedText {
  const one = fitLines([words], room.size, room);
  const { sizeOfTwo } = room;
  if (sizeOfTwo === undefined || one.size >= sizeOfTwo) return one;
  const characters = [...words];
  const cuts = characters.map((_, at) => at).filter((at) => at > 0 && mayBreak(characters, at));
  const [best] = cuts
    .map((at) => ({ at, ...fitLines([characters.slice(0, at).join(''), characters.slice(at).join('')], sizeOfTwo, room) }))
    .toSorted((a, b) => worth(b, characters) - worth(a, characters) || a.width - b.width);
  return best && best.size > one.size ? { lines: best.lines.map((line) => line.trim()), size: best.size, width: best.width } : one;
}

/** A line that ends where a word does may be a little smaller for it. */
function worth({ at, size }: FittedText & { at: number }, characters: readonly string[]): number {
  const natural = endsWord.test(characters.slice(0, at).join('')) || /[（ ]/.test(characters[at]!);
  return natural ? size * 1.25 : size;
}
const endsWord = /(集团|公司|社区|街道|小区|医院|学校|农场|林场|园区|新村|[） ])$/;

function fitLines(lines: readonly string[], size: number, { width, weight }: Room): FittedText {
  const widest = Math.max(...lines.map((line) => widthOf(line, 1, weight)));
  const fitting = widest * size > width ? width / widest : size;
  return { lines, size: fitting, width: widest * fitting };
}

/** Running text in lines no wider than that; paragraphs end where `\n` stands. */
export function wrapText(words: string, width: number, size: number, weight: Weight): string[] {
  return words.split('\n').flatMap((paragraph) => wrapParagraph([...paragraph], width, size, weight));
}

function wrapParagraph(characters: readonly string[], width: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  let begin = 0;
  while (begin < characters.length || lines.length === 0) {
    let end = begin;
    let wide = 0;
    while (end < characters.length) {
      wide += widthOf(characters[end]!, size, weight);
      if (wide > width && end > begin) break;
      end += 1;
    }
    let cut = end;
    while (cut < characters.length && cut > begin + 1 && !mayBreak(characters, cut)) cut -= 1;
    if (cut <= begin + 1) cut = end;
    lines.push(characters.slice(begin, cut).join(''));
    begin = cut;
  }
  return lines;
}

const neverBegins = /[，。、；：！？）」』】》”’%‰…—·,.;:!?)\]}]/u;
const neverEnds = /[（「『【《“‘([{]/u;
const oneWord = /[0-9A-Za-z.:/@-]/;

function mayBreak(characters: readonly string[], at: number): boolean {
  const [before, after] = [characters[at - 1] ?? '', characters[at] ?? ''];
  if (neverBegins.test(after) || neverEnds.test(before)) return false;
  return !(oneWord.test(before) && oneWord.test(after));
}
