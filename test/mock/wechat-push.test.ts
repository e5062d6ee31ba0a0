import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wechat } from '../../mock/wechat/start-wechat.ts';
import { encodingAesKey, openPushTaker, pushToken } from './open-push-taker.ts';
import { always, appId, clientOf, once, openWechat, tokenOf, user } from './open-wechat-stand-in.ts';

const now = Date.parse('2026-07-09T08:00:00+08:00');
const seconds = String(now / 1000);
let answers: NonNullable<Parameters<typeof openPushTaker>[0]>;
let county: Awaited<ReturnType<typeof openPushTaker>>;
let wechat: Wechat;
let client: ReturnType<typeof clientOf>;

beforeEach(async () => {
  answers = [];
  county = await openPushTaker(answers);
  const push = { url: county.url, token: pushToken, encodingAesKey };
  wechat = await openWechat({ push, clock: () => now, pushAnswerWithin: 1000 });
  client = clientOf(wechat.url);
});
afterEach(async () => {
  await wechat.stop();
  await county.close();
});

const events = () => county.pushes.map(({ event }) => event);
async function send(times = 1): Promise<void> {
  const token = await tokenOf(client);
  for (let count = 0; count < times; count++) expect(await client.send(token)).toMatchObject({ errcode: 0 });
}

test('the address is verified by an echo; a county that does not know the token is not', async () => {
  expect(await wechat.verifyPushUrl()).toBe('verified');
  expect(county.verified()).toBe(1);
  const stranger = await openWechat({ push: { url: county.url, token: 'another', encodingAesKey } });
  expect(await stranger.verifyPushUrl()).toBe('not-verified');
  expect(stranger.log.refusals).toMatchObject([{ message: 'HTTP 403: signature' }]);
  await stranger.stop();
});

describe('what is pushed', () => {
  test('the answer to a popup: a list of one is the element itself', async () => {
    await wechat.users.subscribe(user, once, 'accept');
    expect(county.pushes).toMatchObject([{ query: { openid: user, encrypt_type: 'aes', timestamp: seconds } }]);
    expect(events()).toEqual([
      {
        ToUserName: expect.stringMatching(/^gh_[0-9a-f]{12}$/) as string,
        FromUserName: user,
        CreateTime: seconds,
        MsgType: 'event',
        Event: 'subscribe_msg_popup_event',
        List: { TemplateId: once, SubscribeStatusString: 'accept', PopupScene: '0' },
      },
    ]);
  });

  test('the answer to a popup for two templates: a list', async () => {
    await wechat.users.answerPopup(user, [
      { templateId: once, answer: 'accept' },
      { templateId: always, answer: 'reject' },
    ]);
    expect(events()).toMatchObject([
      {
        List: [
          { TemplateId: once, SubscribeStatusString: 'accept' },
          { TemplateId: always, SubscribeStatusString: 'reject' },
        ],
      },
    ]);
  });

  test('a template turned off', async () => {
    await wechat.users.turnOff(user, always);
    expect(events()).toMatchObject([
      { Event: 'subscribe_msg_change_event', FromUserName: user, List: { TemplateId: always, SubscribeStatusString: 'reject' } },
    ]);
  });

  test('what became of a message, by its id as text', async () => {
    await wechat.users.subscribe(user, once, 'accept');
    await send();
    await wechat.pushesSettled();
    const [message] = wechat.users.messagesOf(user);
    expect(message).toMatchObject({ state: 'success' });
    expect(events()[1]).toMatchObject({
      Event: 'subscribe_msg_sent_event',
      FromUserName: user,
      List: { TemplateId: once, MsgID: message!.msgid, ErrorCode: '0', ErrorStatus: 'success' },
    });
  });

  test('a failure of their own, once', async () => {
    wechat.switches.set({ sent: { errorCode: '20', errorStatus: 'system failed', openid: user, times: 1 } });
    await wechat.users.answerPopup(user, [
      { templateId: once, answer: 'accept' },
      { templateId: once, answer: 'accept' },
    ]);
    await send(2);
    await wechat.pushesSettled();
    expect(wechat.users.messagesOf(user).map(({ state }) => state)).toEqual(['failure', 'success']);
    expect(events()[1]).toMatchObject({ List: { ErrorCode: '20', ErrorStatus: 'system failed' } });
  });

  test('what a user takes back', async () => {
    await wechat.users.revoke(user, '8');
    expect(events()).toMatchObject([
      { Event: 'user_authorization_revoke', CreateTime: now / 1000, OpenID: user, AppID: appId, RevokeInfo: '8' },
    ]);
  });

  test('any event a test thinks of', async () => {
    await wechat.pushEvent({ Event: 'user_info_modified', FromUserName: user, OpenID: user });
    expect(events()).toMatchObject([{ Event: 'user_info_modified', MsgType: 'event', CreateTime: now / 1000 }]);
  });
});

