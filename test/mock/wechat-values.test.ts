import { expect, test } from 'vitest';
import { checkValue } from '../../mock/wechat/check-value.ts';

/** The official table, both sides of every limit. */
test.each([
  ['thing1', ['镇上接下了', 'a1，。!', '字'.repeat(20), '😀'.repeat(20)], ['', '字'.repeat(21), '两\n行', '响\u0007铃']],
  ['number2', ['0', '3.5', '-1', '9'.repeat(32)], ['', '三', '1,000', '1.', '9'.repeat(33)]],
  ['letter1', ['abcXYZ', 'a'.repeat(32)], ['a1', '字', 'a'.repeat(33)]],
  ['symbol1', ['!?', '★', '!!!!!'], ['!!!!!!', 'a', '字']],
  ['character_string5', ['A-1/2', '1'.repeat(32)], ['字', '1'.repeat(33)]],
  [
    'time3',
    ['15:01', '2019年10月1日 15:01', '15:01~16:30', '2019年10月1日 15:01~2019年10月2日 09:00'],
    ['24:00', '15:60', '2019年10月1日', ''],
  ],
  [
    'date2',
    [
      '2019年10月1日',
      '2018-01-01',
      '2018/01/01',
      '2018.01.01',
      '2018-01',
      '2019年10月',
      '2019年10月1日 15:01',
      '2026-01-01~2026-02-01',
      '2028-02-29',
    ],
    ['10月1日', '12月31日 星期四', '2026-02-29', '2026-13', '2026-1/1', '明天', '2026-01-01~', ''],
  ],
  ['amount3', ['100', '￥1200.50', '¥1200元', '$5', '1234567890'], ['12345678901', '￥￥1', '1,200', '元', '一百元']],
  ['phone_number4', ['0543-1234567', '+8616900000001', '1'.repeat(17)], ['1'.repeat(18), '电话12349', '']],
  ['car_number5', ['鲁M12345', '鲁MD12345'], ['鲁M12345678', '鲁M·1234']],
  ['name6', ['欧阳海棠', '字'.repeat(10), 'a'.repeat(20), '阿·买买提'], ['字'.repeat(11), `字${'a'.repeat(10)}`, 'a'.repeat(21), '']],
  ['phrase7', ['接下了', '字'.repeat(5)], ['字'.repeat(6), '接下1', '接下。', 'ok', '']],
  ['enum8', ['同意', '不同意'], ['别的', '']],
  ['constructor1', [], ['x']],
  ['1', [], ['x']],
])('%s', (key, fitting, invalid) => {
  const verdict = (value: string) => checkValue(key, value, ['同意', '不同意']);
  expect(fitting.filter((value) => verdict(value) !== 'fits')).toEqual([]);
  expect(invalid.filter((value) => verdict(value) !== 'invalid')).toEqual([]);
});
