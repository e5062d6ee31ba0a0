import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTown, JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

test('低保: checked, visited, hung for seven days, and only then decided by the county; every month from then on', async () => {
  const { family, at, act: actOnly, refused, offered, told } = await JourneyDesk.file(county, 'dibao-family', '16900000101');
  // Each is told before the next happens, as a worker does: what waits together would be one message.
  const act: typeof actOnly = async (...given) => {
    const done = await actOnly(...given);
    await county.knock();
    return done;
  };
  expect(family.receipt.matters[0]!.lookBy.words).toBe('海丰街道11月25日 星期三前看，看完告诉您。');
  await refused('county', 'approve', { amountFen: 85_000 }, 'not-now');
  await act('haifeng', 'accept');
  expect(await told()).toEqual({ title: '镇上接下了', text: '从今天算，最晚预计1月5日 星期二有结果。' });
  await act('haifeng', 'start-checking');
  await refused('haifeng', 'checked', { finding: '对得上' }, 'not-for-you');
  await act('county', 'differ', { finding: '您说没有车，查到一辆小汽车' });
  expect(await at()).toEqual({ title: '有一处对不上', text: '您说没有车，查到一辆小汽车。是怎么回事？说一说，没说您不对。' });
  await act('haifeng', 'explain', { finding: '车前年就卖了，没过户' });
  await act('haifeng', 'visited', { finding: '两间瓦房，邻居问了三家' });
  await act('haifeng', 'opine-for', { amountFen: 85_000, finding: '人均低于低保线' });
  expect(await at()).toEqual({ title: '镇上觉得行', text: '下一步，在村里贴7天。打算每月给850元。' });
  await refused('county', 'approve', { amountFen: 85_000 }, 'not-now');

  await act('haifeng', 'hang');
  expect(await at()).toEqual({ title: '在村里贴着，今天贴的', text: '一共7天，到12月1日 星期二。只写名字、几口人、多少钱。' });
  await refused('haifeng', 'pass-on', {}, 'not-now');
  expect(await offered('haifeng')).toEqual({ 'pass-on': '12月2日 星期三起才能办', object: '', ask: '', extend: '', 'tried-to-reach': '' });
  await act('haifeng', 'extend', { cause: '人户分离', reason: '户口在邻县，要等回函' });
  expect(await told()).toEqual({ title: '要多查几天', text: '因为人户分离：户口在邻县，要等回函。最晚预计1月26日 星期二有结果。' });
  await refused('haifeng', 'extend', { cause: '人户分离', reason: '还要再等等' }, 'not-now');
  expect(await offered('haifeng')).not.toHaveProperty('extend');

  county.clock.forward({ days: 8 });
  await act('haifeng', 'pass-on');
  await refused('haifeng', 'approve', { amountFen: 85_000 }, 'not-for-you');
  await refused('county', 'refuse', { reason: '算下来超过低保线', remedy: '情况变了再申请' }, 'field-refused');
  await act('county', 'approve', { amountFen: 85_000 });
  expect(await told()).toEqual({ title: '同意了', text: '从下个月起，每月850元。' });
  await act('finance', 'order');
  await act('finance', 'credit');
  expect(await at()).toEqual({ title: '每月发着', text: '每月850元。家里有变化，打12349说一声。' });
  await county.knock();
  expect(family.villager.messages().map(({ text }) => text.slice(8, 18))).toEqual([
    expect.stringMatching(/\d+是您登录/),
    '您交的事，镇上接下了',
    '您的事有一处对不上，',
    '您的事在村里贴着，到',
    '您的事要多查几天，最',
    '您的事贴完了，接着往',
    '您申请的事同意了。给',
    '您申请的救助金到了。',
  ]);
  expect(await family.whoDidWhat()).toEqual([
    '您 交给镇上了',
    '镇上 镇上接下了',
    '镇上 正在查家里收入',
    '县里 有一处对不上',
    '镇上 您说明白了',
    '镇上 家里看过了',
    '镇上 镇上觉得行',
    '镇上 在村里贴着',
    '镇上 要多查几天',
    '镇上 贴满7天了',
    '县里 同意了',
    '财政 正在打钱',
    '财政 每月发着',
  ]);

  // What is given is not taken away unheard.
  await act('haifeng', 'review');
  await act('haifeng', 'differ', { finding: '儿子上班了' });
  await refused('county', 'stop', { reason: '收入高了', rule: '办法第三十二条', remedy: '再申请' }, 'not-now');
  await act('haifeng', 'hear', { finding: '儿子才上班两个月，还在试用' });
  await act('county', 'keep');
  expect((await family.whoDidWhat()).at(-1)).toBe('县里 还照旧发');
});

