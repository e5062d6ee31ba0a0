import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

const files: Record<Weight, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
const opened: Partial<Record<Weight, Font>> = {};
const widths: Record<Weight, Map<number, number>> = { regular: new Map(), bold: new Map() };

/** Ten megabytes a weight: opened when the first page asks, once in a process, shared by all its files. */
export function fontOf(weight: Weight): Font {
  const found = opened[weight];
  if (found) return found;
  const font = create(readFileSync(createRequire(import.meta.url).resolve(files[weight]))) as Font;
  opened[weight] = font;
  return font;
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
