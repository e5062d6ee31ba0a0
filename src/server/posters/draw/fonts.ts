import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

const files: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
/** Bytes that several threads read and none changes. */
export type SharedFonts = Record<Weight, SharedArrayBuffer>;
let shared: SharedFonts | undefined;
const opened: Partial<Record<Weight, Font>> = {};
const widths: Record<Weight, Map<number, number>> = { regular: new Map(), bold: new Map() };

/** Both files, to be handed to threads. */
export function readSharedFonts(): SharedFonts {
  const read = (weight: Weight) => {
    const file = readFontFile(weight);
    const bytes = new SharedArrayBuffer(file.length);
    Buffer.from(bytes).set(file);
    return bytes;
  };
  return { regular: read('regular'), bold: read('bold') };
}

/** In a thread that was handed them, before its first page. */
export function useSharedFonts(fonts: SharedFonts): void {
  shared = fonts;
}

/** Ten megabytes a weight: opened when the first page asks, once in a process, shared by all its files. */
export function fontOf(weight: Weight): Font {
  const found = opened[weight];
  if (found) return found;
  const font = create(shared ? Buffer.from(shared[weight]) : readFontFile(weight)) as Font;
  opened[weight] = font;
  return font;
}

function readFontFile(weight: Weight): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(files[weight]));
}

/** In the unit of `size`. Characters stand beside each other as they are: Chinese and figures know no kerning. */
export function widthOf(words: string, size: number, weight: Weight): number {
  let width = 0;
  for (const character of words) width += advanceOf(character.codePointAt(0)!, weight);
  return width * size;
}

function advanceOf(codePoint: number, weight: Weight): number {
  const known = widths[weight].get(codePoint);
  if (known !== undefined) return known;
  const font = fontOf(weight);
  const advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
  widths[weight].set(codePoint, advance);
  return advance;
}
