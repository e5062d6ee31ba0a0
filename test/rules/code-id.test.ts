import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAlphabet, isReceiptCode, kindOfCode, normalizeCodeId, openCode, receiptCheckCharacter } from '../../src/rules/code-id.ts';

const fromAlphabet = (length: number) => fc.string({ unit: fc.constantFrom(...codeAlphabet), minLength: length, maxLength: length });
const letter = fc.constantFrom(...codeAlphabet.slice(8));
const receipt = fc.tuple(letter, fromAlphabet(11)).map(([first, rest]) => `${first}${rest}${receiptCheckCharacter(first + rest)}`);
const village = fc
  .tuple(fc.stringMatching(/^\d{12}$/), fc.constantFrom(...codeAlphabet), fc.integer({ min: 6, max: 12 }).chain(fromAlphabet))
  .map((parts) => parts.join(''));

describe('the two kinds of codes', () => {
  test('are told apart by shape, always', () => {
    fc.assert(
      fc.property(village, receipt, (ofVillage, ofReceipt) => {
        expect([kindOfCode(ofVillage), kindOfCode(ofReceipt)]).toEqual(['village', 'receipt']);
        expect(isReceiptCode(ofVillage)).toBe(false);
        expect(isReceiptCode(ofReceipt.toLowerCase())).toBe(true);
      }),
    );
  });

  test.each([
    '',
    '3716230022502',
    '3716230022501ABCDE',
    '371623002250IABCDEO',
    'ABCDEFGHJKM',
    '2BCDEFGHJKMNP',
    'OBCDEFGHJKMNP',
    'BCDEFGHJKMNPQRS',
  ])('%s is neither', (text) => {
    expect(kindOfCode(text)).toBeUndefined();
  });
});

describe('the check character of a receipt', () => {
  test('catches every single wrong character', () => {
    fc.assert(
      fc.property(receipt, fc.nat(12), fc.constantFrom(...codeAlphabet, 'U'), (code, at, character) => {
        const wrong = code.slice(0, at) + character + code.slice(at + 1);
        if (wrong !== code) expect(isReceiptCode(wrong)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('catches every swap of two characters, adjacent or not', () => {
    fc.assert(
      fc.property(receipt, (code) => {
        for (let a = 0; a < 13; a += 1) {
          for (let b = a + 1; b < 13; b += 1) {
            const characters = [...code];
            [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
            const swapped = characters.join('');
            if (swapped !== code) expect(isReceiptCode(swapped)).toBe(false);
          }
        }
      }),
    );
  });

  test('is one character, and refuses a body outside the alphabet', () => {
    fc.assert(fc.property(fromAlphabet(12), (body) => receiptCheckCharacter(body).length === 1));
    expect(() => receiptCheckCharacter('ABCDEFGHJKMO')).toThrow(RangeError);
  });
});

describe('opening a code', () => {
  const id = '3716230022502KPTKQ9';
  const link = `https://jz.example.cn/m/${id}`;

  test.each([
    [{ q: encodeURIComponent(link) }],
    [{ q: encodeURIComponent(`${link}?scancode_time=1764000000`) }],
    [{ q: encodeURIComponent(`${link}/`) }],
    [{ q: link }],
    [{ q: encodeURIComponent(link.toLowerCase()) }],
    [{ scene: id }],
    [{ scene: encodeURIComponent(id) }],
    [{ path: `/m/${id}` }],
    [{ path: `/m/${id.toLowerCase()}?from=poster#top` }],
    [{ path: link }],
    [{ path: `https://jz.example.cn/index.html#/m/${id}` }],
    [{ q: '', path: `/m/${id}` }],
    [{ q: '%E0%A4%A', scene: id }],
  ])('%j', (input) => {
    expect(openCode(input)).toBe(id);
  });

  test('decodes once: what is encoded twice is not ours', () => {
    expect(openCode({ q: encodeURIComponent(encodeURIComponent(link)) })).toBeUndefined();
  });

  test.each([
    {},
    { q: 'https://jz.example.cn/' },
    { q: 'https://jz.example.cn/m/' },
    { scene: 'abc' },
    { path: `/x/${id}` },
    { path: `/m/${id}/more` },
    { path: '/m/%' },
  ])('%j holds none', (input) => {
    expect(openCode(input)).toBeUndefined();
  });

  test('tolerates junk of any type and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.string(), (q, scene, path) => {
        const found = openCode({ q, scene, path } as Parameters<typeof openCode>[0]);
        expect(found === undefined || /^[0-9A-Z]{12,40}$/.test(found)).toBe(true);
      }),
    );
  });

  test('gives back any code that was put into a link', () => {
    fc.assert(
      fc.property(fc.oneof(village, receipt), (code) => {
        expect(openCode({ q: encodeURIComponent(`https://jz.example.cn/m/${code}`) })).toBe(code);
        expect(normalizeCodeId(` ${code.toLowerCase()} `)).toBe(code);
      }),
    );
  });
});
