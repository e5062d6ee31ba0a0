import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeAlias, readNewAlias } from '../../src/rules/code-alias.ts';
import { codeAlphabet, kindOfCode } from '../../src/rules/code-id.ts';

const origin = 'https://jz.smzt.sd.gov.example';
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.stringMatching(/^[0-9A-Za-z]{1,40}$/),
);

describe('an alias is written one way only', () => {
  test('whatever it is: written again it is the same', () => {
    fc.assert(
      fc.property(anything, (text) => void expect(normalizeAlias(normalizeAlias(text))).toBe(normalizeAlias(text))),
      { numRuns: 300 },
    );
  });

  test('a bare id without regard to case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z]{4,40}$/), (text) => {
        expect(normalizeAlias(` ${text.toLowerCase()}\n`)).toBe(normalizeAlias(text.toUpperCase()));
      }),
    );
  });

  test('a link keeps its path letter for letter; its host has no case', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const { protocol, host } = new URL(url);
        const rest = url.slice(url.indexOf('//') + 2 + /^[^/?#]*/.exec(url.slice(url.indexOf('//') + 2))![0].length);
        const shouted = `${protocol.toUpperCase()}//${host.toUpperCase()}${rest}`;
        expect(normalizeAlias(shouted)).toBe(`${protocol}//${host.toLowerCase()}${rest}`);
      }),
    );
  });
});

describe('what may be registered', () => {
  test.each([
    ['371623002250', '371623002250'],
    [`${origin}/m/371623002250`, '371623002250'],
    [`HTTPS://JZ.SMZT.SD.GOV.EXAMPLE/m/371623002250 `, '371623002250'],
    ['https://SDJZ.example/Q?c=AbC', 'https://sdjz.example/Q?c=AbC'],
    ['https://sdjz.example/m/371623002250', 'https://sdjz.example/m/371623002250'],
    ['鲁救助-0012', '鲁救助-0012'],
  ])('%s as %s', (text, alias) => {
    expect(readNewAlias(text, origin)).toEqual({ alias });
  });

  test.each([
    ['371623002250ABQGMQE', 'code'],
    ['371623002250abqgmqe', 'code'],
    [`${origin}/m/371623002250ABQGMQE`, 'code'],
    ['https://elsewhere.example/m/371623002250ABQGMQE', 'code'],
    ['D5879V5X7T7CM', 'receipt'],
    [`${origin}/m/D5879V5X7T7CM`, 'receipt'],
    [origin, 'ours'],
    [`${origin}/`, 'ours'],
    [`${origin}/m/`, 'ours'],
    [`${origin}/qr/choose`, 'ours'],
    ['123', 'unreadable'],
    ['   1    ', 'unreadable'],
    ['a\u200Bbcd', 'unreadable'],
    ['ab\ncd', 'unreadable'],
    ['x'.repeat(301), 'unreadable'],
  ])('%s not: %s', (text, refused) => {
    expect(readNewAlias(text, origin)).toEqual({ refused });
  });

  test('nothing shaped like a code or a receipt of ours, ever', () => {
    const code = fc
      .tuple(fc.stringMatching(/^\d{12}$/), fc.string({ unit: fc.constantFrom(...codeAlphabet), minLength: 7, maxLength: 20 }))
      .map((parts) => parts.join(''));
    fc.assert(fc.property(code, (text) => void expect(readNewAlias(text.toLowerCase(), origin)).toEqual({ refused: 'code' })));
    fc.assert(
      fc.property(anything, (text) => {
        const read = readNewAlias(text, origin);
        if ('alias' in read) expect([kindOfCode(read.alias), normalizeAlias(read.alias)]).toEqual([undefined, read.alias]);
      }),
      { numRuns: 300 },
    );
  });
});
