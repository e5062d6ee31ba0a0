import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIdNumber } from '../../src/rules/id-number.ts';
import { isInventedIdNumber, isInventedPhone } from '../../src/rules/invented.ts';
import { maskIdNumber, maskName, maskPhone } from '../../src/rules/mask.ts';
import { isPhoneNumber } from '../../src/rules/phone-number.ts';

/** The check by its definition (ISO 7064 MOD 11-2: powers of two, remainder 1), not by the table of weights. */
function withCheck(seventeen: string): string {
  const sum = [...seventeen].reduce((total, character, at) => total + Number(character) * 2 ** (17 - at), 0);
  const check = (((1 - sum) % 11) + 11) % 11;
  return `${seventeen}${check === 10 ? 'X' : check}`;
}

const birthday = fc.integer({ min: 0, max: 45000 }).map((n) => new Date(Date.UTC(1900, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const invented = fc
  .tuple(fc.integer({ min: 0, max: 99 }), birthday, fc.integer({ min: 0, max: 999 }))
  .map(([division, day, order]) =>
    withCheck(`9999${String(division).padStart(2, '0')}${day.replaceAll('-', '')}${String(order).padStart(3, '0')}`),
  );

describe('an ID number', () => {
  const value = withCheck('99990119560317002');

  test('is read as typed: spaces, full-width figures, small x', () => {
    expect(readIdNumber(value)).toEqual({ ok: true, value, birthday: '1956-03-17', sex: 'female' });
    expect(readIdNumber(` ${value.slice(0, 6)} ${value.slice(6)}\n`)).toMatchObject({ ok: true, value });
    expect(readIdNumber(value.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)))).toMatchObject({ ok: true, value });
    const endingX =
      [...Array(1000).keys()].map((n) => withCheck(`99990119560317${String(n).padStart(3, '0')}`)).find((id) => id.endsWith('X')) ?? '';
    expect(endingX.endsWith('X')).toBe(true);
    for (const typed of [endingX.toLowerCase(), endingX.replace('X', 'ｘ'), endingX.replace('X', 'Ｘ')]) {
      expect(readIdNumber(typed)).toMatchObject({ ok: true, value: endingX });
    }
  });

  test.each([
    ['', 'length'],
    ['999901560317002', 'length'],
    [value.slice(0, 17), 'length'],
    [`${value}0`, 'length'],
    [value.replace('1956', 'I956'), 'characters'],
    [`X${value.slice(1)}`, 'characters'],
    [withCheck('99990119490229002'), 'date'],
    [withCheck('99990119561317002'), 'date'],
    [withCheck('99990100010101002'), 'date'],
    [`${value.slice(0, 17)}${value.endsWith('1') ? '2' : '1'}`, 'check'],
  ])('%s is refused for its %s', (text, why) => {
    expect(readIdNumber(text)).toEqual({ ok: false, why });
  });

  test('of 29 February is read in leap years, and an unknown division is no reason to refuse', () => {
    expect(readIdNumber(withCheck('99990119480229001'))).toMatchObject({ ok: true, birthday: '1948-02-29', sex: 'male' });
    expect(readIdNumber(withCheck('00000019480229001'))).toMatchObject({ ok: true });
  });

  test('with one wrong figure, or two neighbours swapped, is never read as right', () => {
    fc.assert(
      fc.property(invented, fc.nat(17), fc.nat(9), (id, at, figure) => {
        const wrong = id.slice(0, at) + String(figure) + id.slice(at + 1);
        if (wrong !== id) expect(readIdNumber(wrong).ok).toBe(false);
        const swapped = id.slice(0, at) + (id[at + 1] ?? '') + (id[at] ?? '') + id.slice(at + 2);
        if (at < 17 && swapped !== id) expect(readIdNumber(swapped).ok).toBe(false);
        expect(readIdNumber(id).ok && isInventedIdNumber(id)).toBe(true);
      }),
    );
  });
});

test('only people who cannot exist are invented', () => {
  expect(isInventedPhone('16900000001')).toBe(true);
  expect(['13900000001', '16900010001', '1690000001', '169000000011', ' 16900000001'].some(isInventedPhone)).toBe(false);
  expect(isInventedIdNumber(withCheck('37162319560317002'))).toBe(false);
  expect(isInventedIdNumber('999901194902290021')).toBe(false);
});

test('a phone number is a mobile of the mainland', () => {
  expect(['13812345678', '16900000001', '19912345678'].every(isPhoneNumber)).toBe(true);
  expect(['12812345678', '1381234567', '138123456789', '+8613812345678', '053412349', '138 1234 5678'].some(isPhoneNumber)).toBe(false);
});

test('masks hide all but what tells two people apart', () => {
  expect(maskPhone('16900000001')).toBe('169****0001');
  expect(maskPhone('12349')).toBe('*****');
  expect(['王秀英', '欧阳演示', '王英', ' 王秀英 ', '英', ''].map(maskName)).toEqual(['王**', '欧***', '王*', '王**', '*', '']);
  expect(maskName('𠀀演示')).toBe('𠀀**');
  expect(maskIdNumber('99990119560317002X')).toBe('**************002X');
  expect(maskIdNumber('002X')).toBe('****');
});
