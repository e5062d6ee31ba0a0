import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { WechatFamily } from '../helpers/wechat-family.ts';
import { popup, push } from '../helpers/wechat-push.ts';

let county: TestCounty;
let made = 5600;
beforeAll(async () => {
  county = await openTestCounty();
});
afterEach(() => county.wechat.switches.reset());
afterAll(() => county?.close());

const joined = () => WechatFamily.joined(county, (made += 1));

test('a yes that only WeChat told us counts, bare or in a list', async () => {
  const family = await joined();
  const now = Math.floor(county.clock.now().getTime() / 1000);
  const [one, two] = [family.templateOf('accepted'), family.templateOf('paid')];
  const line = (TemplateId: string, answer = 'accept') => ({ TemplateId, SubscribeStatusString: answer, PopupScene: '0' });
  await push(county, popup(family.openid, line(one), now));
  await push(county, popup(family.openid, [line(one), line(two), line('of-nobody')], now + 2));
  await county.knock();
  expect([await family.grants('accepted'), await family.grants('paid')]).toEqual([1, 1]);
  await push(county, popup(family.openid, [line(one, 'reject'), line(two)], now + 4));
  await county.knock();
  expect([await family.grants('accepted'), await family.grants('paid')]).toEqual([0, 1]);
});

test.each(['phone', 'event'])(
  'phone, its repeat and WeChat tell of the same yes, the %s first: it counts once; two yeses count twice',
  async (first) => {
    const family = await joined();
    const template = family.templateOf('accepted');
    if (first === 'event') {
      await county.wechat.users.subscribe(family.openid, template, 'accept');
      await county.knock();
      county.clock.forward({ seconds: 3 });
      await family.villager.ask('recordSubscriptions', { body: { answers: [{ templateId: template, answer: 'accept' }] } });
    } else {
      await family.answer('accepted', 'accept');
      county.clock.forward({ seconds: 20 });
      await county.knock();
    }
    await family.villager.ask('recordSubscriptions', { body: { answers: [{ templateId: template, answer: 'accept' }] } });
    expect(await family.grants('accepted')).toBe(1);
    county.clock.forward({ minutes: 1 });
    await family.answer('accepted', 'accept');
    await county.knock();
    expect(await family.grants('accepted')).toBe(2);
  },
);

test('yeses that WeChat tells of late, one after the other, count no more than they are', async () => {
  const family = await joined();
  county.wechat.switches.set({ pushes: 'held' });
  for (let yes = 0; yes < 3; yes += 1) {
    await family.answer('accepted', 'accept');
    county.clock.forward({ minutes: 2 });
  }
  await county.wechat.releasePushes();
  await county.knock();
  expect(await family.grants('accepted')).toBe(3);
});

test('a no that WeChat tells of late does not undo the yes that came after it', async () => {
  const family = await joined();
  county.wechat.switches.set({ pushes: 'held' });
  await county.wechat.users.turnOff(family.openid, family.templateOf('accepted'));
  county.clock.forward({ minutes: 2 });
  await family.answer('accepted', 'accept');
  await county.wechat.releasePushes();
  await county.knock();
  expect(await family.grants('accepted')).toBe(1);
});

test('a yes that WeChat tells of after the no that followed it is not a yes any more; a new one is, at once', async () => {
  const family = await joined();
  const template = family.templateOf('accepted');
  const yes = popup(
    family.openid,
    { TemplateId: template, SubscribeStatusString: 'accept' },
    Math.floor(county.clock.now().getTime() / 1000),
  );
  county.clock.forward({ minutes: 2 });
  await county.wechat.users.turnOff(family.openid, template);
  await county.knock();
  await push(county, yes);
  await county.knock();
  expect(await family.grants('accepted')).toBe(0);
  county.clock.forward({ seconds: 5 });
  await family.answer('accepted', 'accept');
  expect(await family.grants('accepted')).toBe(1);
});

test('she turns it off in WeChat’s own menu: we hear of it and write by SMS', async () => {
  const family = await joined();
  await family.answer('accepted', 'accept');
  county.clock.forward({ seconds: 1 });
  await county.wechat.users.turnOff(family.openid, family.templateOf('accepted'));
  await county.knock();
  expect(await family.grants('accepted')).toBe(0);
  await family.takenOn();
  await county.knock();
  expect([family.byWechat(), family.bySms().length]).toEqual([[], 1]);
});

test('answers that are none of ours, and a session without WeChat, are refused', async () => {
  const family = await joined();
  const told = (templateId: string) =>
    family.villager.ask('recordSubscriptions', { body: { answers: [{ templateId, answer: 'accept' }] } });
  expect(await told('of-nobody')).toMatchObject({ status: 400, body: { field: 'answers.0.templateId' } });
  await family.villager.signIn();
  expect(await told(family.templateOf('accepted'))).toMatchObject({ status: 404 });
  expect(await family.grants('accepted')).toBe(0);
});
