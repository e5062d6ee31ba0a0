import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastCharacter } from '../../src/rules/id-number.ts';
import { checkPublicText } from '../../src/rules/privacy/check-public-text.ts';
import { leakWords, type LeakKind } from '../../src/rules/privacy/finding.ts';
import { readCatalogueFolder } from '../../src/server/learn/index.ts';
import { harmless, leaks } from './privacy-examples.ts';

const kindsIn = (text: string, known?: string[]) => [...new Set(checkPublicText(text, known).map(({ kind }) => kind))];
const all = (Object.entries(leaks) as [LeakKind, string[]][]).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

test('what officials write about people is refused, each for its reason', () => {
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(all.filter(([kind, text]) => !kindsIn(text).includes(kind)).map(([kind, text]) => ({ kind, text, found: kindsIn(text) }))).toEqual(
    [],
  );
});

test('what may hang anywhere is let through', () => {
  expect(harmless.length).toBeGreaterThanOrEqual(80);
  expect(harmless.flatMap((text) => checkPublicText(text).map((leak) => ({ text, ...leak })))).toEqual([]);
});

test('it names what it found as it was written, where it stands, and says what to write instead', () => {
  const text = '您好，王秀英（１６９ ００００ １２３４）患胃癌。';
  const [phone, illness] = checkPublicText(text).toSorted((a, b) => a.kind.localeCompare(b.kind) * -1);
  expect(phone).toEqual({ kind: 'phone', words: '１６９ ００００ １２３４', at: 7, end: 20 });
  expect(illness).toMatchObject({ kind: 'illness', at: 3 });
  expect(text.slice(illness!.at, illness!.end)).toBe(illness!.words);
  for (const { name, instead } of Object.values(leakWords)) expect([name, instead].every((one) => one.length > 1)).toBe(true);
});

test('numbers and places that the county has published itself are told as they are', () => {
  const known = ['16900009009', '0543-6321234', '县城演示路1号，县民政局一楼'];
  for (const text of ['监督电话16900009009', '打0543-6321234或6321234', '地址：县城演示路1号，县民政局一楼', '电话：0543 6321234'])
    expect([text, kindsIn(text, known)]).toEqual([text, []]);
  for (const text of ['169000090091', '16900009008', '116900009009', '县城演示路1号院', '家住演示路3组1号'])
    expect([text, kindsIn(text, known).length > 0]).toEqual([text, true]);
});

test('every word of the catalogue may hang, each by itself and all of a program together', () => {
  const { programs, materials, procedures, notes, lifeEvents } = readCatalogueFolder('mock/data/catalogue');
  const published = JSON.parse(readFileSync('mock/data/bodies.json', 'utf8')) as { phone: string }[];
  const known = [...published.map(({ phone }) => phone), ...programs.map(({ phone }) => phone)];
  for (const one of [...programs, ...materials, ...Object.values(procedures), ...notes, ...lifeEvents])
    for (const text of [...stringsOf(one), stringsOf(one).join('\n')])
      expect({ text, leaks: checkPublicText(text, known) }).toEqual({ text, leaks: [] });
  expect(programs).toHaveLength(66);
});

const spellings: ((digits: string) => string)[] = [
  (digits) => digits,
  (digits) => digits.replace(/[0-9X]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  (digits) => [...digits].join('\u200b'),
  (digits) => digits.replace(/\d/g, (sign) => '零一二三四五六七八九'[Number(sign)]!),
  (digits) => digits.replace(/\d/g, (sign) => '〇壹贰叁肆伍陆柒捌玖'[Number(sign)]!),
  (digits) => digits.replace(/\d/g, (sign) => String.fromCodePoint(0x1d7ce + Number(sign))),
  (digits) => digits.replace(/\d/g, (sign) => String.fromCodePoint(0x0660 + Number(sign))),
];
const apart: ((digits: string) => string)[] = [
  (digits) => [...digits].join(' '),
  (digits) => (digits.length === 11 ? digits.replace(/(...)(....)(....)/, '$1-$2-$3') : digits.replace(/(\d{4})(?=\d)/g, '$1 ')),
];
const anyDigits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((digits) => digits.join(''));
const idNumber = fc
  .tuple(anyDigits(2), fc.integer({ min: 1930, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), anyDigits(3))
  .map(([area, year, month, day, order]) => {
    const body = `9999${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${order}`;
    return body + lastCharacter(body)!;
  });
const phone = anyDigits(4).map((end) => `1690000${end}`);
const card = fc
  .tuple(fc.constantFrom('62', '4', '5', '60', '9'), fc.constantFrom(14, 17))
  .chain(([head, count]) => anyDigits(count).map((rest) => head + rest));
const host = fc.oneof(
  fc.constantFrom(...harmless),
  fc.constantFrom(...all.map(([, text]) => text)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

test('an ID number, a phone or a card is found wherever it is put in, however it is written', () => {
  const within = (text: string, number: string, at: number) => {
    const leak = checkPublicText(text).find((one) => one.at < at + number.length && one.end > at);
    if (leak === undefined) throw new Error(`${number} is not found in ${text}`);
  };
  fc.assert(
    fc.property(host, fc.nat(), fc.oneof(idNumber, phone, card), fc.constantFrom(...spellings), (text, place, number, spell) => {
      const at = place % (text.length + 1);
      const written = spell(number);
      within(text.slice(0, at) + written + text.slice(at), written, at);
    }),
    { seed: 6, numRuns: 1500 },
  );
  fc.assert(
    fc.property(host, fc.nat(), fc.oneof(idNumber, phone, card), fc.constantFrom(...apart), (text, place, number, spell) => {
      const at = place % (text.length + 1);
      const written = `（${spell(number)}）`;
      within(`${text.slice(0, at)}，${written}，${text.slice(at)}`, written, at + 1);
    }),
    { seed: 6, numRuns: 1000 },
  );
});

test('no text makes it throw, and what it names stands in the text, in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(host, { maxLength: 4 }).map((parts) => parts.join('')),
      ),
      (text) => {
        let last = 0;
        for (const { at, end, words } of checkPublicText(text, [text.slice(3, 20)])) {
          expect(at).toBeGreaterThanOrEqual(last);
          expect(words).toBe(text.slice(at, end));
          last = at;
        }
      },
    ),
    { seed: 6, numRuns: 400 },
  );
});

test('a long text takes no longer a sign than a short one, whatever is repeated in it', () => {
  const nasty = ['村里', '1690000', '1 6 ', '王', 'a', '康家村3组', '身份证：', '9999*', '王秀英，', '王秀英患癌', '2026年1月1日、'];
  for (const words of nasty) {
    const text = words.repeat(Math.ceil(60_000 / words.length));
    const began = process.cpuUsage();
    checkPublicText(text, ['16900009009']);
    const { user } = process.cpuUsage(began);
    expect([words, user < 3_000_000]).toEqual([words, true]);
  }
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
