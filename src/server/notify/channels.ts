import type { Tables } from '../platform/tables.ts';
import type { Channel } from './channel.ts';
import { fallBackToPerson } from './in-person/fall-back-to-person.ts';
import { readySms } from './sms/ready-sms.ts';
import { settleNumber } from './sms/settle-number.ts';
import { fallBackToSms } from './wechat/fall-back-to-sms.ts';
import { readyWechat } from './wechat/ready-wechat.ts';
import { settleLeave } from './wechat/settle-leave.ts';

/** The ways that a vendor's machine takes; for voice (语音外呼) an entry here is all that is missing. A third vendor of SMS (the bank's or a carrier's port) has its place in sms/open-sms.ts. */
export type VendorChannel = Extract<Tables['delivery']['channel'], 'sms' | 'wechat'>;

/**
 * What leads out to a person. A practice ground's messages are kept and lead nowhere. `sms.fallBack` is where somebody is asked to go and
 * say it: called for each delivery that certainly did not arrive and will not, whatever its message carried with it.
 */
export const channels: Record<VendorChannel, Channel> = {
  sms: { ready: readySms, settleRefusal: settleNumber, fallBack: fallBackToPerson },
  wechat: { ready: readyWechat, settleRefusal: settleLeave, fallBack: fallBackToSms },
};
