import { randomBytes } from 'node:crypto';
import { countSegments } from '../phones/count-segments.ts';
import { bare, type Message, type Phones } from '../phones/received.ts';
import { type Account, type App, usualDailyLimit, usualSameContentSeconds } from './account.ts';
import { beijingDay } from '../shared/beijing-time.ts';
import { fillTemplate } from './fill-template.ts';
import { Refused } from './refused.ts';
import { take } from '../shared/switches.ts';
import { type SmsSwitches } from '../phones/sms-switches.ts';

/** SendSms 2021-01-11: a request that is wrong as a whole is refused; anything about a number or its text is answered per number. */
export interface SendStatus {
  SerialNo: string;
  PhoneNumber: string;
  Fee: number;
  SessionContext: string;
  Code: string;
  Message: string;
  IsoCode: string;
}

interface SendSmsRequest {
  PhoneNumberSet: string[];
  SmsSdkAppId: string;
  TemplateId: string;
  SignName: string;
  TemplateParamSet: string[];
  SessionContext: string;
}

export interface Sending {
  account: Account;
  phones: Phones;
  switches: SmsSwitches;
  now: number;
}

const fieldKinds: Record<string, 'text' | 'list'> = {
  PhoneNumberSet: 'list',
  SmsSdkAppId: 'text',
  TemplateId: 'text',
  SignName: 'text',
  TemplateParamSet: 'list',
  ExtendCode: 'text',
  SessionContext: 'text',
  SenderId: 'text',
};

export function sendSms(body: Record<string, unknown>, sending: Sending): { statuses: SendStatus[]; sent: Message[] } {
  const request = readRequest(body);
  const app = Object.hasOwn(sending.account.apps, request.SmsSdkAppId) ? sending.account.apps[request.SmsSdkAppId] : undefined;
  if (!app) throw new Refused('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'SmsSdkAppId verification failed.');
  const filled = attempt(() => fillTemplate(request, app, sending.account));

  const sent: Message[] = [];
  const statuses = request.PhoneNumberSet.map((given) => {
    const outcome = filled instanceof Refused ? filled : attempt(() => sendOne(given, filled, request, app, sending));
    if (outcome instanceof Refused) {
      sending.phones.refuse({ at: new Date(sending.now).toISOString(), code: outcome.code, message: outcome.message, about: given });
      return statusOf(given, request, { Code: outcome.code, Message: outcome.message });
    }
    sent.push(outcome);
    return statusOf(given, request, {
      Code: 'Ok',
      Message: 'send success',
      SerialNo: outcome.serialNo,
      Fee: countSegments(outcome.text),
      IsoCode: 'CN',
    });
  });
  return { statuses, sent };
}

function sendOne(given: string, text: string, request: SendSmsRequest, app: App, { phones, switches, now }: Sending): Message {
  const phone = bare(given);
  if (!/^1[3-9]\d{9}$/.test(phone)) throw new Refused('InvalidParameterValue.IncorrectPhoneNumber', 'incorrect phone number');
  const { state } = switches;
  const asked = take(
    state.fail,
    (fail) => fail.as === 'number' && fail.action === 'SendSms' && (!fail.phone || bare(fail.phone) === phone),
  );
  if (asked) throw new Refused(asked.code, asked.message ?? '按开关的吩咐，没有发');
  if (state.blacklist.some((blocked) => bare(blocked) === phone))
    throw new Refused('FailedOperation.PhoneNumberInBlacklist', 'the number is in the blacklist');

  const earlier = (phones.accepted.get(phone) ?? []).filter((message) => message.appId === request.SmsSdkAppId);
  const seconds = app.sameContentSeconds ?? usualSameContentSeconds;
  if (earlier.some((message) => message.text === text && now - Date.parse(message.at) < seconds * 1000))
    throw new Refused('LimitExceeded.PhoneNumberThirtySecondLimit', `the same content to one number within ${seconds} seconds`);
  const limit = app.dailyLimit ?? usualDailyLimit[app.kind];
  if (earlier.filter((message) => beijingDay(Date.parse(message.at)) === beijingDay(now)).length >= limit)
    throw new Refused('LimitExceeded.PhoneNumberDailyLimit', `more than ${limit} messages to one number on one day`);

  const message: Message = {
    vendor: 'tencent',
    app: app.kind,
    phone,
    text,
    appId: request.SmsSdkAppId,
    templateId: request.TemplateId,
    params: request.TemplateParamSet,
    at: new Date(now).toISOString(),
    serialNo: `2645:${randomBytes(12).toString('hex')}`,
    context: request.SessionContext,
    reportStatus: 'WAITING',
    reportError: '',
    reportAt: '',
    reportDescription: '',
  };
  phones.receive(message);
  return message;
}

function readRequest(body: Record<string, unknown>): SendSmsRequest {
  for (const [name, value] of Object.entries(body)) {
    const kind = Object.hasOwn(fieldKinds, name) ? fieldKinds[name] : undefined;
    if (!kind) throw new Refused('UnknownParameter', `The parameter \`${name.slice(0, 50)}\` is not recognized.`);
    const right = kind === 'text' ? typeof value === 'string' : Array.isArray(value) && value.every((item) => typeof item === 'string');
    if (!right) throw new Refused('InvalidParameter', `The type of parameter \`${name}\` is wrong.`);
  }
  const request = { SignName: '', TemplateParamSet: [], SessionContext: '', ...body } as unknown as SendSmsRequest;
  if (!request.PhoneNumberSet?.length) throw new Refused('MissingParameter.EmptyPhoneNumberSet', 'PhoneNumberSet is empty.');
  for (const name of ['SmsSdkAppId', 'TemplateId'] as const) {
    if (!request[name]) throw new Refused('MissingParameter', `The request is missing a required parameter \`${name}\`.`);
  }
  if (request.PhoneNumberSet.length > 200)
    throw new Refused('LimitExceeded.PhoneNumberCountLimit', 'more than 200 phone numbers in one request');
  if (Buffer.byteLength(request.SessionContext) >= 512)
    throw new Refused('InvalidParameterValue', 'SessionContext must be shorter than 512 bytes.');
  return request;
}

function statusOf(given: string, request: SendSmsRequest, rest: Partial<SendStatus>): SendStatus {
  const phone = bare(given);
  const PhoneNumber = phone.startsWith('+') ? phone : `+86${phone}`;
  return { SerialNo: '', PhoneNumber, Fee: 0, SessionContext: request.SessionContext, Code: '', Message: '', IsoCode: '', ...rest };
}

function attempt<Result>(act: () => Result): Result | Refused {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
