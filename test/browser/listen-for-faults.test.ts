import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listenForFaults, openBrowser } from '../helpers/browser.ts';

/* Every walk in a browser ends with “nothing complained”: so each complaint is made once here. */

let browser: Browser;
let page: Page;
let faults: string[];
let body = '';
/** Everything but the page itself is refused. */
const server = createServer((request, answer) => {
  if (request.url !== '/') return answer.writeHead(404).end();
  answer.writeHead(200, {
    'content-type': 'text/html',
    'content-security-policy': "default-src 'self' 'unsafe-inline'; img-src 'self' data:",
  });
  return answer.end(`<!doctype html><link rel="icon" href="data:,"><body>${body}</body>`);
});
const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  faults = listenForFaults(page);
});
afterEach(() => page.close());

test.each([
  ['a script that is not there', '<script src="/gone.js"></script>', /^script .*\/gone\.js: 404$/],
  ['a style that is not there', '<link rel="stylesheet" href="/gone.css">', /^stylesheet .*\/gone\.css: 404$/],
  ['a picture that is not there', '<img src="/gone.png">', /^image .*\/gone\.png: 404$/],
  ['a script that throws', "<script>throw new Error('planted')</script>", /^planted$/],
  ['an error that is said', "<script>console.error('planted')</script>", /^planted$/],
  ['what the policy refuses', '<script src="https://elsewhere.example/"></script>', /Content Security Policy/],
])('%s is a fault', async (_what, given, told) => {
  body = given;
  await page.goto(origin());
  await expect.poll(() => faults).toEqual([expect.stringMatching(told)]);
});

test('an answer of the county that refuses is none', async () => {
  body = "<script>fetch('/api/gone').then(({ status }) => (document.title = String(status)))</script>";
  await page.goto(origin());
  await expect.poll(() => page.title()).toBe('404');
  expect(faults).toEqual([]);
});
