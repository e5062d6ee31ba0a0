import { describeElement } from './describe-element.ts';
import type { Found } from './found.ts';
import { seenTexts } from './seen.ts';

const least = 4.5;
type Colour = readonly [red: number, green: number, blue: number];

/** Takes the letters off everything, so that a picture of the page shows what is really behind them. */
export function hideLetters(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `*, *::before, *::after, *::placeholder { color: transparent !important; -webkit-text-fill-color: transparent !important;
     text-shadow: none !important; caret-color: transparent !important; transition: none !important; }`,
  );
  // A rule given this way is not asked for by the page's policy, which refuses foreign styles.
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

export function showLetters(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
}

/** Texts whose colour is too near to what the picture (PNG, base64, taken without letters) shows behind them. */
export async function findLowContrast(picture: string): Promise<Found[]> {
  const pixels = await pixelsOf(picture);
  const found: Found[] = [];
  for (const { element, lines } of seenTexts()) {
    const samples = lines.flatMap((line) => pixels.around(line));
    const ratios = samples.map((behind) => ratioOf(colourOver(behind, element), behind)).toSorted((a, b) => a - b);
    // The tenth of the way from the worst: a hairline or the rim of a rounded box under a line of text is not its ground.
    const ratio = ratios[Math.floor(ratios.length / 10)];
    if (ratio === undefined || ratio >= least) continue;
    found.push({ rule: 'low-contrast', element: describeElement(element), says: `has a contrast of ${ratio.toFixed(2)}` });
  }
  return found;
}

async function pixelsOf(picture: string): Promise<{ around: (line: DOMRect) => Colour[] }> {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const draw = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
  draw.drawImage(bitmap, 0, 0);
  const scale = bitmap.width / innerWidth;
  return {
    around: (line) => {
      const [x, y] = [Math.max(0, Math.floor(line.x * scale)), Math.max(0, Math.floor(line.y * scale))];
      const width = Math.min(Math.ceil(line.width * scale), bitmap.width - x);
      const height = Math.min(Math.ceil(line.height * scale), bitmap.height - y);
      if (width < 1 || height < 1) return [];
      const { data } = draw.getImageData(x, y, width, height);
      const colours: Colour[] = [];
      const step = Math.max(1, Math.floor((width * height) / 60));
      for (let at = 0; at < width * height; at += step) colours.push([data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!]);
      return colours;
    },
  };
}

/** The colour of an element's letters as it is seen on this ground: half transparent ones are half the ground. */
function colourOver(behind: Colour, element: Element): Colour {
  const [red, green, blue, alpha] = colourOf(element);
  const mix = (front: number, back: number): number => front * alpha + back * (1 - alpha);
  return [mix(red, behind[0]), mix(green, behind[1]), mix(blue, behind[2])];
}

function colourOf(element: Element): [number, number, number, number] {
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : undefined;
  const { color } = getComputedStyle(element, field && !field.value ? '::placeholder' : null);
  let opacity = 1;
  for (let at: Element | null = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  const draw = new OffscreenCanvas(1, 1).getContext('2d')!;
  draw.fillStyle = color;
  draw.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = draw.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, (alpha / 255) * opacity];
}

/** WCAG 2's contrast ratio, 1 to 21. */
function ratioOf(one: Colour, other: Colour): number {
  const [light, dark] = [lightOf(one), lightOf(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function lightOf([red, green, blue]: Colour): number {
  const linear = (part: number): number => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
