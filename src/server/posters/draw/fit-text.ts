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
  if (room.sizeOfTwo === undefined || one.size >= room.sizeOfTwo) return one;
  const characters = [...words];
  let best = one;
  for (let cut = Math.ceil(characters.length / 3); cut <= (characters.length * 2) / 3; cut += 1) {
    if (!mayBreak(characters, cut)) continue;
    const two = fitLines([characters.slice(0, cut).join(''), characters.slice(cut).join('')], room.sizeOfTwo, room);
    if (two.size > best.size || (two.size === best.size && two.lines.length === best.lines.length && two.width < best.width)) best = two;
  }
  return best;
}

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
