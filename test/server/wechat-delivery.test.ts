import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { queryAs } from '../helpers/query-as.ts';
import { readWithoutIds } from '../helpers/read-without-ids.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { WechatFamily } from '../helpers/wechat-family.ts';

let county: TestCounty;
let made = 5200;
beforeAll(async () => {
  county = await openTestCounty({ wechat: { timeoutMs: 500 } });
});
afterEach(() => county.wechat.switches.reset());
afterAll(() => county?.close());

/** She has a WeChat of her own and lets us write once that the town has taken it on. */
async function willing(): Promise<WechatFamily> {
  made += 1;
  const family = await WechatFamily.joined(county, made);
  await family.answer('accepted', 'accept');
  return family;
}

/** What was made of the event that came last. */
async function newestVerdict(): Promise<string | null> {
  const sql = `select verdict from vendor_report where vendor = 'wechat' order by received_at desc limit 1`;
  return (await queryAs<{ verdict: string | null }>(county.database.ownerUrl, sql))[0]!.verdict;
}

async function passHours(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    county.clock.forward({ hours: 1 });
    await county.knock();
  }
}

test('she said yes: the news comes by WeChat, leads to her list, and no SMS costs anything', async () => {
  const family = await willing();
  await family.takenOn();
  await county.knock();
  expect(family.byWechat()).toMatchObject([
    {
      page: 'check/list',
      data: { thing1: '镇上接下了', date2: expect.stringMatching(/^2026年11月\d+日$/), thing3: expect.stringMatching(/^2026年12月\d+日$/) },
    },
  ]);
  expect([family.bySms(), await family.deliveries()]).toEqual([[], { wechat: 'delivered' }]);
  expect(readWithoutIds(family.byWechat())).not.toMatch(/王秀英|1690000|9999/);
});

test('one yes is one message: the next news comes by SMS again', async () => {
  const family = await willing();
  await family.takenOn();
  await county.knock();
  expect(await family.grants('accepted')).toBe(0);
  await family.file();
  await family.takenOn();
  await county.knock();
  // Her number stands for two of the family by now: what they are told meets at the next folding time.
  await passHours(18);
  expect([family.byWechat().length, family.bySms().length, await family.deliveries()]).toEqual([1, 1, { sms: 'delivered' }]);
});

test('who never said yes is told by SMS', async () => {
  const family = await WechatFamily.joined(county, (made += 1));
  await family.takenOn();
  await county.knock();
  expect([family.byWechat(), family.bySms().length, await family.deliveries()]).toEqual([[], 1, { sms: 'delivered' }]);
});

test('who signed out between the act and the message is told by SMS', async () => {
  const family = await willing();
  await family.takenOn();
  await family.villager.ask('signOut');
  await county.knock();
  await county.knock();
  expect([family.byWechat(), family.bySms().length]).toEqual([[], 1]);
  expect(await family.deliveries()).toEqual({ wechat: 'failed', sms: 'delivered' });
});

test.each([
  [43101, 'she turned it off and we did not hear of it'],
  [40003, 'her WeChat is not known there'],
  [40037, 'the template is not ours'],
  [47003, 'a value is not taken'],
  [43107, 'our messages are banned'],
  [41030, 'the page is not published'],
  [45168, 'a word is not allowed'],
  [45009, 'the day’s quota is used up'],
])('WeChat certainly did not send it (%s: %s): one SMS goes instead, and only one', async (code) => {
  const family = await willing();
  await family.takenOn();
  county.wechat.switches.set({ fail: [{ code, action: 'subscribeSend' }] });
  await county.knock();
  await county.knock();
  county.wechat.switches.reset();
  await passHours(3);
  expect([family.byWechat(), family.bySms().length]).toEqual([[], 1]);
  expect(await family.deliveries()).toEqual({ wechat: 'failed', sms: 'delivered' });
  // Nothing was sent, so her yes still stands, unless WeChat says that there is none.
  expect(await family.grants('accepted')).toBe(code === 43101 ? 0 : 1);
});

test('WeChat refuses while two workers and their jobs all try: still one SMS', async () => {
  const family = await willing();
  await family.takenOn();
  county.wechat.switches.set({ fail: [{ code: 43101, action: 'subscribeSend' }] });
  const knocks = Array.from({ length: 6 }, () => doWhatIsDue(county.house, county.app.senders));
  await Promise.all(knocks);
  await county.knock();
  expect([family.bySms().length, await family.deliveries()]).toEqual([1, { wechat: 'failed', sms: 'delivered' }]);
});

