import type { Wechat } from '../wechat/index.ts';
import type { AskSms, SendSms } from './sms/open-sms.ts';

/** The ways out to a person. WeChat is absent where the deployment has no mini-program. */
export interface Senders {
  sendSms: SendSms;
  askSms: AskSms;
  wechat: Wechat | undefined;
}
