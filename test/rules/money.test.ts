import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenInWords, sumInWords, yuanToFen } from '../../src/rules/money.ts';

describe('yuan into fen', () => {
  test.each([
    [850, 85000],
    ['850', 85000],
    ['850.5', 85050],
    [' 442.60 ', 44260],
    [442.6, 44260],
    [0.01, 1],
    [1.005e2, 10050],
    [-12.3, -1230],
    ['-0', 0],
  ])('%s is %i fen', (yuan, fen) => {
    expect(yuanToFen(yuan)).toBe(fen);
  });

  test('the sum that floating point gets wrong is exact', () => {
    expect(yuanToFen('582') + yuanToFen('267.99') + yuanToFen(0.01)).toBe(85000);
  });

  test.each(['850.505', 0.1 + 0.2, 1.005, '', '.', '1,000', '八百', Number.NaN, Infinity, 1e21, 1e-7, '1e3', '0x10', '12.'])(
    '%s is refused',
    (yuan) => {
      expect(() => yuanToFen(yuan)).toThrow(RangeError);
    },
  );

  test('every amount to the fen comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => {
        expect(yuanToFen(fenInWords(fen).slice(0, -1))).toBe(fen);
        expect(yuanToFen(fen / 100)).toBe(fen);
      }),
    );
  });
});

test('fen in words has decimals only when there are fen', () => {
  expect([85000, 85050, 5, 0, -1230].map(fenInWords)).toEqual(['850元', '850.50元', '0.05元', '0元', '-12.30元']);
  expect(() => fenInWords(0.5)).toThrow(RangeError);
});

describe('a sum spelt out', () => {
  test.each([
    [0, '零元'],
    [7, '七元'],
    [10, '十元'],
    [12, '十二元'],
    [110, '一百一十元'],
    [101, '一百零一元'],
    [200, '二百元'],
    [1200, '一千二百元'],
    [1002, '一千零二元'],
    [1010, '一千零一十元'],
    [2000, '两千元'],
    [20000, '两万元'],
    [22000, '两万二千元'],
    [10010, '一万零一十元'],
    [100000, '十万元'],
    [105000, '十万五千元'],
    [100500, '十万零五百元'],
    [120000, '十二万元'],
    [10_000_000, '一千万元'],
    [100_000_000, '一亿元'],
    [100_000_001, '一亿零一元'],
    [100_010_000, '一亿零一万元'],
    [200_000_000, '两亿元'],
    [1_200_003_000, '十二亿零三千元'],
  ])('%i is %s', (yuan, words) => {
    expect(sumInWords(yuan)).toBe(words);
  });

  test('says every sum differently, never two zeros in a row, none at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (yuan) => {
        const words = sumInWords(yuan);
        expect(words).not.toMatch(/零零|零元|零万|零亿/);
        expect(fromWords(words)).toBe(yuan);
      }),
    );
  });

  test('refuses what a number pad cannot hold', () => {
    for (const yuan of [-1, 0.5, 1e12, Number.NaN]) expect(() => sumInWords(yuan)).toThrow(RangeError);
  });
});

/** The way back, written differently on purpose: adds up what it hears. */
function fromWords(words: string): number {
  const digit = (character: string) => '零一二三四五六七八九'.indexOf(character === '两' ? '二' : character);
  let total = 0;
  let four = 0;
  let heard = 0;
  for (const character of words) {
    const place = { 十: 10, 百: 100, 千: 1000 }[character];
    if (place) [four, heard] = [four + (heard || 1) * place, 0];
    else if (character === '万' || character === '亿')
      [total, four, heard] = [total + (four + heard) * (character === '万' ? 1e4 : 1e8), 0, 0];
    else if (character === '元') return total + four + heard;
    else heard = digit(character);
  }
  return Number.NaN;
}
