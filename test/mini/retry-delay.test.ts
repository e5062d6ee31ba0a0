import { expect, test } from 'vitest';
import { retryDelay } from '../../src/mini/shared/send/retry-delay.ts';

test('the first wait is at most two seconds, and it doubles', () => {
  expect(retryDelay(0, undefined, 1)).toBe(2_000);
  expect(retryDelay(3, undefined, 1)).toBe(16_000);
});

test('no wait of its own is longer than five minutes, however often it failed', () => {
  for (const attempts of [8, 30, 10_000]) expect(retryDelay(attempts, undefined, 1)).toBe(300_000);
});

test('chance spreads it from nothing to the whole', () => {
  expect(retryDelay(3, undefined, 0)).toBe(0);
  expect(retryDelay(3, undefined, 0.5)).toBe(8_000);
});

test('what the county asked for is the least', () => {
  expect(retryDelay(0, 60, 0)).toBe(60_000);
  expect(retryDelay(0, 60, 1)).toBe(62_000);
});