test.each([
  ['never answers', { silent: [{ how: 'hang' as const, action: 'subscribeSend' as const, times: 1 }] }],
  ['hangs up', { silent: [{ how: 'cut' as const, action: 'subscribeSend' as const, times: 1 }] }],
  ['answers after we stopped waiting', { late: [{ ms: 900, action: 'subscribeSend' as const, times: 1 }] }],
])(
  'WeChat %s: it may have told her, so it is neither sent again nor by SMS; its event names a message that we never heard of',
  async (_what, how) => {
    const family = await willing();
    await family.takenOn();
    county.wechat.switches.set(how);
    await county.knock();
    await passHours(5);
    expect([family.byWechat().length, family.bySms(), await family.deliveries()]).toEqual([1, [], { wechat: 'unknown' }]);
    expect(await newestVerdict()).toBe('message-unknown');
  },
);

test.each([[-1], [43108], [45011]])(
  'WeChat is busy (%s): tried again later by WeChat, and her yes is not used up meanwhile',
  async (code) => {
    const family = await willing();
    await family.takenOn();
    county.wechat.switches.set({ fail: [{ code, action: 'subscribeSend', times: 1 }] });
    await county.knock();
    expect([await family.deliveries(), await family.grants('accepted')]).toEqual([{ wechat: 'waiting' }, 1]);
    county.clock.forward({ minutes: 2 });
    await county.knock();
    expect([family.byWechat().length, family.bySms(), await family.deliveries()]).toEqual([1, [], { wechat: 'delivered' }]);
  },
);

test('WeChat is down for the whole day: after five tries she is told by SMS, once', async () => {
  const family = await willing();
  await family.takenOn();
  county.wechat.switches.set({ fail: [{ code: -1, action: 'subscribeSend' }] });
  await passHours(9);
  expect([family.bySms().length, await family.deliveries()]).toEqual([1, { wechat: 'failed', sms: 'delivered' }]);
});

test('a worker that dies while WeChat is being called leaves it unknown; nothing is sent twice', async () => {
  const family = await willing();
  await family.takenOn();
  const { wechat } = county.app.senders;
  const dies = {
    ...county.app.senders,
    wechat: {
      ...wechat!,
      sendSubscribeMessage: async (order: Parameters<NonNullable<typeof wechat>['sendSubscribeMessage']>[0]) => {
        await wechat!.sendSubscribeMessage(order);
        throw new Error('killed here');
      },
    },
  };
  await expect(doWhatIsDue(county.house, dies)).rejects.toThrow('killed');
  county.clock.forward({ minutes: 3 });
  await county.knock();
  await passHours(2);
  expect([family.byWechat().length, family.bySms(), await family.deliveries()]).toEqual([1, [], { wechat: 'unknown' }]);
});

test('a message that failed inside WeChat later on is marked so; a word from outside starts no SMS', async () => {
  const family = await willing();
  await family.takenOn();
  county.wechat.switches.set({ sent: [{ errorCode: '20003', errorStatus: 'system failed' }] });
  await county.knock();
  await passHours(1);
  expect([family.bySms(), await family.deliveries()]).toEqual([[], { wechat: 'failed' }]);
});

test('an event that is faster than our own record is not lost', async () => {
  const family = await willing();
  await family.takenOn();
  const { wechat } = county.app.senders;
  const slow = {
    ...county.app.senders,
    wechat: {
      ...wechat!,
      sendSubscribeMessage: async (order: Parameters<NonNullable<typeof wechat>['sendSubscribeMessage']>[0]) => {
        const answer = await wechat!.sendSubscribeMessage(order);
        await county.wechat.pushesSettled();
        await doWhatIsDue(county.house, county.app.senders);
        return answer;
      },
    },
  };
  await doWhatIsDue(county.house, slow);
  await county.knock();
  expect(await family.deliveries()).toEqual({ wechat: 'delivered' });
});

test('a long-term yes is not used up', async () => {
  const templates = structuredClone(county.house.settings.wechat!.templates);
  templates['accepted']!.kind = 'long-term';
  const other = await openTestCounty({ wechat: { templates } });
  try {
    const family = await WechatFamily.joined(other, 5290);
    await family.answer('accepted', 'accept');
    await family.takenOn();
    await other.knock();
    expect([await family.deliveries(), await family.grants('accepted')]).toEqual([{ wechat: 'delivered' }, 1]);
  } finally {
    await other.close();
  }
});

test('what a delivery keeps is sealed, and an erased household is told nothing by any way', async () => {
  const family = await willing();
  await family.takenOn();
  const erase = 'update application set key_wrapped = null where id = (select application from matter where id = $1)';
  await queryAs(county.database.ownerUrl, erase, [family.matterId]);
  await county.knock();
  expect([family.byWechat(), family.bySms(), await family.deliveries()]).toEqual([[], [], { wechat: 'failed' }]);
});
