import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Wechat } from '../../mock/wechat/start-wechat.ts';
import { always, clientOf, openWechat, tokenOf, user } from './open-wechat-stand-in.ts';

let wechat: Wechat;
let client: ReturnType<typeof clientOf>;
let token: string;

beforeEach(async () => {
  wechat = await openWechat();
  client = clientOf(wechat.url);
  token = await tokenOf(client);
  await wechat.users.subscribe(user, always, 'accept');
});
afterEach(() => wechat.stop());

const send = () => client.send(token, { template_id: always });
/** A client that gives up when `giveUp` says so, never by the clock. */
const sendUntil = (giveUp: AbortSignal) =>
  fetch(`${wechat.url}/cgi-bin/message/subscribe/send?access_token=${token}`, {
    method: 'POST',
    body: JSON.stringify({ touser: user, template_id: always, data: { thing1: { value: '一' }, phrase2: { value: '二' } } }),
    signal: giveUp,
  }).then(
    () => 'answered',
    (error: Error) => (error.cause as Error | undefined)?.message ?? error.name,
  );

describe('a named failure', () => {
  test.each([-1, 45009, 45011, 43107, 45168])('%i for one call, which does nothing', async (code) => {
    wechat.switches.set({ fail: { code, action: 'subscribeSend', times: 1 } });
    expect(await send()).toMatchObject({ status: 200, errcode: code, errmsg: expect.stringMatching(/ rid: \w{8}-\w{8}-\w{8}$/) as string });
    expect(wechat.users.messagesOf(user)).toEqual([]);
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(wechat.log.refusals).toMatchObject([{ code: String(code), about: `subscribeSend ${user}` }]);
  });

  test('40226 for one user: the others come in, and the code stays good', async () => {
    wechat.switches.set({ fail: { code: 40226, action: 'code2Session', openid: user, message: 'code blocked' } });
    const [blocked, other] = [wechat.users.loginCode(user), wechat.users.loginCode('o-other')];
    expect(await client.exchange(blocked)).toMatchObject({ errcode: 40226, errmsg: expect.stringMatching(/^code blocked/) as string });
    expect(await client.exchange(other)).toMatchObject({ openid: 'o-other' });
    wechat.switches.reset();
    expect(await client.exchange(blocked)).toMatchObject({ openid: user });
  });

  test('by the openid of a phone code', async () => {
    wechat.switches.set({ fail: { code: 45011, action: 'getUserPhoneNumber', openid: user } });
    expect(await client.phone(token, { code: wechat.users.phoneCode(user, '16900000001') })).toMatchObject({ errcode: 45011 });
    expect(await client.phone(token, { code: wechat.users.phoneCode('o-other', '16900000001') })).toMatchObject({ errcode: 0 });
  });

  test('without an action it meets every call', async () => {
    wechat.switches.set({ fail: { code: -1 } });
    expect(await client.stableToken()).toMatchObject({ errcode: -1 });
    expect(await client.exchange(wechat.users.loginCode(user))).toMatchObject({ errcode: -1 });
  });

  test('a bare HTTP 502', async () => {
    wechat.switches.set({ fail: { code: 502, as: 'http', times: 1 } });
    expect(await send()).toMatchObject({ status: 502, text: '{}' });
    expect(wechat.users.messagesOf(user)).toEqual([]);
  });
});

describe('time', () => {
  test('slow: the message goes out although the client has given up, and until then the user is busy', async () => {
    wechat.switches.set({ slow: { ms: 1500, action: 'subscribeSend', times: 1 } });
    const giveUp = new AbortController();
    const first = sendUntil(giveUp.signal);
    await expect.poll(() => wechat.switches.state.slow).toEqual([]);
    expect(await send()).toMatchObject({ errcode: 43108 });
    giveUp.abort();
    expect(await first).toMatch(/abort/i);
    await expect.poll(() => wechat.users.messagesOf(user)).toHaveLength(1);
    await expect.poll(async () => (await send()).errcode).toBe(0);
  });

  test('late: done before it is answered', async () => {
    wechat.switches.set({ late: 60_000 });
    const giveUp = new AbortController();
    const sending = sendUntil(giveUp.signal);
    await expect.poll(() => wechat.users.messagesOf(user)).toHaveLength(1);
    giveUp.abort();
    expect(await sending).toMatch(/abort/i);
  });

  test('silent: done, and never answered; the connection hangs or is cut', async () => {
    wechat.switches.set({ silent: { how: 'hang', times: 1 } });
    const giveUp = new AbortController();
    const hanging = sendUntil(giveUp.signal);
    await expect.poll(() => wechat.users.messagesOf(user)).toHaveLength(1);
    giveUp.abort();
    expect(await hanging).toMatch(/abort/i);
    wechat.switches.set({ silent: { how: 'cut', times: 1 } });
    expect(await sendUntil(new AbortController().signal)).toMatch(/other side closed|ECONNRESET/);
    expect(wechat.users.messagesOf(user)).toHaveLength(2);
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  test('a bare number is meant for every call, and 0 for none', async () => {
    wechat.switches.set({ slow: 30 });
    const before = performance.now();
    await client.stableToken();
    expect(performance.now() - before).toBeGreaterThanOrEqual(29);
    wechat.switches.set({ slow: 0 });
    expect(wechat.switches.state.slow).toEqual([]);
  });

  test('stopping cuts what hangs and waits for nobody', async () => {
    wechat.switches.set({ slow: 60_000 });
    const slow = sendUntil(new AbortController().signal);
    await expect.poll(() => wechat.counts.subscribeSend).toBe(1);
    await wechat.stop();
    expect(await slow).toMatch(/other side closed|ECONNRESET/);
  });
});

describe('over HTTP', () => {
  const put = (body: unknown, type = 'application/json') =>
    fetch(`${wechat.url}/switches`, { method: 'PUT', headers: { 'content-type': type }, body: JSON.stringify(body) });

  test('they are set, read and reset', async () => {
    await put({ fail: { code: -1, action: 'token' }, doubled: true });
    expect(await client.get('/switches')).toMatchObject({ fail: [{ code: -1, as: 'answer', action: 'token' }], doubled: true });
    await fetch(`${wechat.url}/switches`, { method: 'DELETE' });
    expect(wechat.switches.state).toMatchObject({ fail: [], doubled: false, pushes: 'on', silent: [], slow: [], late: [], sent: [] });
  });

  test.each([
    [{ unknown: 1 }],
    [{ slow: -1 }],
    [{ slow: { ms: 'long' } }],
    [{ silent: { how: 'never' } }],
    [{ fail: { code: 'x' } }],
    [{ fail: { code: -1, action: 'toString' } }],
    [{ fail: { code: -1, times: 0 } }],
    [{ sent: {} }],
    [{ pushes: 'maybe' }],
    [[]],
    [null],
  ])('say what is wrong with %j', async (change) => {
    const response = await put(change);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { message: string }).message).toMatch(/./);
  });

  test('are out of reach of a foreign page, and so are the users', async () => {
    expect((await put({ slow: 1 }, 'text/plain')).status).toBe(415);
    expect(wechat.switches.state.slow).toEqual([]);
    const played = await fetch(`${wechat.url}/stand-in/login-codes`, { method: 'POST', body: JSON.stringify({ openid: user }) });
    expect(played.status).toBe(415);
  });
});
