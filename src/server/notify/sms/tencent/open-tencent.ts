import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { openOutbound, wordOf, type Connection } from '../../../platform/outbound.ts';
import type { TencentSmsSettings } from '../../../platform/settings.ts';
import { judgeCode } from '../judge-code.ts';
import type { SmsVendor } from '../sms-vendor.ts';
import { tencentRefusals } from './tencent-refusals.ts';

/** Tencent Cloud SMS by its official SDK; the address comes from the settings alone. */
export function openTencent(settings: TencentSmsSettings): SmsVendor {
  /** A mouth for one call alone: the SDK does not say whether a call that failed ever had its connection. */
  function openClient() {
    let connection: Connection = 'none';
    const { agent, host, protocol } = openOutbound(settings.endpoint, () => (connection = 'made'));
    const client = new sms.v20210111.Client({
      credential: { secretId: settings.secretId, secretKey: settings.secretKey },
      region: settings.region,
      // An agent of our own, or the SDK would follow http_proxy from the environment.
      profile: { httpProfile: { endpoint: host, protocol, reqTimeout: Math.ceil(settings.timeoutMs / 1000), agent: agent as never } },
    });
    return { client, connection: () => connection };
  }
  const appIdOf = (app: 'notice' | 'code') => (app === 'code' ? settings.codeAppId : settings.noticeAppId);

  return {
    name: 'tencent',
    async send({ app, sign, templateId, params, phone, attempt }) {
      const { client, connection } = openClient();
      try {
        const answer = await client.SendSms({
          SmsSdkAppId: appIdOf(app),
          SignName: sign,
          TemplateId: templateId,
          TemplateParamSet: [...params],
          PhoneNumberSet: [`+86${phone}`],
          SessionContext: attempt,
        });
        const status = answer.SendStatusSet?.[0];
        if (!status?.Code) return { state: 'unknown', code: 'no-status' };
        return status.Code === 'Ok' ? { state: 'handed-over', serial: status.SerialNo ?? '' } : judgeCode(status.Code, tencentRefusals);
      } catch (error) {
        return judgeCode(codeOf(error, connection()), tencentRefusals);
      }
    },
    async pull({ app, phone, serial, at }) {
      const begin = Math.floor(at.getTime() / 1000) - 60;
      try {
        const { PullSmsSendStatusSet: known } = await openClient().client.PullSmsSendStatusByPhoneNumber({
          BeginTime: begin,
          EndTime: begin + 3 * 86_400,
          Offset: 0,
          Limit: 100,
          PhoneNumber: `+86${phone}`,
          SmsSdkAppId: appIdOf(app),
        });
        const line = known?.find(({ SerialNo }) => SerialNo === serial);
        if (line?.ReportStatus === 'SUCCESS') return { state: 'delivered' };
        return line?.ReportStatus === 'FAIL' ? { state: 'undelivered', code: null } : { state: 'no-word' };
      } catch {
        return { state: 'no-word' };
      }
    },
  };
}

/** The vendor's code, or the network's, which the SDK keeps in its message only. The message itself is never kept: it carries what was sent. */
function codeOf(error: unknown, connection: Connection): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && code) return code;
  return wordOf(/\bE[A-Z_]{4,20}\b/.exec(String(message))?.[0] ?? 'no-answer', connection);
}
