import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { WechatFamily } from '../helpers/wechat-family.ts';

let county: TestCounty;
let made = 5600;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

const joined = () => WechatFamily.joined(county, (made += 1));

function tap({ villager, openid }: WechatFamily) {
  const loginCode = county.wechat.users.loginCode(openid);
  return villager.ask('signInWithWechat', { body: { loginCode, deviceId: villager.deviceId } });
}

function pressPhoneButton({ villager, openid }: WechatFamily) {
  const { loginCode, phoneCode } = county.wechat.users;
  const body = { loginCode: loginCode(openid), phoneCode: phoneCode(openid, villager.phone), deviceId: villager.deviceId };
  return villager.ask('signInWithWechatPhone', { body });
}

test('ninety days after her number was proved one tap no longer opens anything: the number may be somebody else’s by now', async () => {
  const family = await joined();
  county.clock.forward({ days: 89 });
  expect((await tap(family)).status).toBe(201);
  county.clock.forward({ days: 2 });
  expect(await tap(family)).toMatchObject({ status: 401, body: { code: 'phone-needed' } });
});

test('a session by one tap does not outlast the join', async () => {
  const family = await joined();
  county.clock.forward({ days: 89 });
  family.villager.token = (await tap(family)).body.token;
  expect((await family.villager.ask('listMatters')).status).toBe(200);
  county.clock.forward({ days: 2 });
  expect((await family.villager.ask('listMatters')).status).toBe(401);
});

test('after ninety days without a word the number may be somebody else’s: a person tells her, also what was to go out by WeChat already', async () => {
  const [late, waiting] = [await joined(), await joined()];
  for (const family of [late, waiting]) await family.answer('accepted', 'accept');
  county.clock.forward({ days: 89 });
  await waiting.takenOn();
  county.clock.forward({ days: 2 });
  await late.takenOn();
  await county.knock();
  await county.knock();
  expect([late.byWechat(), late.bySms().length, await late.deliveries()]).toEqual([[], 0, { sms: 'failed', 'in-person': 'handed-over' }]);
  expect([waiting.byWechat(), waiting.bySms().length]).toEqual([[], 0]);
  expect(await waiting.deliveries()).toMatchObject({ 'in-person': 'handed-over' });
});

test.each(['button', 'six figures'])('her number proved anew by %s: ninety more days, and her leaves to write stand', async (by) => {
  const family = await joined();
  await family.answer('accepted', 'accept');
  county.clock.forward({ days: 60 });
  if (by === 'button') expect((await pressPhoneButton(family)).status).toBe(201);
  else await family.villager.joinWechat(county.wechat, family.openid);
  county.clock.forward({ days: 60 });
  expect((await tap(family)).status).toBe(201);
  await family.takenOn();
  await county.knock();
  expect([family.byWechat().length, family.bySms()]).toEqual([1, []]);
});

test('after ninety days she joins anew as before, and her number is still WeChat’s to take back', async () => {
  const family = await joined();
  county.clock.forward({ days: 91 });
  expect((await pressPhoneButton(family)).status).toBe(201);
  expect((await tap(family)).status).toBe(201);
  county.clock.forward({ days: 91 });
  await county.wechat.users.revoke(family.openid, '8');
  await county.knock();
  const hash = county.house.vault.hash('openid', family.openid);
  expect(await queryAs(county.database.ownerUrl, 'select id from wechat_identity where openid_hash = $1', [hash])).toEqual([]);
});
