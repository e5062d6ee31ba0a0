import { randomUUID } from 'node:crypto';
import { decrypt } from '@wecom/crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isWechatAsking, openPush } from '../../src/server/wechat/index.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { popup, push } from '../helpers/wechat-push.ts';
import { testWechatSettings } from '../helpers/test-settings.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';
import { WechatFamily } from '../helpers/wechat-family.ts';

let county: TestCounty;
let made = 5300;
beforeAll(async () => {
  county = await openTestCounty();
});
afterEach(() => county.wechat.switches.reset());
afterAll(() => county?.close());

const joined = () => WechatFamily.joined(county, (made += 1));
const countReports = async () =>
  (await queryAs<{ n: number }>(county.database.ownerUrl, `select count(*)::int as n from vendor_report`))[0]!.n;
const verdicts = async () =>
  (
    await queryAs<{ verdict: string }>(
      county.database.ownerUrl,
      `select verdict from vendor_report where vendor = 'wechat' order by received_at`,
    )
  ).map(({ verdict }) => verdict);

test('WeChat’s own published example is opened: signature, cipher, mini-program', () => {
  const settings = {
    ...testWechatSettings(''),
    appId: 'wxba5fad812f8e6fb9',
    push: { token: 'AAAAA', encodingAesKey: 'A'.repeat(43) },
  };
  const asking = { timestamp: '1714036504', nonce: '1514711492', signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696' };
  expect(isWechatAsking(settings, asking)).toBe(true);
  expect(isWechatAsking(settings, { ...asking, nonce: '1514711493' })).toBe(false);

  const sealed =
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
  const body = Buffer.from(JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: sealed }));
  const query = { timestamp: '1714112445', nonce: '415670741', msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3' };
  const then = new Date(1_714_112_445_000);
  expect(JSON.parse(openPush(settings, query, body, then)!)).toMatchObject({ Event: 'debug_demo', debug_str: 'hello world' });
  // The signature that covers nothing of the body is not enough.
  const plain = { ...query, msg_signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d' };
  expect(openPush(settings, plain, body, then)).toBeUndefined();
  expect(openPush({ ...settings, appId: 'wx-of-others' }, query, body, then)).toBeUndefined();
  expect(openPush({ ...settings, push: { ...settings.push, encodingAesKey: 'B'.repeat(43) } }, query, body, then)).toBeUndefined();
  expect(decrypt('A'.repeat(43), sealed).id).toBe('wxba5fad812f8e6fb9');
});

test('WeChat asks whether its pushes are expected here, and gets its word back; a stranger does not', async () => {
  expect(await county.wechat.verifyPushUrl()).toBe('verified');
  const { status } = await fetch(
    `${county.publicUrl}/vendor/wechat?signature=0&timestamp=1&nonce=2&echostr=${encodeURIComponent('<b>hi')}`,
  );
  expect(status).toBe(404);
  expect((await fetch(`${county.publicUrl}/vendor/wechat`)).status).toBe(404);
});

test('what is not signed by WeChat, not for us, too old, or in the open is refused and not kept', async () => {
  const before = await countReports();
  const event = popup('o-invented-x', []);
  const now = Math.floor(county.clock.now().getTime() / 1000);
  for (const change of [
    { token: 'wrong' },
    { key: 'x'.repeat(43) },
    { appId: 'wx-of-others' },
    { at: now - 301 },
    { at: now + 301 },
    { at: Number.NaN },
    { open: true as const },
  ]) {
    const answer = await push(county, event, change);
    expect([change, answer.status]).toEqual([change, 404]);
  }
  expect(await countReports()).toBe(before);
  const taken = await push(county, event);
  expect([taken.status, taken.text, await countReports()]).toEqual([200, 'success', before + 1]);
});

test('an event that comes twice or again after a slow answer is kept once', async () => {
  const family = await joined();
  const before = await countReports();
  county.wechat.switches.set({ doubled: true });
  await county.wechat.users.subscribe(family.openid, family.templateOf('accepted'), 'accept');
  expect(await countReports()).toBe(before + 1);
  const event = popup(family.openid, { TemplateId: family.templateOf('paid'), SubscribeStatusString: 'accept' }, 9);
  await Promise.all([push(county, event), push(county, event), push(county, event)]);
  expect(await countReports()).toBe(before + 2);
});

test('the result of a message comes twice: it is delivered, once', async () => {
  const family = await joined();
  await family.answer('accepted', 'accept');
  await family.takenOn();
  county.wechat.switches.set({ doubled: true });
  await county.knock();
  expect(await family.deliveries()).toEqual({ wechat: 'delivered' });
  const outcomes = await queryAs(
    county.database.ownerUrl,
    `select o.vendor_serial from sms_outcome o join sms_attempt a on a.id = o.attempt join delivery d on d.id = a.delivery
       join notice n on n.id = d.notice where n.matter = $1 and o.state = 'delivered'`,
    [family.matterId],
  );
  expect(outcomes).toEqual([{ vendor_serial: family.byWechat()[0]!.msgid }]);
});

test('the result of a message names it by a number that JavaScript cannot hold: it is the same message', async () => {
  const family = await joined();
  await family.answer('accepted', 'accept');
  await family.takenOn();
  county.wechat.switches.set({ pushes: 'off' });
  await county.knock();
  const { msgid } = family.byWechat()[0]!;
  expect(Number.isSafeInteger(Number(msgid))).toBe(false);
  const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };
  const line = { TemplateId: family.templateOf('accepted'), MsgID: rawJSON(msgid), ErrorCode: '0', ErrorStatus: 'success' };
  await push(county, { ...popup(family.openid, line), Event: 'subscribe_msg_sent_event' });
  await county.knock();
  expect(await family.deliveries()).toEqual({ wechat: 'delivered' });
});

