import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openEntry, pageOf } from '../../src/mini/qr/open-entry.ts';

const id = '371623002250ABQGMQE';
const link = `https://county.example/m/${id}`;

describe('how she comes in', () => {
  test('from the printed link, as WeChat hands it over and as a browser does', () => {
    for (const q of [encodeURIComponent(link), link])
      expect(openEntry({ q })).toEqual({ kind: 'village', codeId: id, wish: undefined, asked: false, host: 'county.example' });
  });

  test('from a mini-program code, by its scene', () => {
    expect(openEntry({ scene: id })).toMatchObject({ kind: 'village', codeId: id });
  });

  test('from the page the server wrote: it has asked already', () => {
    expect(openEntry({ q: link, to: 'apply' })).toEqual({
      kind: 'village',
      codeId: id,
      wish: 'apply',
      asked: true,
      host: 'county.example',
    });
  });

  test('from a link that some scanner encoded once too often', () => {
    const twice = encodeURIComponent(encodeURIComponent(link));
    expect(openEntry({ q: twice })).toMatchObject({ kind: 'village', codeId: id, host: 'county.example' });
    expect(openEntry({ scene: encodeURIComponent(encodeURIComponent(id)) })).toMatchObject({ kind: 'village', codeId: id });
  });

  test('with the time of the scan that WeChat adds', () => {
    expect(openEntry({ q: encodeURIComponent(link), scancode_time: '1795752000' })).toMatchObject({ kind: 'village', codeId: id });
  });

  test('from a link of another house: whether its code is known here the county says', () => {
    const elsewhere = `https://far-away.example/m/${id}`;
    expect(openEntry({ q: encodeURIComponent(elsewhere) })).toMatchObject({ kind: 'village', codeId: id, host: 'far-away.example' });
  });

  test('a made-up wish is no wish', () => {
    expect(openEntry({ q: link, to: '//evil.example' })).toMatchObject({ wish: undefined, asked: false });
  });

  test('a receipt opens no village', () => {
    expect(openEntry({ q: 'https://county.example/m/A23456789BCDE' })).toEqual({ kind: 'receipt', code: 'A23456789BCDE' });
  });

  test('anything else is a code we do not know', () => {
    for (const q of ['https://example.com/', '%E0%A4%A', '%2525', '', '../../m/', 'javascript:alert(1)'])
      expect(openEntry({ q })).toMatchObject({ kind: 'unknown' });
    expect(openEntry({})).toEqual({ kind: 'unknown' });
    expect(openEntry({ stamp: '1', $taroTimestamp: '2' })).toMatchObject({ kind: 'unknown' });
  });

  test('a code of another host is looked up at our county; the link itself is never followed', () => {
    const foreign = `https://evil.example/m/${id}?next=https://evil.example`;
    expect(openEntry({ q: encodeURIComponent(foreign) })).toEqual({
      kind: 'village',
      codeId: id,
      wish: undefined,
      asked: false,
      host: 'evil.example',
    });
  });

  test('a link encoded three times, endlessly long, or torn is a code we do not know', () => {
    const thrice = encodeURIComponent(encodeURIComponent(encodeURIComponent(link)));
    const odd = [thrice, `${link}?${'x'.repeat(5000)}`, `https://county.example/m/${'9'.repeat(4000)}`];
    for (const q of [...odd, link.slice(0, -10), `${link}扫`, '/m/', 'm/ſ71623002250ABQGM'])
      expect(openEntry({ q })).toEqual({ kind: 'unknown' });
    // Some letters of other alphabets become plain ones when they are made large.
    expect(openEntry({ scene: 'ſ71623002250ABQGM' })).toMatchObject({ kind: 'unknown' });
  });

  test('a mini-program code of the longest scene that WeChat carries', () => {
    const scene = `371623002250A${'BCDEFGHJKMNPQRSTVWX'}`;
    expect(scene).toHaveLength(32);
    expect(openEntry({ scene })).toMatchObject({ kind: 'village', codeId: scene });
  });

  test('a link of an older version of the app, with words that mean nothing any more', () => {
    expect(openEntry({ q: `${link}?v=1&from=poster#top`, tab: 'x', to: 'inbox' })).toMatchObject({
      kind: 'village',
      codeId: id,
      asked: false,
    });
  });

  test('whatever it is, it never throws, and nothing but an id of the right shape comes out', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        link,
        id,
        encodeURIComponent(link),
        '%',
        '%2F',
        '/m/',
        'm/',
        '?q=',
        '#',
        '&',
        ' ',
        '\u0000',
        '码',
        '../',
        'A23456789BCDE',
      ),
      fc.string({ unit: 'binary' }),
    );
    const rubbish = fc.oneof(
      fc.anything(),
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom('q', 'scene', 'path', 'to'), fc.string()), rubbish), (params) => {
        const entry = openEntry(params as Record<string, string>);
        if (entry.kind === 'village') {
          expect(entry.codeId).toMatch(/^[0-9A-Z]{12,40}$/);
          expect(pageOf(entry.wish)).toMatch(/^\/[a-z]+\/[a-z]+$/);
        } else expect(Object.keys(entry)).toEqual(entry.kind === 'receipt' ? ['kind', 'code'] : ['kind']);
      }),
      { numRuns: 2000 },
    );
  });

  test('each wish has its page', () => {
    expect([pageOf('learn'), pageOf('apply'), pageOf('check'), pageOf(undefined)]).toEqual([
      '/learn/list',
      '/apply/choose',
      '/check/list',
      '/home/index',
    ]);
  });
});
