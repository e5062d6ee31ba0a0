import type { Tables } from '../platform/tables.ts';
import type { Channel } from './channel.ts';
import { readySms } from './sms/ready-sms.ts';
import { fallBackToSms } from './wechat/fall-back-to-sms.ts';
import { readyWechat } from './wechat/ready-wechat.ts';
import { settleLeave } from './wechat/settle-leave.ts';

/** What leads out to a person. A practice ground's messages are kept and lead nowhere. */
export const channels: Record<Exclude<Tables['delivery']['channel'], 'practice'>, Channel> = {
  sms: { vendor: 'tencent', ready: readySms },
  wechat: { vendor: 'wechat', ready: readyWechat, settleRefusal: settleLeave, fallBack: fallBackToSms },
};
