import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The figures as the stylesheets have them: --name: #rrggbb in the mixin of a mode. */
function coloursOf(mode: 'light' | 'dark'): Record<string, string> {
  const sheet = readFileSync('src/mini/shared/tokens.scss', 'utf8');
  const [, body = ''] = new RegExp(`@mixin ${mode} \\{([^}]*)\\}`).exec(sheet) ?? [];
  return Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
}

/** WCAG 2.2, relative luminance and contrast. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

const white = '#ffffff';
/** Which words stand on what, anywhere on the phone. */
const words: [text: string, ground: string][] = [
  ...['ink', 'soft', 'green-ink', 'blue', 'red'].flatMap((text): [string, string][] => [
    [text, 'paper'],
    [text, 'ground'],
  ]),
  ['ink', 'green-tint'],
  ['soft', 'green-tint'],
  ['ink', 'blue-tint'],
  ['ink', 'amber-tint'],
  ['soft', 'amber-tint'],
  ['amber-on-tint', 'amber-tint'],
  ['ink', 'red-tint'],
  ['soft', 'hair'],
];
/** Borders by which a field or a button is found, and fills of the one action. */
const edges: [edge: string, ground: string][] = [
  ['line', 'paper'],
  ['line', 'ground'],
  ['amber', 'ground'],
  ['red', 'ground'],
  ['green', 'ground'],
  ['green-ink', 'paper'],
];

test.each(['light', 'dark'] as const)('in the %s everything that is read has 4.5 : 1, everything that is looked for 3 : 1', (mode) => {
  const colours = coloursOf(mode);
  const weak = [
    ...words.map(([text, ground]) => ({ what: `${text} on ${ground}`, has: contrast(colours[text]!, colours[ground]!), needs: 4.5 })),
    { what: 'white on green', has: contrast(white, colours['green']!), needs: 4.5 },
    ...edges.map(([edge, ground]) => ({ what: `${edge} on ${ground}`, has: contrast(colours[edge]!, colours[ground]!), needs: 3 })),
  ].filter(({ has, needs }) => !(has >= needs));
  expect(weak).toEqual([]);
});

test('both modes name the same figures, so that no page is half dark', () => {
  expect(Object.keys(coloursOf('dark'))).toEqual(Object.keys(coloursOf('light')));
  expect(Object.keys(coloursOf('light')).length).toBeGreaterThan(12);
});
