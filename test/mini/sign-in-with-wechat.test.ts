import { beforeEach, describe, expect, test } from 'vitest';
import { signInByPhoneButton } from '../../src/mini/me/sign-in-by-phone-button.ts';
import { signInWithWechat } from '../../src/mini/me/sign-in-with-wechat.ts';
import { json, newPhone, refusal } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';
import { enteredBy, sentBodies, sentPaths, wechatGivesCodes } from './helpers/wechat.ts';

beforeEach(newPhone);

const session = { token: 't', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00', wechat: true };

describe('a WeChat that is joined to a phone', () => {
  test('signs in without a word', async () => {
    wechatGivesCodes('code-1');
    phone.answer = () => json(201, session);
    expect(await signInWithWechat()).toEqual({ kind: 'signed-in', session });
    expect(sentPaths()).toEqual(['/api/wechat/sessions']);
    expect(sentBodies()).toEqual([{ loginCode: 'code-1', deviceId: expect.any(String) }]);
  });

  test('a code that died on the way is replaced, once', async () => {
    wechatGivesCodes('dead', 'fresh', 'never');
    phone.answer = ({ data }) => (String(data).includes('dead') ? refusal(401, 'wechat-code-wrong') : json(201, session));
    expect(await signInWithWechat()).toEqual({ kind: 'signed-in', session });

    phone.asked = [];
    wechatGivesCodes('dead', 'dead', 'dead');
    expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
    expect(phone.asked).toHaveLength(2);
  });
});

describe('where WeChat does not know her', () => {
  test('it may be joined today', async () => {
    wechatGivesCodes('code-1');
    phone.answer = () => refusal(401, 'phone-needed');
    expect(await signInWithWechat()).toEqual({ kind: 'phone-needed' });
  });

  test('every failure leads quietly to the SMS', async () => {
    for (const code of ['too-many-tries', 'not-found', 'try-again-later', 'a-code-of-next-year']) {
      wechatGivesCodes('code-1');
      phone.answer = () => refusal(400, code);
      expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
    }
    wechatGivesCodes('code-1');
    phone.answer = () => 'no-network';
    expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
  });

  test('an old WeChat, a login that fails, and a page among the moments ask the county nothing', async () => {
    expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
    wechatGivesCodes();
    expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
    wechatGivesCodes('code-1');
    enteredBy(1154, 'browseOnly');
    expect(await signInWithWechat()).toEqual({ kind: 'not-here' });
    expect(phone.asked).toEqual([]);
  });
});

describe('the phone button', () => {
  test('signs in by the number of this WeChat', async () => {
    wechatGivesCodes('login-1');
    phone.answer = () => json(201, session);
    expect(await signInByPhoneButton({ code: 'phone-1', errMsg: 'getPhoneNumber:ok' })).toEqual({ kind: 'signed-in', session });
    expect(sentPaths()).toEqual(['/api/wechat/phone-sessions']);
    expect(sentBodies()).toEqual([{ loginCode: 'login-1', phoneCode: 'phone-1', deviceId: expect.any(String) }]);
  });

  test('her no is said in words, and the button stays', async () => {
    const noes = [
      { errMsg: 'getPhoneNumber:fail user deny' },
      { errno: 103, errMsg: 'getPhoneNumber:fail' },
      { errno: 104, errMsg: 'getPhoneNumber:fail privacy permission is not authorized' },
    ];
    for (const no of noes) {
      const found = await signInByPhoneButton(no);
      expect(found).toMatchObject({ kind: 'refused', told: { text: expect.stringContaining('短信') } });
    }
    expect(phone.asked).toEqual([]);
  });

  test('what is no doing of hers goes away without a word', async () => {
    const failures = [
      { errno: 1400001, errMsg: 'getPhoneNumber:fail' },
      { errno: 112, errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement' },
      { errMsg: 'getPhoneNumber:fail no permission' },
    ];
    for (const failure of failures) expect(await signInByPhoneButton(failure)).toEqual({ kind: 'gone' });
    wechatGivesCodes('login-1');
    phone.answer = () => refusal(404, 'not-found');
    expect(await signInByPhoneButton({ code: 'phone-1' })).toEqual({ kind: 'gone' });
  });

  test('a code that died is worth another tap; other refusals bring their own words', async () => {
    wechatGivesCodes('login-1', 'login-2');
    phone.answer = () => refusal(401, 'wechat-code-wrong');
    expect(await signInByPhoneButton({ code: 'phone-1' })).toMatchObject({ kind: 'refused', told: { title: '微信这次没认出来' } });
    phone.answer = () => refusal(422, 'not-an-invented-person');
    expect(await signInByPhoneButton({ code: 'phone-2' })).toMatchObject({
      kind: 'refused',
      told: { title: '题：not-an-invented-person' },
    });
  });
});
