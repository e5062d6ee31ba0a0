import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeKinds, type NoticeKindName } from '../../src/rules/notice/notice-kinds.ts';
import { sayWording, wordSms } from '../../src/server/notify/sms/word-sms.ts';
import { tellNumber, type AtNumber, type Waiting } from '../../src/server/notify/sms/tell-number.ts';
import { testSettings } from '../helpers/test-settings.ts';

const sms = testSettings({
  sms: { noticesPerNumberDay: 2, templates: JSON.parse(readFileSync('mock/data/sms-templates.json', 'utf8')) },
}).sms;
const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);
let made = 0;

function waits(kind: NoticeKindName, given: Partial<Waiting> = {}): Waiting {
  const lane = noticeKinds[kind].lane as Waiting['lane'];
  return { id: `d${(made += 1)}`, lane, kind, values: {}, person: 'wang', dueAt: at('10:00'), folded: false, ...given };
}

/** What is said, by its text, and what waits, until when. */
function told(waiting: Waiting[], now: Date, given: Partial<AtNumber> = {}): string[] {
  const households = new Map(waiting.flatMap(({ person }) => (person === undefined ? [] : [[person, `home of ${person}`]])));
  return tellNumber(sms, { waiting, households, sentToday: 0, ...given }, now).map((telling) =>
    telling.does === 'say'
      ? `${sayWording(sms, telling.wording).slice(0, 16)} +${telling.folds.length}`
      : `${telling.ids.length} wait until ${new Date(telling.until.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)}`,
  );
}

test.each<[what: string, expected: string[], ...Parameters<typeof told>]>([
  [
    'one is said in its own words',
    ['您交的事，镇上接下了。最晚12月 +0'],
    [waits('accepted', { values: { total: '12月22日' } })],
    at('10:00'),
  ],
  [
    'three of one application, accepted together, are one message',
    ['您交的事，镇上接下了。最晚12月 +2'],
    ['12月22日', '12月22日', '12月22日'].map((total) => waits('accepted', { values: { total } })),
    at('10:00'),
  ],
  [
    'where their days differ, no day is said',
    ['您交的事，镇上接下了，正在查。到 +1'],
    ['12月22日', '1月5日'].map((total) => waits('accepted', { values: { total } })),
    at('10:00'),
  ],
  ['different news of one person is counted', ['您有2件事有了新消息。是什么，打 +1'], [waits('missing'), waits('kept')], at('10:00')],
  [
    'one number, two families: they wait for the folding time',
    ['2 wait until 11-24T11:00'],
    [waits('paid', { person: 'wang' }), waits('paid', { person: 'li' })],
    at('10:00'),
  ],
  [
    'and are one message then, without a name',
    ['您帮办的2户有新消息。是什么，打 +1'],
    [waits('paid', { person: 'wang', dueAt: at('11:00') }), waits('paid', { person: 'li', dueAt: at('10:59') })],
    at('11:00'),
  ],
  [
    'an emergency waits for nothing, and folds nothing',
    ['您说的急事批了，镇上的人去找您， +0', '1 wait until 11-24T11:00'],
    [waits('paid-first', { person: 'wang' }), waits('paid', { person: 'li' })],
    at('10:00'),
  ],
  [
    'a warning is said at once and in its own words',
    ['您的邻居在11月24日替您申请了 +0', '1 wait until 11-24T11:00'],
    [waits('in-your-name', { values: { who: '您的邻居', day: '11月24日' } }), waits('paid', { person: 'li' })],
    at('10:00'),
  ],
  [
    'a question to a relative stands alone',
    ['您的娘王某请您点个头，让县里看看 +0'],
    [waits('consent-asked', { person: undefined, values: { who: '娘王某' } })],
    at('10:00'),
  ],
  ['at night a reminder waits for the morning', ['1 wait until 11-25T08:00'], [waits('kept')], at('22:00')],
  ['a decision does not', ['您申请的事同意了。给多少、哪天起 +0'], [waits('approved')], at('22:00')],
  ['a campaign keeps to its hours', ['1 wait until 11-25T09:00'], [waits('policy-for-you')], at('20:30')],
  [
    'a campaign is not folded into her news',
    ['您申请的事同意了。给多少、哪天起 +0', '1 wait until 11-25T09:00'],
    [waits('approved'), waits('policy-for-you')],
    at('10:00'),
  ],
])('%s', (_what, expected, waiting, now) => {
  expect(told(waiting, now)).toEqual(expected);
});

test('the last message of a number’s day is kept for a decision; when the day is full all but an emergency waits for the morning', () => {
  const one = { sentToday: 1 };
  expect(told([waits('kept')], at('10:00'), one)).toEqual(['1 wait until 11-25T08:00']);
  expect(told([waits('approved')], at('10:00'), one)).toEqual(['您申请的事同意了。给多少、哪天起 +0']);
  expect(told([waits('approved'), waits('missing')], at('10:00'), { sentToday: 2 })).toEqual(['2 wait until 11-25T08:00']);
  expect(told([waits('paid-first')], at('10:00'), { sentToday: 9 })).toEqual(['您说的急事批了，镇上的人去找您， +0']);
});

test('a sum is not told to a number that others read too', () => {
  const households = new Map([
    ['wang', 'a'],
    ['li', 'b'],
  ]);
  const paid = waits('paid-monthly', { values: { month: '11月', amount: '850.00', tail: '1234' }, dueAt: at('11:00') });
  expect(told([paid], at('11:00'), { households })).toEqual(['您申请的救助金到了。到了多少，打 +0']);
  expect(told([paid], at('11:00'))).toEqual(['您11月的救助金850.00元到 +0']);
});

test('a message that carried others and waits anew still speaks for them', () => {
  const carried = waits('missing', { folded: true, dueAt: at('09:00') });
  expect(told([carried, waits('kept')], at('10:00'))).toEqual(['您有2件事有了新消息。是什么，打 +1']);
});

test('a value that is missing or makes it too long: what stands in for it is said', () => {
  expect(wordSms(sms, 'accepted', {})).toEqual({ kind: 'accepted-no-day', params: [] });
  expect(wordSms(sms, 'accepted', { total: '很长的日子'.repeat(9) })).toEqual({ kind: 'accepted-no-day', params: [] });
  expect(wordSms(sms, 'public-notice', {})).toBeUndefined();
});

test('where the county has not filed what is said of several, each is said by itself as far as the day goes', () => {
  const { 'several-of-hers': _one, ...templates } = sms.templates;
  const tellings = tellNumber(
    { ...sms, templates },
    { waiting: [waits('missing'), waits('kept'), waits('approved')], households: new Map([['wang', 'a']]), sentToday: 0 },
    at('10:00'),
  );
  expect(tellings.map(({ does }) => does)).toEqual(['say', 'say', 'wait']);
});
