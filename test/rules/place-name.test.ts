import { expect, test } from 'vitest';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { displayName, displayTownName, faultOfName, faultOfVillageName, findUncovered } from '../../src/rules/place-name.ts';

test('every village of the toy county is called as its folder says, and none is broken', () => {
  const { villages } = readCountyFolder('mock/data');
  expect(villages.filter((village) => displayName(village.name) !== village.displayName)).toEqual([]);
  expect(villages.map((village) => faultOfVillageName(village.name)).filter(Boolean)).toEqual([]);
});

test('a committee’s name becomes the village’s', () => {
  const said = [
    '康家村委会',
    '徐家村村委会',
    '红旗村村民委员会',
    '东新村民委员会',
    '解放桥社区居民委员会',
    '后坡街居委会',
    '鲁北工业园类似居委会',
  ];
  expect(said.map(displayName)).toEqual(['康家村', '徐家村', '红旗村', '东新村', '解放桥社区', '后坡街', '鲁北工业园']);
  // 魏村 whose own name ends in 村, and a place that is called nothing else.
  expect([displayName('魏村村村民委员会'), displayName('南阳湖农场生活区')]).toEqual(['魏村村', '南阳湖农场生活区']);
  expect(['棣丰街道办事处', '碧城工业区', '水湾镇人民政府'].map(displayTownName)).toEqual(['棣丰街道', '碧城工业区', '水湾镇']);
});

/** As they stand in the state's list of 2023 for Shandong. */
const broken = [
  '工农社区居',
  '韩家村村村会',
  '卢寨村村民委会',
  '乐和村村名委员会',
  '文苑社区居委',
  '尚德社区居民委员',
  '孙蒿科社区居会',
  '兴业春天花园社区居委会会',
  '后寨村委会村民委员会',
  '欣园社区居居民委员会',
  '北泽沟村民会员会',
  '丁寨社区居委员会',
  '孔村委员会',
];
const whole = [
  '市委社区居委会',
  '魏村村村民委员会',
  '西矾硫村东矾硫',
  '3520社区居委会',
  '南十里铺社区（南）十里铺村民委员会',
  '䅟茬窑社区居委会',
];

test('broken names of the state’s own list are told from those that only look odd', () => {
  expect(broken.filter((name) => faultOfVillageName(name) === undefined)).toEqual([]);
  expect(whole.filter((name) => faultOfVillageName(name) !== undefined)).toEqual([]);
  expect(faultOfName('嘉祥经济开发区管理委员会')).toBeUndefined();
});

test('what a name is not written with is told with its number', () => {
  const odd = [
    '',
    '=1+1',
    '＝村',
    'ABC',
    '\ue000村',
    '村\u200b',
    '村\ufe01',
    '村\ufffd',
    '⿰木寸',
    '村 东',
    '\uf92c村',
    '村👍',
    '⺮村',
    '村\u0000',
    '长'.repeat(41),
  ];
  expect(odd.filter((name) => faultOfName(name) === undefined)).toEqual([]);
  expect(faultOfName('村\ufe01')).toContain('U+FE01');
  expect(findUncovered('窑䅟茬䅟', (codePoint) => codePoint !== 0x415f)).toBe('䅟（U+415F）');
});
