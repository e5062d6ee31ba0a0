import type { Tables } from '../platform/tables.ts';
import type { Channel } from './channel.ts';
import { readySms } from './sms/ready-sms.ts';
import { fallBackToSms } from './wechat/fall-back-to-sms.ts';
import { readyWechat } from './wechat/ready-wechat.ts';
import { settleLeave } from './wechat/settle-leave.ts';

export const channels: Record<Tables['delivery']['channel'], Channel> = {
  sms: { vendor: 'tencent', ready: readySms },
  wechat: { vendor: 'wechat', ready: readyWechat, settleRefusal: settleLeave, fallBack: fallBackToSms },
};
