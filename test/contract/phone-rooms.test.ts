import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isPhonePath, landingPage } from '../../src/contract/phone-rooms.ts';

test('every page of the phone is answered by the county, and by the phone without a network, with the app', () => {
  const config = readFileSync('src/mini/app.config.ts', 'utf8');
  const pages = [...config.matchAll(/'([a-z]+\/[a-z-]+)'/g)].map(([, page]) => `/${page}`);
  const packages = [...config.matchAll(/root: '([a-z]+)'/g)].map(([, root]) => `/${root}`);
  expect([pages.length > 10, packages]).toEqual([true, ['/consent', '/me', '/visit']]);
  expect([...pages, ...packages].filter((path) => !isPhonePath(path))).toEqual([]);
  expect(pages).toContain(`/${landingPage}`);
  expect(['/staff', '/api/codes', '/m/1', '/homeless', '//home'].filter((path) => isPhonePath(path))).toEqual([]);
});
