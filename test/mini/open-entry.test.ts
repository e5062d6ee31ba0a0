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
    expect(openEntry({ q: link, to: 'apply' })).toMatchObject({ kind: 'village', codeId: id, wish: 'apply', asked: true });
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
    expect(openEntry({ q: 'https://county.example/m/A23456789BCDE' })).toEqual({ kind: 'receipt' });
  });

  test('anything else is a code we do not know', () => {
    for (const q of ['https://example.com/', '%E0%A4%A', '%2525', '', '../../m/', 'javascript:alert(1)'])
      expect(openEntry({ q })).toMatchObject({ kind: 'unknown' });
    expect(openEntry({})).toEqual({ kind: 'unknown', codeId: undefined });
    expect(openEntry({ stamp: '1', $taroTimestamp: '2' })).toMatchObject({ kind: 'unknown' });
  });

  test('each wish has its page', () => {
    expect([pageOf('learn'), pageOf('apply'), pageOf('check'), pageOf(undefined)]).toEqual([
      '/learn/list',
      '/learn/list?to=apply',
      '/check/list',
      '/home/index',
    ]);
  });
});
