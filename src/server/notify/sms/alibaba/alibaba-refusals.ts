import { day, hour, minute, type Refusal } from '../sms-vendor.ts';

const number = { whose: 'number' } as const;
const message = { whose: 'message' } as const;
const account = { whose: 'account' } as const;

/**
 * Source: error list of SendSms 2017-05-25 and the common errors of Alibaba Cloud's API. isp.SYSTEM_ERROR, isp.GATEWAY_ERROR, InternalError
 * and ServiceUnavailable may have been sent and are not here.
 */
export const alibabaRefusals: Readonly<Record<string, Refusal>> = {
  // Which of its three windows is full is said in its words alone; `limitLevel` reads them.
  'isv.BUSINESS_LIMIT_CONTROL': { ...number, again: hour },
  'isv.DAY_LIMIT_CONTROL': { ...account, again: day },
  'isv.MONTH_LIMIT_CONTROL': { ...account, again: day },
  'isv.OUT_OF_SERVICE': { ...account, again: hour },
  'isv.AMOUNT_NOT_ENOUGH': { ...account, again: hour },
  'Throttling.User': { ...account, again: minute },
  'Throttling.Api': { ...account, again: minute },
  Throttling: { ...account, again: minute },

  'isv.MOBILE_NUMBER_ILLEGAL': number,
  'isv.MOBILE_COUNT_OVER_LIMIT': message,

  'isv.SMS_SIGNATURE_ILLEGAL': message,
  'isv.SIGN_STATE_ILLEGAL': message,
  'isv.SIGN_NAME_ILLEGAL': message,
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL': message,
  'isv.SMS_SIGN_ILLEGAL': message,
  'isv.SMS_TEMPLATE_ILLEGAL': message,
  'isv.TEMPLATE_MISSING_PARAMETERS': message,
  'isv.TEMPLATE_PARAMS_ILLEGAL': message,
  'isv.INVALID_JSON_PARAM': message,
  'isv.INVALID_PARAMETERS': message,
  'isv.PARAM_LENGTH_LIMIT': message,
  'isv.PARAM_NOT_SUPPORT_URL': message,
  'isv.BLACK_KEY_CONTROL_LIMIT': message,
  'isv.SMS_CONTENT_ILLEGAL': message,
  'isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE': message,
  'isv.EXTEND_CODE_ERROR': message,

  'isv.ACCOUNT_NOT_EXISTS': account,
  'isv.ACCOUNT_ABNORMAL': account,
  'isv.DENY_IP_RANGE': account,
  'isv.PRODUCT_UN_SUBSCRIPT': account,
  'isv.PRODUCT_UNSUBSCRIBE': account,
  'isp.RAM_PERMISSION_DENY': account,
  'InvalidAccessKeyId.NotFound': account,
  'InvalidAccessKeyId.Inactive': account,
  'InvalidTimeStamp.Expired': account,
  'InvalidTimeStamp.Format': account,
  InvalidVersion: account,
  InvalidAction: account,
  'InvalidAction.NotFound': account,
  'Forbidden.RAM': account,
  IncompleteSignature: account,
  InvalidSignature: account,
  SignatureDoesNotMatch: account,
  // The call of which this one repeats the nonce may have been taken: unknown, so SignatureNonceUsed is not here.
  MissingParameter: message,
  UnsupportedHTTPMethod: account,
};

const levels: readonly [words: RegExp, again: number][] = [
  [/分钟级/, minute],
  [/小时级/, hour],
  [/天级/, day],
];

/** Seconds that isv.BUSINESS_LIMIT_CONTROL asks for: 触发分钟级流控Permits:1, 小时级, 天级 (a rolling day). */
export function limitLevel(words: string): number | undefined {
  return levels.find(([level]) => level.test(words))?.[1];
}
