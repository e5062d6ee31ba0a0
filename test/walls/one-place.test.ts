import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../src');

/** Files of one side that mention something, except those that may. Walls that no import shows. */
async function filesThatMention(side: string, what: RegExp, mayMention: RegExp): Promise<string[]> {
  const files = await readdir(path.join(source, side), { recursive: true });
  const found: string[] = [];
  for (const file of files.filter((name) => /\.(ts|vue)$/.test(name) && !mayMention.test(name))) {
    if (what.test(await readFile(path.join(source, side, file), 'utf8'))) found.push(file);
  }
  return found;
}

test('the server reads its environment in settings.ts alone', async () => {
  expect(await filesThatMention('server', /process\s*\.\s*env|import\.meta\.env/, /^platform\/settings\.ts$/)).toEqual([]);
});

test('only the vault encrypts and decrypts', async () => {
  expect(await filesThatMention('server', /create(De|C)ipher(iv)?\b/, /^platform\/vault[^/]*\.ts$/)).toEqual([]);
});

test('nothing calls the global fetch: the server speaks through platform/outbound.ts, the phone through shared/http, files of the app itself excepted', async () => {
  const fetching = /(?<![.\w])fetch\(|new (XMLHttpRequest|WebSocket|EventSource)\b/;
  expect(await filesThatMention('server', fetching, /^platform\/outbound\.ts$/)).toEqual([]);
  expect(await filesThatMention('mini', fetching, /^(service-worker\/|shared\/keep\/shipped\.ts$)/)).toEqual([]);
});

test('time comes from the clock: only platform/clock.ts asks the machine', async () => {
  expect(await filesThatMention('server', /new Date\(\)|Date\.now\(\)/, /^platform\/clock\.ts$/)).toEqual([]);
});

test('whoever goes through the counties leaves the practice grounds out, or says what is meant', async () => {
  const all = /selectFrom\('county'\)(?![^;]*(practice_of|where\('id', '=', scope\.county\)))/;
  expect(await filesThatMention('server', all, /^(practice\/.*|commands\/run-audit\.ts)$/)).toEqual([]);
});

test('no page writes a text as HTML: what anybody typed is letters on every one of them', async () => {
  const asHtml = /v-html|innerHTML|outerHTML|insertAdjacentHTML|document\s*\.\s*write|createContextualFragment|<rich-text/;
  for (const side of ['console', 'mini']) expect(await filesThatMention(side, asHtml, /^$/)).toEqual([]);
});
