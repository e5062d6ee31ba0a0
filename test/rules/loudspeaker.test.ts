import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listRises, riseInWords } from '../../src/rules/catalogue/rises.ts';
import { addDays } from '../../src/rules/day.ts';
import { spokenDay } from '../../src/rules/loudspeaker/spoken-day.ts';
import { spokenLength } from '../../src/rules/loudspeaker/spoken-length.ts';
import { longest, shortest, writeLoudspeakerText, type Announcement } from '../../src/rules/loudspeaker/write-loudspeaker-text.ts';
import { sessionHalves, sessionTimeInWords } from '../../src/rules/session-time.ts';
import { readCatalogueFolder } from '../../src/server/learn/index.ts';

const around = { village: '康家村', hotline: '12349', place: '村委会大院' };

test('a session is called out with day, place, papers and number twice, in forty seconds', () => {
  const text = writeLoudspeakerText({
    ...around,
    kind: 'session',
    day: '2026-12-03',
    half: 'morning',
    time: '09:00',
    bring: ['身份证', '户口簿', '病历'],
    who: '家里有老人、有病人的',
  });
  for (const twice of ['12月3号上午9点', '村委会大院', '身份证、户口簿、病历', '12349']) expect(text.split(twice)).toHaveLength(3);
  expect(text).toContain('家里有老人、有病人的，都来听听。');
  expect(spokenLength(text)).toBeGreaterThanOrEqual(shortest);
});

test('days and hours are said as people say them', () => {
  expect(['2027-01-01', '2026-12-03', '2026-11-01'].map(spokenDay)).toEqual(['元月一号', '12月3号', '11月一号']);
  expect(
    [
      { half: 'morning', time: '09:00' },
      { half: 'afternoon', time: '15:30' },
      { half: 'afternoon', time: '12:30' },
      { half: 'evening' },
    ].map((one) => sessionTimeInWords(one as Parameters<typeof sessionTimeInWords>[0])),
  ).toEqual(['上午9点', '下午3点半', '下午12点半', '晚上']);
});

test('no sum and no illness leaves the horn, whatever the piece says', () => {
  const text = writeLoudspeakerText({
    ...around,
    kind: 'news',
    title: '低保每月涨到900元',
    text: '每人每月多给50元。得了癌症的也能申请。补贴提高两成。打13800001111问。老人到镇上登记就行。',
    from: '2026-12-01',
    until: '2027-01-31',
  });
  expect(text).toContain('老人到镇上登记就行。');
  expect(text).not.toMatch(/元(?!月)|900|50|癌|两成|138/);
});

/** Whatever the contract lets somebody write. */
const chars = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...'村东头大院老人家里有难处来问一问带上证件户口簿帮扶政策登记办理0123456789，。、；！？元'), {
      minLength: least,
      maxLength: most,
    })
    .map((all) => all.join(''));
const plain = (least: number, most: number) => chars(least, most).map((text) => text.replace(/[，。、；！？0-9元]/g, '村'));
const day = fc.integer({ min: 0, max: 800 }).map((after) => addDays('2026-11-24', after));
const anyAround = fc.record({
  village: plain(2, 12),
  hotline: fc.constantFrom('12349', '0543-6320000', '16900001234'),
  place: plain(2, 16),
});
const announcement: fc.Arbitrary<Announcement> = anyAround.chain((base) =>
  fc
    .oneof(
      fc.record({
        kind: fc.constant('session' as const),
        day,
        half: fc.constantFrom(...sessionHalves),
        bring: fc.array(plain(1, 10), { maxLength: 6 }),
        who: plain(0, 20),
      }),
      fc.record({ kind: fc.constant('rise' as const), name: plain(2, 24), since: day, groups: fc.array(plain(2, 16), { maxLength: 12 }) }),
      fc.record({ kind: fc.constant('news' as const), title: chars(2, 24), text: chars(0, 400), from: day, until: day }),
    )
    .map((one) => ({ ...base, ...one }) as Announcement),
);

test('whatever is announced lasts forty seconds, says day, place and number, and ends each sentence', () => {
  fc.assert(
    fc.property(announcement, (said) => {
      const text = writeLoudspeakerText(said);
      expect(spokenLength(text)).toBeGreaterThanOrEqual(shortest);
      expect(spokenLength(text)).toBeLessThanOrEqual(longest);
      const on = said.kind === 'session' ? said.day : said.kind === 'rise' ? said.since : said.from;
      for (const told of [spokenDay(on), said.place, said.hotline]) expect(text.split(told).length).toBeGreaterThan(2);
      expect(text.endsWith('。')).toBe(true);
      if (said.kind === 'news') for (const sentence of text.match(/[^。]+。/g)!) expect(sentence.length).toBeGreaterThan(1);
    }),
    { numRuns: 600 },
  );
});

const data = readCatalogueFolder('mock/data/catalogue');
const rural = data.parameters.find(({ id }) => id === 'std.dibaoRural')!;
const raised = { ...data, parameters: [...data.parameters, { ...rural, value: 900, effectiveFrom: '2027-01-01' }] };

test('a standard that rises on a day is told before it and after it, with whom it is for, and nothing is typed', () => {
  const [rise, ...others] = listRises(raised, '2026-12-20');
  expect(others).toEqual([]);
  expect(riseInWords(rise!)).toBe('从1月1日起，农村低保标准从每人每月850元涨到900元');
  expect(rise).toMatchObject({ since: '2027-01-01', from: 850, to: 900, illustrative: true, groups: expect.arrayContaining(['低保户']) });
  expect(rise!.programs.map(({ id }) => id)).toContain('dibao-family');
  const told = (on: string) => listRises(raised, on).map(({ id }) => id);
  expect([told('2026-10-01'), told('2026-11-30'), told('2027-02-10'), told('2027-04-01')]).toEqual([[], [rise!.id], [rise!.id], []]);
});

test('the first entry of a figure, one that says the same, and one that no program shows are no news', () => {
  const same = { ...rural, effectiveFrom: '2027-01-01' };
  const hidden = { ...rural, id: 'nobody.shows', effectiveFrom: '2026-01-01' };
  const parameters = [...data.parameters, same, hidden, { ...hidden, value: 1, effectiveFrom: '2027-01-01' }];
  expect(listRises({ ...data, parameters }, '2026-12-20')).toEqual([]);
  expect(listRises(data, '2026-01-10')).toEqual([]);
});
