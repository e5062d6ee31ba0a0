import { scanGrayBuffer } from '@undecaf/zbar-wasm';
import { codeAlphabet } from '../../src/rules/code-id.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';
import { printTable, round } from './measure.ts';
import { codewordsUnder, soil, type Dirt } from './read-back/dirt.ts';
import { photograph, type Picture, type Shot } from './read-back/photograph.ts';
import { drawPosterCode } from './read-back/poster-code.ts';
import { seeded, type Seeded } from './read-back/seeded.ts';

interface Condition extends Shot {
  name: string;
  dirt?: Dirt;
  /** Of a hundred, as measured once with 14 codes a cell: zxing, zbar. */
  before: readonly [zxing: number, zbar: number];
}

const anywhere = (share: number): Dirt => ({ share, finders: 'any' });
/** Where nobody said how large the symbol was. */
const near = 140;
const conditions: readonly Condition[] = [
  { name: 'symbol 50 px', pixels: 50, before: [0, 0] },
  { name: '60 px', pixels: 60, before: [0, 0] },
  { name: '70 px', pixels: 70, before: [50, 71] },
  { name: '80 px', pixels: 80, before: [100, 100] },
  { name: 'dirt 10% anywhere', pixels: near, dirt: anywhere(0.1), before: [29, 79] },
  { name: 'dirt 10%, finders clean', pixels: near, dirt: { share: 0.1, finders: 'clean' }, before: [64, 79] },
  { name: 'dirt 15%, finders clean', pixels: near, dirt: { share: 0.15, finders: 'clean' }, before: [14, 7] },
  { name: 'dirt 15% anywhere', pixels: near, dirt: anywhere(0.15), before: [0, 7] },
  { name: 'tilt 45', pixels: near, tilt: 45, before: [100, 93] },
  { name: 'tilt 60', pixels: near, tilt: 60, before: [0, 71] },
  { name: 'blur 2 px', pixels: near, blur: 2, before: [0, 0] },
  { name: 'contrast .3', pixels: near, contrast: 0.3, before: [93, 0] },
  { name: 'wall, 110 px', pixels: 110, tilt: 25, blur: 0.9, contrast: 0.55, dirt: anywhere(0.08), before: [7, 36] },
  { name: 'wall, 150 px', pixels: 150, tilt: 25, blur: 0.9, contrast: 0.55, dirt: anywhere(0.08), before: [14, 14] },
];

export interface ReadBackFigures {
  codes: number;
  cells: { condition: string; touched: number; wrong: number; zxing: number; zbar: number; zxingBefore: number; zbarBefore: number }[];
}

/**
 * Codes as printed (version 4, level Q, quiet zone of four modules, no logo), photographed under damage and read by two decoders that
 * share nothing. The figures of before had 14 codes a cell, hence 25 points either way; ours have 40, or 200 with `--full`.
 */
export async function benchReadBack({ full }: { full: boolean }): Promise<ReadBackFigures> {
  const codes = full ? 200 : 40;
  const cells: ReadBackFigures['cells'] = [];
  for (const [at, condition] of conditions.entries()) {
    const random = seeded(at + 1);
    const sums = { zxing: 0, zbar: 0, touched: 0, wrong: 0 };
    for (let one = 0; one < codes; one += 1) {
      const code = drawPosterCode(inventLink(random));
      const soiled = condition.dirt && soil(code, condition.dirt, random);
      const picture = photograph(code, soiled, condition, random);
      const { touched, wrong } = soiled ? codewordsUnder(code, soiled) : { touched: 0, wrong: 0 };
      sums.touched += touched;
      sums.wrong += wrong;
      if ((await readByZxing(picture)) === code.link) sums.zxing += 1;
      if ((await readByZbar(picture)) === code.link) sums.zbar += 1;
    }
    const percent = (count: number) => round((100 * count) / codes);
    cells.push({
      condition: condition.name,
      touched: percent(sums.touched),
      wrong: percent(sums.wrong),
      zxing: percent(sums.zxing),
      zbar: percent(sums.zbar),
      zxingBefore: condition.before[0],
      zbarBefore: condition.before[1],
    });
  }
  printTable(`Read back under damage, % of ${codes} codes a row; touched and wrong: of their codewords`, cells);
  return { codes, cells };
}

/** 47 characters, as printed: no village, no tag of ours. */
function inventLink(random: Seeded): string {
  const pick = (from: string) => from[Math.floor(random.next() * from.length)]!;
  const village = `37${Array.from({ length: 10 }, () => pick('0123456789')).join('')}`;
  return `https://jz.smzt.sd.gov.cn/m/${village}A${Array.from({ length: 6 }, () => pick(codeAlphabet)).join('')}`;
}

async function readByZxing({ grey, width, height }: Picture): Promise<string | undefined> {
  const data = new Uint8ClampedArray(grey.length * 4).fill(255);
  for (const [at, value] of grey.entries()) data.fill(value, at * 4, at * 4 + 3);
  return readQrCode({ data, width, height, colorSpace: 'srgb' } as ImageData);
}

async function readByZbar({ grey, width, height }: Picture): Promise<string | undefined> {
  const [found] = await scanGrayBuffer(grey.slice().buffer, width, height);
  return found?.decode();
}
