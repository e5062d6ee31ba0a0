import { beforeEach, describe, expect, test } from 'vitest';
import { privacyProblem, usePrivacy } from '../../src/mini/shared/wechat/privacy.store.ts';
import { newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

beforeEach(newPhone);

/** WeChat holds a call back; what it was told about it comes out. */
function wechatHolds(): (referrer: string) => string[] {
  let listener: (resolve: (answer: { event: string; buttonId?: string }) => void, about: { referrer: string }) => void = () => undefined;
  phone.wx['onNeedPrivacyAuthorization'] = (given: typeof listener) => (listener = given);
  return (referrer) => {
    const told: string[] = [];
    listener(({ event, buttonId }) => told.push(buttonId ? `${event} by ${buttonId}` : event), { referrer });
    return told;
  };
}

describe('before WeChat hands over what is hers', () => {
  test('she is asked once, and one yes lets all that waits go on', () => {
    const hold = wechatHolds();
    const privacy = usePrivacy();
    privacy.watch();
    privacy.sheetCame();
    const photo = hold('chooseImage');
    const number = hold('button.getPhoneNumber');
    expect(privacy.asking).toBe(true);
    privacy.agree('privacy-agree');
    expect(privacy.asking).toBe(false);
    expect([photo, number]).toEqual([
      ['exposureAuthorization', 'agree by privacy-agree'],
      ['exposureAuthorization', 'agree by privacy-agree'],
    ]);
  });

  test('her no ends the call and nothing else; she may be asked again', () => {
    const hold = wechatHolds();
    const privacy = usePrivacy();
    privacy.watch();
    privacy.sheetCame();
    const first = hold('chooseImage');
    privacy.disagree();
    expect(first).toEqual(['exposureAuthorization', 'disagree']);
    const second = hold('chooseImage');
    expect(privacy.asking).toBe(true);
    privacy.agree('privacy-agree');
    expect(second).toEqual(['exposureAuthorization', 'agree by privacy-agree']);
  });

  test('no call hangs for ever: not without a sheet, and not when she leaves the page', () => {
    const hold = wechatHolds();
    const privacy = usePrivacy();
    privacy.watch();
    expect(hold('chooseImage')).toEqual(['disagree']);
    privacy.sheetCame();
    const left = hold('chooseImage');
    privacy.sheetWent();
    expect(left).toEqual(['exposureAuthorization', 'disagree']);
    expect(privacy.asking).toBe(false);
  });

  test('an old WeChat asks nothing', () => {
    expect(() => usePrivacy().watch()).not.toThrow();
  });
});

describe('a call that was refused', () => {
  test('is said in words where it was for privacy', () => {
    for (const error of [{ errno: 104 }, { errno: 103 }, { errMsg: 'chooseImage:fail privacy permission is not authorized' }])
      expect(privacyProblem(error)).toMatchObject({ code: 'privacy-refused', title: '您没同意用照片' });
    expect(privacyProblem({ errno: 112, errMsg: 'chooseImage:fail api scope is not declared' })).toMatchObject({ code: 'not-understood' });
  });

  test('and is nothing at all when she closed the camera', () => {
    for (const error of [{ errMsg: 'chooseImage:fail cancel' }, undefined, new Error('x')]) expect(privacyProblem(error)).toBeUndefined();
  });
});