describe('three attempts', () => {
  test.each([
    ['no answer in time', 'hang' as const, /no answer in 1000 ms/],
    ['a wrong status', { status: 500, body: 'success' }, /HTTP 500/],
    ['another word', { status: 200, body: '{"code":"not-found"}' }, /not success/],
  ])('%s: again, until taken', async (_name, bad, words) => {
    answers.push(bad, bad, { status: 200, body: '' });
    await wechat.users.subscribe(user, once, 'accept');
    expect(county.pushes).toHaveLength(3);
    expect(events()[1]).toEqual(events()[0]);
    expect(county.pushes[1]!.encrypted).not.toBe(county.pushes[0]!.encrypted);
    expect(wechat.log.refusals.map(({ message }) => message)).toEqual([
      expect.stringMatching(words) as string,
      expect.stringMatching(words) as string,
    ]);
  });

  test('and no more', async () => {
    const bad = { status: 500, body: '' };
    answers.push(bad, bad, bad, bad);
    await wechat.users.subscribe(user, once, 'accept');
    expect(county.pushes).toHaveLength(3);
    expect(wechat.log.refusals).toMatchObject(Array.from({ length: 3 }, () => ({ about: 'subscribe_msg_popup_event' })));
  });
});

describe('by the switches', () => {
  test('doubled: the same event twice', async () => {
    wechat.switches.set({ doubled: true });
    await wechat.users.subscribe(user, once, 'accept');
    expect(county.pushes).toHaveLength(2);
    expect(events()[1]).toEqual(events()[0]);
  });

  test('held until released; switched on again they come of themselves', async () => {
    wechat.switches.set({ pushes: 'held' });
    await wechat.users.subscribe(user, once, 'accept');
    expect(events()).toEqual([]);
    await wechat.releasePushes();
    expect(events()).toHaveLength(1);
    await wechat.users.revoke(user, '8');
    wechat.switches.set({ pushes: 'on' });
    await wechat.pushesSettled();
    expect(events()).toHaveLength(2);
  });

  test('off: never', async () => {
    wechat.switches.set({ pushes: 'off' });
    await wechat.users.subscribe(user, once, 'accept');
    await send();
    await wechat.pushesSettled();
    wechat.switches.reset();
    await wechat.pushesSettled();
    expect(events()).toEqual([]);
    expect(wechat.users.messagesOf(user)).toMatchObject([{ state: 'success' }]);
  });

  test('late: after the answer', async () => {
    await wechat.users.subscribe(user, once, 'accept');
    wechat.switches.set({ pushLate: 1000 });
    await send();
    expect(events()).toHaveLength(1);
    await wechat.pushesSettled();
    expect(events()).toHaveLength(2);
  });

  test('to nobody, and to somebody else', async () => {
    wechat.setPushTo(undefined);
    await wechat.users.subscribe(user, once, 'accept');
    expect(events()).toEqual([]);
    wechat.setPushTo(county.url);
    await wechat.users.subscribe(user, once, 'accept');
    expect(events()).toHaveLength(1);
    const keyless = await openWechat();
    expect(() => keyless.setPushTo(county.url)).toThrow(/token/);
    await keyless.stop();
  });
});
