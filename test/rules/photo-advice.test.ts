import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgedSide, judgePhoto } from '../../src/rules/photo/judge-photo.ts';
import { openBrowser } from '../helpers/browser.ts';
import { inventShot, type Happened } from '../helpers/invent-shots.ts';
import { photographPaper } from '../helpers/photographed-paper.ts';

/* Papers that a browser draws, spoils and presses as JPEG: what is left of them on a phone. The sweep: npm run bench -- photo-advice. */

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

async function judged(happened: Happened, number: number, strength?: number): Promise<string> {
  const { pixels } = await photographPaper(page, inventShot(happened, number, strength), judgedSide);
  const judgement = judgePhoto(pixels);
  return judgement === 'fine' ? 'good' : judgement.why;
}

test('a steady photo in ordinary light is taken as it is: a bill, a card', async () => {
  for (const number of [4, 3]) expect([number, await judged('good', number)]).toEqual([number, 'good']);
});

test('what spoils it is told by its name', async () => {
  const spoilt: [Happened, number, number][] = [
    ['blurred', 1, 0.3],
    ['dark', 2, 0],
    ['bright', 2, 0.5],
    ['cut-off', 1, 0.5],
  ];
  for (const [happened, number, strength] of spoilt)
    expect([happened, number, await judged(happened, number, strength)]).toEqual([happened, number, happened]);
});

test('where nothing can be said nothing is said: a picture that is too small, a wall without an edge', () => {
  const plain = (width: number, height: number, level: number) => ({
    width,
    height,
    data: new Uint8ClampedArray(width * height * 4).fill(level),
  });
  expect([judgePhoto(plain(20, 400, 200)), judgePhoto(plain(300, 400, 200)), judgePhoto(plain(300, 400, 255))]).toEqual([
    'fine',
    'fine',
    'fine',
  ]);
  expect(judgePhoto(plain(300, 400, 20))).toEqual({ why: 'dark' });
});
