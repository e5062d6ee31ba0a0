import type { Wechat } from '../wechat/index.ts';
import type { SendSms } from './sms/open-sms.ts';

/** The ways out to a person. WeChat is absent where the deployment has no mini-program. */
export interface Senders {
  sendSms: SendSms;
  wechat: Wechat | undefined;
}
