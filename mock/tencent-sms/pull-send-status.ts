import { bare, type Message, type Phones } from '../phones/received.ts';
import type { Account } from './account.ts';
import { Refused } from './refused.ts';

/**
 * PullSmsSendStatus hands every outcome out once; PullSmsSendStatusByPhoneNumber answers as often as asked. Both know a
 * message only once the operator has reported on it, and neither tells the SessionContext (the vendor opens that on request).
 */
export function pullSendStatus(body: Record<string, unknown>, waiting: Message[], account: Account) {
  const limit = readLimit(body);
  const appId = readApp(body, account);
  const pulled = waiting.filter((message) => message.appId === appId).slice(0, limit);
  for (const message of pulled) waiting.splice(waiting.indexOf(message), 1);
  return pulled.map(describe);
}

export function pullSendStatusByPhone(body: Record<string, unknown>, phones: Phones, account: Account, now: number) {
  const limit = readLimit(body);
  const appId = readApp(body, account);
  const { BeginTime, EndTime = Math.ceil(now / 1000), Offset, PhoneNumber } = body;
  if (!Number.isInteger(BeginTime) || !Number.isInteger(EndTime))
    throw new Refused('InvalidParameterValue.BeginTimeVerifyFail', 'BeginTime or EndTime is wrong.');
  if ((BeginTime as number) < now / 1000 - 7 * 86_400)
    throw new Refused('InvalidParameterValue.BeginTimeVerifyFail', 'BeginTime is more than 7 days ago.');
  if (Offset !== 0) throw new Refused('InvalidParameterValue', 'Offset is 0 for now.');
  if (typeof PhoneNumber !== 'string') throw new Refused('MissingParameter', 'The request is missing a required parameter `PhoneNumber`.');
  const known = (phones.accepted.get(bare(PhoneNumber)) ?? []).filter((message) => {
    const second = Date.parse(message.at) / 1000;
    return (
      message.appId === appId &&
      message.reportStatus !== 'WAITING' &&
      second >= Math.floor(BeginTime as number) &&
      second <= (EndTime as number) + 1
    );
  });
  return known.slice(0, limit).map(describe);
}

function describe(message: Message) {
  return {
    UserReceiveTime: Math.floor(Date.parse(message.reportAt) / 1000),
    CountryCode: '86',
    SubscriberNumber: message.phone,
    PhoneNumber: `+86${message.phone}`,
    SerialNo: message.serialNo,
    ReportStatus: message.reportStatus,
    Description: message.reportDescription,
    SessionContext: '',
  };
}

function readLimit({ Limit }: Record<string, unknown>): number {
  if (!Number.isInteger(Limit) || (Limit as number) < 1 || (Limit as number) > 100)
    throw new Refused('InvalidParameterValue', 'Limit is 1 to 100.');
  return Limit as number;
}

function readApp({ SmsSdkAppId }: Record<string, unknown>, account: Account): string {
  if (typeof SmsSdkAppId !== 'string' || !Object.hasOwn(account.apps, SmsSdkAppId))
    throw new Refused('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'SmsSdkAppId verification failed.');
  return SmsSdkAppId;
}
