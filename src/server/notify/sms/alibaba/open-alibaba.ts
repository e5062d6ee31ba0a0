import RPCClient from '@alicloud/pop-core/lib/rpc.js';
import { dayOf } from '../../../../rules/day.ts';
import { openOutbound, wordOf, type Connection } from '../../../platform/outbound.ts';
import type { SmsVendorSettings } from '../../../platform/settings.ts';
import { judgeCode } from '../judge-code.ts';
import type { SmsVendor } from '../sms-vendor.ts';
import { alibabaRefusals, limitLevel } from './alibaba-refusals.ts';

const waiting = 1;
const failed = 2;
const delivered = 3;

interface SendDetails {
  SmsSendDetailDTOs?: { SmsSendDetailDTO?: { SendStatus?: number; ErrCode?: string; OutId?: string }[] };
}

/** Alibaba Cloud SMS by its core SDK; the address comes from the settings alone. */
export function openAlibaba(settings: SmsVendorSettings): SmsVendor {
  /** A mouth for one call alone, as Tencent's. */
  function openClient() {
    let connection: Connection = 'none';
    const { agent, host, protocol } = openOutbound(settings.endpoint, () => (connection = 'made'));
    const client = new RPCClient({
      endpoint: protocol + host,
      accessKeyId: settings.secretId,
      accessKeySecret: settings.secretKey,
      apiVersion: '2017-05-25',
      // By POST: what is sent stays out of every address, and so out of the logs on its way.
      opts: { method: 'POST', timeout: settings.timeoutMs, agent },
    });
    return { client, connection: () => connection };
  }

  return {
    name: 'alibaba',
    async send({ sign, templateId, params, names, phone, attempt }) {
      const { client, connection } = openClient();
      try {
        const answer = await client.request<{ Code?: string; BizId?: string }>('SendSms', {
          PhoneNumbers: phone,
          SignName: sign,
          TemplateCode: templateId,
          TemplateParam: JSON.stringify(Object.fromEntries(names.map((name, at) => [name, params[at] ?? '']))),
          OutId: attempt,
        });
        return answer?.Code === 'OK' && answer.BizId
          ? { state: 'handed-over', serial: answer.BizId }
          : { state: 'unknown', code: 'no-status' };
      } catch (error) {
        const judged = judgeCode(codeOf(error, connection()), alibabaRefusals);
        if (judged.state !== 'refused' || judged.code !== 'isv.BUSINESS_LIMIT_CONTROL') return judged;
        return { ...judged, again: limitLevel(String((error as Error).message)) ?? judged.again };
      }
    },
    async pull({ phone, serial, at }) {
      try {
        const { SmsSendDetailDTOs: details } = await openClient().client.request<SendDetails>('QuerySendDetails', {
          PhoneNumber: phone,
          BizId: serial,
          SendDate: dayOf(at).replaceAll('-', ''),
          PageSize: 10,
          CurrentPage: 1,
        });
        const [line, ...more] = details?.SmsSendDetailDTO ?? [];
        const status = more.length === 0 ? (line?.SendStatus ?? waiting) : waiting;
        if (status === delivered) return { state: 'delivered' };
        return status === failed ? { state: 'undelivered', code: line?.ErrCode ?? null } : { state: 'no-word' };
      } catch {
        return { state: 'no-word' };
      }
    },
  };
}

/** The vendor's code or the network's. The message is never kept. */
function codeOf(error: unknown, connection: Connection): string {
  const { code, name, data } = error as { code?: unknown; name?: unknown; data?: unknown };
  if (data !== undefined && typeof code === 'string') return code;
  return wordOf(
    typeof code === 'string' && /^E[A-Z_]{4,20}$/.test(code) ? code : name === 'RequestTimeoutError' ? 'too-slow' : 'no-answer',
    connection,
  );
}
