import type { Call, Desk } from './answer-request.ts';
import { Refused } from './refused.ts';

/** POST /wxa/business/getuserphonenumber: the number behind a code of the phone button. */
export function getPhoneNumber({ body }: Call, { account, phoneCodes, clock }: Desk): object {
  const { code, openid } = body;
  if (openid !== undefined && phoneCodes.peek(code)?.openid !== openid) throw new Refused(40029, 'invalid code');
  const { phone } = phoneCodes.redeem(code);
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(clock() / 1000), appid: account.appId },
    },
  };
}
