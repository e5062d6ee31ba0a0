import { afterAll, beforeAll, expect, test } from 'vitest';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

test('a fire on Friday at 22:00: one officer of the town pays first, and it is the town that has something left to do', async () => {
  county.clock.set('2026-11-27T21:50:00+08:00');
  const { family, act, at, refused, offered, told, desk } = await JourneyDesk.file(county, 'temp-assist-urgent', '16900000201');
  const program = (await family.villager.catalogue()).programs.find(({ id }) => id === 'temp-assist-urgent')!;
  expect(program).toMatchObject({ callFirst: true, consents: ['truth', 'sensitive-data'] });
  expect(program.asks.length).toBeLessThanOrEqual(5);
  expect(family.receipt.matters[0]!.lookBy.words).toBe('海丰街道值班的人去找您。县里说好11月28日 星期六前先帮上。等不及，打12349。');
  const opened = await (await desk('haifeng')).open(family.matterId);
  expect(opened.missing).toEqual([]);
  expect(opened.acts.find(({ event }) => event === 'pay-first')?.atMost).toBe(255_000);

  // No notice, no check of what they own: but a name, a sum within its reach, and what was seen.
  await refused('haifeng', 'pay-first', { amountFen: 200_000 }, 'field-refused');
  await refused('haifeng', 'pay-first', { finding: '三间房烧了' }, 'field-refused');
  expect(await refused('haifeng', 'pay-first', { amountFen: 255_001, finding: '三间房烧了' }, 'not-now')).toBe(
    '这个数您签不了，请上一级来签。',
  );
  for (const login of ['county', 'finance', 'kangjia'] as const)
    await refused(login, 'pay-first', { amountFen: 100_000, finding: '三间房烧了' }, 'not-for-you');
  await act('haifeng', 'pay-first', { amountFen: 200_000, finding: '三间房烧了，人没事，没地方住' });
  expect(await told()).toEqual({ title: '先给您救急钱', text: '镇上批了2000元，手续镇上补。' });
  expect(await at()).toEqual({
    title: '先给您救急钱',
    text: '2000元，已经批了。12月4日 星期五前镇上去看看，难处过去了就补手续，不用您跑。',
  });
  await county.knock();
  expect(family.villager.messages().at(-1)!.text).toContain('您说的急事批了，镇上的人去找您');

  // Paid is not done: it cannot be closed, withdrawn or paid twice.
  await refused('haifeng', 'close', { finding: '办完了' }, 'not-now');
  await refused('haifeng', 'pay-first', { amountFen: 200_000, finding: '再给一次' }, 'not-now');
  expect((await family.read()).mayDo).toEqual([]);
  await act('haifeng', 'credit', { delivery: '11月27日晚上11点，现金当面交给本人，按了手印' });
  expect((await family.read()).timeline[0]).toMatchObject({ title: '救急钱到了', text: '2000元，到您手上了。', who: '镇上' });

  // On Monday it lies open on the town's list, with its day.
  county.clock.set('2026-11-30T08:30:00+08:00');
  const mine = async () =>
    (await (await desk('haifeng')).ask('staffListMatters')).body.matters.find(({ matterId }) => matterId === family.matterId);
  expect((await mine())?.next).toMatchObject({ day: '2026-12-04', text: '镇上12月4日 星期五前办这一步' });
  await act('haifeng', 'still-hard', { finding: '房子还没修，住在亲戚家' });
  expect(await told()).toEqual({ title: '难处还没过去', text: '镇上看到的是：房子还没修，住在亲戚家。12月7日 星期一前再来看看。' });
  await refused('haifeng', 'supplement', { finding: '补好了' }, 'not-now');
  county.clock.set('2026-12-03T09:00:00+08:00');
  await act('haifeng', 'emergency-over');
  expect((await mine())?.next?.day).toBe('2026-12-10');
  expect(await at()).toEqual({ title: '镇上在补手续', text: '12月10日 星期四前补完，不用您跑。' });

  // Left lying, it goes up by itself, and the family sees it.
  county.clock.set('2026-12-11T08:00:00+08:00');
  await county.knock();
  expect((await told()).title).toBe('晚了');
  expect((await mine())?.light).toBe('overdue');
  expect(Object.keys(await offered('haifeng'))).toEqual(['supplement']);
  await act('haifeng', 'supplement', { finding: '火灾证明、领款单都补齐了' });
  await act('haifeng', 'close', { finding: '房子可以申请修，镇上帮着报' });
  expect(await mine()).toBeUndefined();
  expect(await told()).toEqual({ title: '这件事办完了', text: '别的还能得什么：房子可以申请修，镇上帮着报。' });
});

test('what is over the town’s cap waits for a leader of the county, and not for a meeting', async () => {
  const { family, act, at, refused } = await JourneyDesk.file(county, 'temp-assist-urgent', '16900000202');
  await act('haifeng', 'ask-leaders', { finding: '车祸，手术要先交一万' });
  expect(await at()).toEqual({ title: '请县里点头', text: '事急，镇上正给县里打电话。' });
  await refused('haifeng', 'pay-first', { amountFen: 100_000, finding: '先给一点' }, 'not-for-you');
  await refused('county', 'pay-first', { amountFen: 2_000_001, finding: '电话里说过了' }, 'not-now');
  await act('county', 'pay-first', { amountFen: 1_000_000, finding: '电话里说过了' });
  expect((await family.read()).timeline[0]).toMatchObject({ title: '先给您救急钱', text: '县里批了10000元，手续镇上补。', who: '县里' });
  await act('haifeng', 'emergency-over');
});

test('what is no emergency is refused with reason, rule and remedy, and a paper', async () => {
  const { act, at, refused } = await JourneyDesk.file(county, 'temp-assist-urgent', '16900000203');
  const words = { reason: '看病的钱是去年花的，不是眼下的急事', rule: '社会救助法第五十条' };
  await refused('haifeng', 'refuse', words, 'field-refused');
  await act('haifeng', 'refuse', { ...words, remedy: '申请临时救助（支出型），镇上帮您填' });
  expect((await at()).text).toContain('您可以：申请临时救助（支出型），镇上帮您填。');
  await act('haifeng', 'deliver', { delivery: '当面交给本人，签了字' });
});