test('a word of the SMS vendor cannot settle a message of WeChat', async () => {
  const family = await joined();
  await family.answer('accepted', 'accept');
  await family.takenOn();
  county.wechat.switches.set({ pushes: 'off' });
  await county.knock();
  const [callbackSecret] = county.house.settings.sms.tencent!.callbackSecrets;
  const forged = [{ report_status: 'FAIL', sid: family.byWechat()[0]!.msgid, errmsg: 'x', ext: '' }];
  await ask(county.publicUrl, 'reportTencentSms', { params: { secret: callbackSecret! }, body: forged });
  await county.knock();
  expect(await family.deliveries()).toEqual({ wechat: 'handed-over' });
});

async function liveOf(openid: string): Promise<unknown[]> {
  const hash = county.house.vault.hash('openid', openid);
  return queryAs(county.database.ownerUrl, 'select id from wechat_identity where openid_hash = $1', [hash]);
}

const accountOf = (phone: string) =>
  queryAs<{ id: string }>(county.database.ownerUrl, 'select id from account where address_hash = $1', [
    county.house.vault.hash('phone', phone),
  ]);

async function pressedButton(number: number): Promise<{ villager: Villager; openid: string }> {
  const villager = new Villager(county, `1690000${number}`);
  const openid = `o-invented-${number}`;
  const { loginCode, phoneCode } = county.wechat.users;
  const body = { loginCode: loginCode(openid), phoneCode: phoneCode(openid, villager.phone), deviceId: villager.deviceId };
  villager.token = (await villager.ask('signInWithWechatPhone', { body })).body.token;
  return { villager, openid };
}

test('she takes back her number that only WeChat’s button gave, with nothing filed: number, openid, account and sessions are gone', async () => {
  const { villager, openid } = await pressedButton(5391);
  expect(await accountOf(villager.phone)).toHaveLength(1);
  await county.wechat.users.revoke(openid, '8');
  await county.knock();
  expect([await accountOf(villager.phone), await liveOf(openid)]).toEqual([[], []]);
  expect((await villager.ask('listMatters')).status).toBe(401);
  // Nothing stands in the way of coming back.
  expect((await pressedButton(5391)).villager.token).not.toBe('');
});

test('she takes it back after she filed: WeChat no longer opens anything, and by six figures she still finds what she filed', async () => {
  const { villager, openid } = await pressedButton(5392);
  await villager.apply();
  await county.wechat.users.revoke(openid, '13,8');
  await county.knock();
  expect([(await accountOf(villager.phone)).length, await liveOf(openid), (await villager.ask('listMatters')).status]).toEqual([
    1,
    [],
    401,
  ]);
  villager.token = '';
  await villager.signIn();
  expect((await villager.ask('listMatters')).body.matters).toHaveLength(1);
});

test('a number that she gave by six figures is not WeChat’s to take back; the join ends all the same', async () => {
  const family = await joined();
  await county.wechat.users.revoke(family.openid, '8');
  await county.knock();
  expect([(await accountOf(family.villager.phone)).length, await liveOf(family.openid)]).toEqual([1, []]);
});

test('taking back the album or the place changes nothing here', async () => {
  const family = await joined();
  await county.wechat.users.revoke(family.openid, '13,14,18');
  await county.knock();
  expect(await liveOf(family.openid)).toHaveLength(1);
});

test('she takes back the album and then her number within one second: both are heard', async () => {
  const family = await joined();
  for (const info of ['13', '8'])
    await push(county, { Event: 'user_authorization_revoke', FromUserName: family.openid, CreateTime: 7, RevokeInfo: info });
  await county.knock();
  expect(await liveOf(family.openid)).toEqual([]);
});

test('she takes her number back with photos sent and nothing filed: by six figures she can still send the form she began', async () => {
  const { villager, openid } = await pressedButton(5393);
  const submissionId = randomUUID();
  const { answer, paper } = await villager.sendPaper(submissionId);
  expect(answer.status).toBe(200);
  await county.wechat.users.revoke(openid, '8');
  await county.knock();
  expect([await liveOf(openid), (await villager.ask('listMatters')).status]).toEqual([[], 401]);
  villager.token = '';
  await villager.signIn();
  const receipt = await villager.apply(
    await villager.fillForm({ submissionId, papers: [paper], applicant: { idNumber: inventedIdNumber(5393) } }),
  );
  expect(receipt.matters).toHaveLength(1);
});

test('whatever signed text comes is taken, breaks nothing, and the next event is still judged', async () => {
  for (const event of [
    null,
    7,
    'x',
    [],
    {},
    { Event: 'x' },
    { Event: 7, FromUserName: 'o' },
    popup('o-nobody', null),
    popup('o-nobody', [null, 1, { TemplateId: 7 }], 4),
    { ...popup('o-nobody', { MsgID: '1\u0000' }, 5), Event: 'subscribe_msg_sent_event' },
  ]) {
    const answer = await push(county, event);
    expect([JSON.stringify(event), answer.status]).toEqual([JSON.stringify(event), 200]);
  }
  const family = await joined();
  await family.answer('accepted', 'accept');
  await county.knock();
  county.clock.forward({ minutes: 3 });
  await county.knock();
  expect(await verdicts()).not.toContain(null);
});
