import { expect, test } from 'vitest';
import { checkValue } from '../../mock/wechat/check-value.ts';
import { fitValue } from '../../src/server/notify/wechat/fit-value.ts';

test.each([
  ['thing1', '镇上接下了', '镇上接下了'],
  ['thing1', '一'.repeat(20), '一'.repeat(20)],
  ['thing1', '一'.repeat(21), `${'一'.repeat(19)}…`],
  ['thing1', `${'一'.repeat(18)}🏠🏠`, `${'一'.repeat(18)}…`],
  ['thing1', '分两行\n写的', '分两行 写的'],
  ['thing1', '2026年12月22日', '2026年12月22日'],
  ['date2', '2026年12月22日', '2026年12月22日'],
  ['date2', '2026-12-22', '2026-12-22'],
  ['phrase5', '接下了', '接下了'],
])('%s: %s goes out as %s, and WeChat takes it', (key, value, said) => {
  expect(fitValue(key, value)).toBe(said);
  expect(checkValue(key, said)).toBe('fits');
});

test.each([
  ['date2', '12月22日'],
  ['date2', '预计2026年12月22日'],
  ['amount4', '3000元'],
  ['phrase5', '镇上给您接下了'],
  ['phrase5', 'OK'],
  ['name6', '接下了'],
  ['toString1', '接下了'],
  ['thing1', ''],
  ['thing1', undefined],
  ['enum9', '接下了'],
  ['unheard10', '接下了'],
])('%s: %s would be refused with the whole message, so this notice goes by SMS', (key, value) => {
  expect(fitValue(key, value)).toBeUndefined();
});
