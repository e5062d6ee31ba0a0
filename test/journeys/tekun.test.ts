import { afterAll, beforeAll, expect, test } from 'vitest';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

test('特困: somebody objects, so it is looked into again and hung again, and only then decided; more care, more money', async () => {
  const { family, act, at, refused, offered, told } = await JourneyDesk.file(county, 'tekun-scattered', '16900000301');
  await act('haifeng', 'accept');
  await county.knock();
  expect(family.villager.messages().at(-1)!.text).toContain('镇上接下了，正在查');
  expect(await told()).toEqual({ title: '镇上接下了', text: '12月15日 星期二前查清楚，提出意见。' });
  await act('haifeng', 'appraise');
  await act('kangjia', 'appraised', { finding: '都说他一个人过' });
  expect((await family.read()).timeline[0]!.who).toBe('村里');
  await act('haifeng', 'opine-for', { finding: '无儿无女，没有收入' });
  await act('haifeng', 'hang');
  expect(await at()).toEqual({ title: '在村里贴着，今天贴的', text: '一共7天，到12月1日 星期二。只写名字、几口人。' });

  county.clock.set('2026-11-27T10:00:00+08:00');
  await act('haifeng', 'object', { finding: '有人说他有个侄子在管' });
  expect(await told()).toEqual({ title: '有人提了意见', text: '镇上12月18日 星期五前再查一遍，再贴一次。没说您不对。' });
  // The board ran its seven days meanwhile: that helps nobody.
  county.clock.set('2026-12-14T10:00:00+08:00');
  await refused('haifeng', 'pass-to-county', {}, 'not-now');
  await refused('county', 'approve', { amountFen: 170_500 }, 'not-now');
  expect(Object.keys(await offered('haifeng'))).toEqual(['opine-for-again', 'opine-against', 'ask', 'tried-to-reach']);
  await refused('haifeng', 'opine-for-again', {}, 'field-refused');
  await act('haifeng', 'opine-for-again', { finding: '侄子只是邻居，逢年过节来看看' });
  expect(await told()).toEqual({ title: '再查过了', text: '查到的是：侄子只是邻居，逢年过节来看看。再贴7天。' });
  await act('haifeng', 'hang');
  expect(await at()).toEqual({ title: '在村里贴着，今天贴的', text: '一共7天，到12月21日 星期一。只写名字、几口人。' });
  expect(await offered('haifeng')).toMatchObject({ 'pass-to-county': '12月22日 星期二起才能办' });
  await refused('haifeng', 'pass-to-county', {}, 'not-now');

  county.clock.set('2026-12-22T09:00:00+08:00');
  await act('haifeng', 'pass-to-county');
  await refused('haifeng', 'approve', { amountFen: 170_500 }, 'not-for-you');
  await act('county', 'approve', { amountFen: 170_500 });
  expect(await told()).toEqual({ title: '同意了', text: '从下个月起，每月1705元。还要看看平时自己能做什么。' });
  await act('county', 'assess', { amountFen: 192_000, finding: '6样里有2样做不了' });
  await act('finance', 'order');
  await act('finance', 'return', { reason: '卡号少了一位' });
  expect(await at()).toEqual({ title: '钱没打进去', text: '钱没丢，给您留着。原因：卡号少了一位。' });
  await act('finance', 'order');
  await act('finance', 'credit');
  expect(await at()).toEqual({ title: '每月发着', text: '每月1920元。家里有变化，打12349说一声。' });
  expect((await family.whoDidWhat()).slice(0, 13)).toEqual([
    '您 交给镇上了',
    '镇上 镇上接下了',
    '镇上 村里人要商量一下',
    '村里 村里人商量完了',
    '镇上 镇上觉得行',
    '镇上 在村里贴着',
    '镇上 有人提了意见',
    '镇上 再查过了',
    '镇上 在村里贴着',
    '镇上 到县里了',
    '县里 同意了',
    '县里 照料的钱定了',
    '财政 正在打钱',
  ]);

  await act('haifeng', 'care-changed', { finding: '摔了一跤，下不了床' });
  await act('county', 'reassessed-up', { amountFen: 256_500, finding: '6样里有4样做不了' });
  expect(await told()).toEqual({ title: '照料的钱变了', text: '以后每月2565元。' });
});

test('an objection that turns out right leads to no, and before that the county has 15 working days and may send the town once more', async () => {
  const { act, at, refused } = await JourneyDesk.file(county, 'tekun-scattered', '16900000302');
  county.clock.set('2026-12-23T09:00:00+08:00');
  await act('haifeng', 'accept');
  await act('haifeng', 'opine-for', { finding: '无儿无女' });
  await act('haifeng', 'hang');
  await act('haifeng', 'object', { finding: '有人说有个儿子' });
  await act('haifeng', 'opine-against', { finding: '有个儿子，在外地上班' });
  expect(await at()).toEqual({ title: '镇上觉得还不行', text: '还没定。县里预计1月13日 星期三前定下来，定之前您还能说。' });
  await act('county', 'look-again', { reason: '她说儿子二十年没回来' });
  await act('haifeng', 'opine-against', { finding: '上个月还寄过钱' });
  const no = { reason: '有能养您的儿子', remedy: '儿子不管，打12348，不收钱' };
  await refused('county', 'refuse', no, 'field-refused');
  await act('county', 'refuse', { ...no, rule: '特困人员认定办法第八条' });
  await act('haifeng', 'deliver', { delivery: '当面交给本人，签了字' });
});
