import { afterAll, beforeAll, expect, test } from 'vitest';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

test('the fund: the panel before the notice, the leading group after it, a visit afterwards, a file; and more on a new blow', async () => {
  const { family, act, at, refused, offered, told, desk } = await JourneyDesk.file(county, 'wudi-tekun-fund', '16900000401');
  expect(family.receipt.matters[0]!.lookBy).toMatchObject({ words: '海丰街道先看，看完告诉您。', day: '', certain: true });
  await act('haifeng', 'first-review');
  await county.knock();
  expect(family.villager.messages().at(-1)!.text).toContain('镇上接下了，正在查');
  await refused('panel', 'panel-for', { amountFen: 6_000_000, finding: '很难' }, 'not-found');
  await act('county', 'visited', { finding: '再障，住院三次' });
  await act('county', 'checked', { finding: '保险都报完了' });
  expect((await family.read()).timeline[0]).toMatchObject({ title: '各部门都回话了', who: '县里' });
  await refused('haifeng', 'hang', {}, 'not-now');
  await act('panel', 'panel-for', { amountFen: 6_000_000, finding: '自己掏了十八万，欠着十万' });
  expect((await family.read()).timeline[0]!.who).toBe('评委会');
  await refused('panel', 'approve', { amountFen: 6_000_000 }, 'not-now');

  await act('haifeng', 'hang');
  expect(await at()).toEqual({ title: '在村里贴着，今天贴的', text: '一共7天，到12月1日 星期二。只写名字、几口人、多少钱。' });
  await refused('haifeng', 'pass-to-group', {}, 'not-now');
  await refused('panel', 'approve', { amountFen: 6_000_000 }, 'not-now');
  expect(await offered('panel')).toEqual({});
  county.clock.forward({ days: 8 });
  await act('haifeng', 'pass-to-group');
  for (const login of ['haifeng', 'county'] as const) await refused(login, 'approve', { amountFen: 6_000_000 }, 'not-for-you');
  await act('panel', 'approve', { amountFen: 6_000_000 });
  expect(await told()).toEqual({ title: '同意了', text: '给您60000元。下一步打钱。' });
  expect((await family.read()).timeline[0]!.who).toBe('领导小组');
  await act('finance', 'order');
  await act('finance', 'credit');
  expect(await at()).toEqual({ title: '钱到了', text: '60000元，到了。过些日子去家里看看，帮上了没有。' });

  const open = async () => (await (await desk('haifeng')).ask('staffListMatters')).body.matters.map(({ matterId }) => matterId);
  expect(await open()).toContain(family.matterId);
  county.clock.forward({ days: 12 });
  await act('haifeng', 'visited-again', { finding: '钱用在看病上，人好多了' });
  expect(await at()).toEqual({ title: '办完了，留着底', text: '又遇上难处，打12349，能再看。' });
  expect(await open()).not.toContain(family.matterId);

  await refused('haifeng', 'raise', { reason: '又病了' }, 'not-for-you');
  await act('panel', 'raise', { reason: '孩子又查出病来' });
  expect(await told()).toEqual({ title: '再给您看一次', text: '因为孩子又查出病来。' });
  await act('county', 'visited-for-more', { finding: '去看过了' });
  await act('panel', 'panel-for-more', { amountFen: 2_000_000, finding: '再帮两万' });
  await refused('panel', 'approve-more', { amountFen: 2_000_000 }, 'not-now');
  await act('haifeng', 'hang-again');
  await refused('haifeng', 'pass-to-group-again', {}, 'not-now');
  county.clock.forward({ days: 8 });
  await act('haifeng', 'pass-to-group-again');
  await act('panel', 'approve-more', { amountFen: 2_000_000 });
  await act('finance', 'order');
  expect(await at()).toEqual({ title: '正在打钱', text: '20000元，银行一两天打进去。' });
  await act('finance', 'credit');
  await act('haifeng', 'visited-again', { finding: '都好了' });
  expect(await at()).toMatchObject({ title: '办完了，留着底' });
});

test('an objection sends the fund’s people back into the house and before the panel again; a no names what else there is', async () => {
  const { act, at, refused, told } = await JourneyDesk.file(county, 'wudi-tekun-fund', '16900000402');
  await act('haifeng', 'first-review');
  await act('county', 'visited', { finding: '看过了' });
  await act('county', 'checked', { finding: '都回话了' });
  await act('panel', 'panel-for', { amountFen: 1_000_000, finding: '花得多' });
  await act('haifeng', 'hang');
  await act('haifeng', 'object', { finding: '有人说开着店' });
  expect(await told()).toEqual({ title: '有人提了意见', text: '我们再去看看，看完跟您说清楚。没说您不对。' });
  county.clock.forward({ days: 9 });
  await refused('haifeng', 'pass-to-group', {}, 'not-now');
  await act('county', 'visited', { finding: '开着店，一年落八万' });
  await act('county', 'checked', { finding: '保险都报完了' });
  await act('panel', 'panel-against', { finding: '收入能撑住' });
  expect(await told()).toEqual({ title: '评委会觉得还不行', text: '原因：收入能撑住。还没定，您可以再说。' });
  await refused('panel', 'refuse', { reason: '收入能撑住', rule: '基金办法' }, 'field-refused');
  await act('panel', 'refuse', { reason: '收入能撑住', rule: '基金办法', remedy: '申请医疗救助，镇上帮您填' });
  await act('haifeng', 'deliver', { delivery: '当面交给本人，签了字' });
  expect(await at()).toEqual({ title: '这次没办成', text: '通知书送到您手上了。为什么、还能怎么办，纸上写着。还想再说，打12349。' });
});
