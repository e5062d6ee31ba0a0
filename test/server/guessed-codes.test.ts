import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../src/contract/problem.contract.ts';
import { codeAlphabet } from '../../src/rules/code-id.ts';
import { CodeBook, GuessGuard, issueCode } from '../../src/server/places/index.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { workOut } from '../helpers/villager.ts';

let county: TestCounty;
let book: CodeBook;
beforeAll(async () => {
  county = await openTestCounty();
  book = await CodeBook.open(county.house);
});
afterAll(async () => {
  book?.close();
  await county?.close();
});

const [attacked, ...others] = ['371623001008', '371623001009', '371623001010', '371623001011', '371623001012', '371623001201'] as const;
const rightId = (village: string) => issueCode(county.house.vault, village, 'A');
/** Wrong tags in order, none of them the right one. */
function* wrongIds(village: string): Generator<string> {
  const [right, base] = [rightId(village), codeAlphabet.length];
  const letter = (at: number, place: number) => codeAlphabet[Math.floor(at / base ** place) % base]!;
  for (let at = 0; ; at += 1) {
    const id = `${village}A22${letter(at, 3)}${letter(at, 2)}${letter(at, 1)}${letter(at, 0)}`;
    if (id !== right) yield id;
  }
}
const get = (url: string, { from = '10.0.0.1', sum }: { from?: string; sum?: string } = {}) =>
  county.app.listeners.public!.inject({ url, remoteAddress: from, headers: sum === undefined ? {} : { 'x-sum': sum } });
/** All that a guesser can tell of an answer. */
const seen = async (url: string, id: string, sum?: string) => {
  const { statusCode, headers, body } = await get(url, sum === undefined ? {} : { sum });
  const { date: _date, 'content-length': length, ...told } = headers;
  return JSON.stringify([statusCode, told, length, body]).replaceAll(id, 'ID');
};

test('whatever is wrong with an id, the answer is the same to the last byte', async () => {
  const [tag] = wrongIds(others[4]);
  const wrong = [
    tag,
    tag!.toLowerCase(),
    `${others[4]}B234567`,
    `999999999999${tag!.slice(12)}`,
    others[4],
    'AAAAAAAAAAAAA',
    '9'.repeat(40),
  ] as string[];
  for (const way of ['/m/', '/api/codes/'] as const) {
    const village = wrong.filter((id) => way === '/api/codes/' || !id.startsWith('A'));
    expect(new Set(await Promise.all(village.map((id) => seen(way + id, id)))).size).toBe(1);
  }
  expect(new Set(await Promise.all(wrong.map((id) => seen(`/api/codes/${id}/catalogue`, id)))).size).toBe(1);
});

// All hundred thousand, from ten thousand addresses, go through the front door in `npm run bench -- guesses`.
test('twenty thousand guesses at a village are compared two hundred times, hit nothing, and touch no other village', () => {
  const wrong = { tags: 0, unknown: 0 };
  const guard = new GuessGuard(county.house, book, { wrongTag: () => (wrong.tags += 1), unknown: () => (wrong.unknown += 1) });
  const guessed = { opened: 0, unknown: 0, 'sum-needed': 0 };
  const beside = { opened: 0, unknown: 0, 'sum-needed': 0 };
  const rightIds = others.map(rightId);
  // The right one is among them, after the first two hundred.
  const right = rightId(attacked);
  const guesses = wrongIds(attacked);
  for (let guess = 0; guess < 20_000; guess += 1) {
    guessed[guard.judge(guess === 10_000 ? right : guesses.next().value!, undefined, 'page').kind] += 1;
    if (guess % 4 === 0) beside[guard.judge(rightIds[(guess / 4) % rightIds.length]!, undefined, 'page').kind] += 1;
  }
  expect(guessed).toEqual({ opened: 0, unknown: 200, 'sum-needed': 19_800 });
  expect(beside).toEqual({ opened: 5000, unknown: 0, 'sum-needed': 0 });
  for (let guess = 0; guess < 1000; guess += 1) guard.judge(`999999999999A${guess}`, undefined, 'page');
  expect(wrong).toEqual({ tags: 200, unknown: 1000 });
});

test('from a thousand addresses or one: the village asks for a small sum until the hour is over, everybody else goes on', async () => {
  const guesses = wrongIds(attacked);
  const statuses = new Map<number, number>();
  for (let at = 0; at < 1000; at += 50) {
    const guessed = Array.from({ length: 50 }, (_, index) => {
      const way = ['/m/', '/api/codes/'][index % 2];
      return get(`${way}${guesses.next().value}`, { from: `10.${(at + index) % 100}.0.${at % 250}` });
    });
    const opened = Array.from({ length: 12 }, (_, index) => get(`${index % 2 ? '/m/' : '/api/codes/'}${rightId(others[index % 4]!)}`));
    for (const { statusCode } of await Promise.all(guessed)) statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    expect(new Set((await Promise.all(opened)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  }
  expect(Object.fromEntries(statuses)).toEqual({ 404: 200, 428: 800 });

  const right = rightId(attacked);
  const wrong = guesses.next().value!;
  expect(await seen(`/m/${right}`, right)).toBe(await seen(`/m/${wrong}`, wrong));
  const page = (await get(`/m/${right}`)).body;
  expect(page).not.toContain('馨国');
  expect(page.match(/href="\/qr\/landing\?q=[^"]+"/g)).toHaveLength(1);

  const refused = async (url: string) => (await get(url)).json() as Problem;
  const asked = await refused(`/api/codes/${right.toLowerCase()}`);
  expect(asked).toMatchObject({ code: 'sum-needed', sum: { bits: expect.any(Number) } });
  expect((await refused(`/api/codes/${wrong}`)).code).toBe('sum-needed');
  const sum = workOut({ ...asked.sum!, expiresAt: '' }, '');
  expect((await get(`/api/codes/${right}`, { sum })).json()).toMatchObject({ village: { id: attacked } });
  expect((await get(`/api/codes/${right}/catalogue`, { sum })).statusCode).toBe(200);
  const check = async (headers: Record<string, string>) =>
    (
      await county.app.listeners.public!.inject({ method: 'POST', url: '/api/code-checks', headers, payload: { text: right } })
    ).json() as object;
  expect(await check({})).toMatchObject({ code: 'sum-needed', sum: asked.sum });
  expect(await check({ 'x-sum': sum })).toMatchObject({ verdict: 'real' });
  // It pays for this one id alone.
  expect((await get(`/api/codes/${wrong}`, { sum })).json()).toMatchObject({ code: 'sum-needed' });
  const other = await refused(`/api/codes/${wrong}`);
  expect((await get(`/api/codes/${wrong}`, { sum: workOut({ ...other.sum!, expiresAt: '' }, '') })).json()).toMatchObject({
    code: 'code-unknown',
  });

  county.clock.forward({ minutes: 60 });
  expect((await get(`/m/${right}`)).body).toContain('馨国社区');
  expect((await get(`/api/codes/${wrong}`)).statusCode).toBe(404);
});