test('who has a near relative in office is visited by the county itself; the town cannot answer for it', async () => {
  const { act, at, refused, offered } = await JourneyDesk.file(county, 'dibao-family', '16900000102');
  await act('haifeng', 'accept');
  await act('haifeng', 'start-checking');
  await act('county', 'checked', { finding: '对得上' });
  await act('haifeng', 'relatives', { finding: '村会计是她儿子' });
  expect(await at()).toEqual({
    title: '县里来家里看看',
    text: '有近亲在管这样的事，县里的人自己来看。不收钱，不看存折密码。',
  });
  await refused('haifeng', 'visited-by-county', { finding: '看过了' }, 'not-for-you');
  await refused('haifeng', 'visited', { finding: '看过了' }, 'not-now');
  expect(Object.keys(await offered('county'))).toEqual(['visited-by-county', 'extend', 'tried-to-reach']);
  await act('county', 'visited-by-county', { finding: '县里两人去看过' });
  expect(await at()).toEqual({ title: '镇上在商量', text: '意见定了，在村里贴7天。' });
});

test('where the county lets a town decide on 低保, that town decides within 20 working days, and its signature ends at a cap', async () => {
  county.clock.set('2026-12-07T09:05:00+08:00');
  const { family, act, at, refused, offered, told } = await JourneyDesk.file(county, 'dibao-family', '16900000103', inTown('水湾镇'));
  const { programs } = (await family.villager.ask('readProgramTexts', { params: { codeId: family.codeId } })).body;
  const steps = programs.find(({ id }) => id === 'dibao-family')!.steps.map(({ title, who, limit }) => `${title} ${who} ${limit}`);
  expect(steps).toContain('镇上定 镇上 20个工作日');
  expect(steps.join()).not.toContain('县里定');
  await refused('haifeng', 'accept', {}, 'not-found');
  await act('shuiwan', 'accept');
  expect(await told()).toEqual({ title: '镇上接下了', text: '从今天算，最晚预计1月4日 星期一有结果。' });
  await act('shuiwan', 'start-checking');
  await act('county', 'checked', { finding: '对得上' });
  await act('shuiwan', 'visited', { finding: '看过了' });
  await act('shuiwan', 'opine-for', { amountFen: 600_000, finding: '人均低于低保线' });
  await act('shuiwan', 'hang');
  county.clock.forward({ days: 8 });
  await act('shuiwan', 'pass-on');
  expect(await at()).toEqual({ title: '镇上在定', text: '最晚预计1月4日 星期一定下来。' });
  await refused('county', 'approve', { amountFen: 85_000 }, 'not-for-you');
  expect(await refused('shuiwan', 'approve', { amountFen: 510_001 }, 'not-now')).toBe('这个数您签不了，请上一级来签。');
  expect(Object.keys(await offered('county'))).toEqual(['extend']);
  await act('shuiwan', 'pass-up', { finding: '八口人，数大' });
  expect(await at()).toEqual({ title: '到县里了', text: '钱数镇上定不了，县里预计1月4日 星期一前定下来。' });
  await refused('shuiwan', 'approve', { amountFen: 85_000 }, 'not-for-you');
  await act('county', 'approve', { amountFen: 600_000 });
  expect((await family.whoDidWhat()).at(-1)).toBe('县里 同意了');

  const usual = await JourneyDesk.file(county, 'dibao-family', '16900000104', inTown('水湾镇'));
  for (const [login, event, given] of [
    ['shuiwan', 'accept', {}],
    ['shuiwan', 'start-checking', {}],
    ['county', 'checked', { finding: '对得上' }],
    ['shuiwan', 'visited', { finding: '看过了' }],
    ['shuiwan', 'opine-for', { amountFen: 85_000, finding: '觉得行' }],
    ['shuiwan', 'hang', {}],
  ] as const)
    await usual.act(login, event, given);
  county.clock.forward({ days: 8 });
  await usual.act('shuiwan', 'pass-on');
  await usual.act('shuiwan', 'approve', { amountFen: 85_000 });
  expect(await usual.told()).toEqual({ title: '同意了', text: '从下个月起，每月850元。' });
  expect((await usual.family.whoDidWhat()).at(-1)).toBe('镇上 同意了');
});
