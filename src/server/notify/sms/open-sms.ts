import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { openOutbound, wordOf, type Connection } from '../../platform/outbound.ts';
import type { SmsSettings } from '../../platform/settings.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';
import { judgeRefusal } from './judge-refusal.ts';

export interface SmsOrder {
  app: 'notice' | 'code';
  templateId: string;
  params: string[];
  phone: string;
  /** Our attempt's id; comes back as ext of the delivery report. */
  attempt: string;
}

export type SendSms = (order: SmsOrder) => Promise<VendorAnswer>;

/** Tencent Cloud SMS by its official SDK; the address comes from the settings alone. */
export function openSms(settings: SmsSettings): SendSms {
  return async ({ app, templateId, params, phone, attempt }) => {
    // A mouth for this call alone: the SDK does not say whether a call that failed ever had its connection.
    let connection: Connection = 'none';
    const { agent, host, protocol } = openOutbound(settings.endpoint, () => (connection = 'made'));
    const client = new sms.v20210111.Client({
      credential: { secretId: settings.secretId, secretKey: settings.secretKey },
      region: settings.region,
      // An agent of our own, or the SDK would follow http_proxy from the environment.
      profile: { httpProfile: { endpoint: host, protocol, reqTimeout: Math.ceil(settings.timeoutMs / 1000), agent: agent as never } },
    });
    try {
      const answer = await client.SendSms({
        SmsSdkAppId: app === 'code' ? settings.codeAppId : settings.noticeAppId,
        SignName: settings.sign,
        TemplateId: templateId,
        TemplateParamSet: params,
        PhoneNumberSet: [`+86${phone}`],
        SessionContext: attempt,
      });
      const status = answer.SendStatusSet?.[0];
      if (!status?.Code) return { state: 'unknown', code: 'no-status' };
      return status.Code === 'Ok' ? { state: 'handed-over', serial: status.SerialNo ?? '' } : judgeRefusal(status.Code);
    } catch (error) {
      return judgeRefusal(codeOf(error, connection));
    }
  };
}

/** The vendor's code, or the network's, which the SDK keeps in its message only. The message itself is never kept: it carries what was sent. */
function codeOf(error: unknown, connection: Connection): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && code) return code;
  return wordOf(/\bE[A-Z_]{4,20}\b/.exec(String(message))?.[0] ?? 'no-answer', connection);
}
