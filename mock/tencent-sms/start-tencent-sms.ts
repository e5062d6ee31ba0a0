import { drawPage } from '../phones/draw-page.ts';
import { createPhones } from '../phones/received.ts';
import { startSmsVendor, type SmsCall, type SmsDesk, type SmsStandIn, type SmsVendorSettings } from '../phones/start-sms-vendor.ts';
import { sendJson } from '../shared/send-json.ts';
import { sendPage } from '../shared/send-page.ts';
import type { Account } from './account.ts';
import { answerRequest } from './answer-request.ts';
import { reportForm } from './report-form.ts';

export interface TencentSmsSettings extends SmsVendorSettings, Account {
  /** Where its own phones keep what they got, so that the next start still shows it. */
  stateFile?: string;
}
export type TencentSms = SmsStandIn;

const retryAfter = [1000, 5000];

export function startTencentSms({ stateFile, phones = createPhones(stateFile), ...account }: TencentSmsSettings): Promise<TencentSms> {
  return startSmsVendor(
    {
      name: 'tencent',
      retryAfter,
      form: reportForm,
      answer: async (call, desk) => {
        if (showPhones(call, desk)) return 'answered';
        const { request, body } = call;
        const asked = { method: request.method ?? '', url: request.url ?? '/', headers: request.headers, body };
        return answerRequest(asked, { ...desk, account });
      },
    },
    { ...account, phones },
  );
}

/** What a person looks at: the phones, and what was refused. */
function showPhones({ request, response, route, query }: SmsCall, { phones }: SmsDesk): boolean {
  const phone = new URLSearchParams(query).get('phone') ?? undefined;
  switch (route) {
    case 'GET /phones':
      sendPage(response, drawPage(phones, phone));
      return true;
    case 'GET /phones.json':
      sendJson(response, 200, { messages: phone ? phones.of(phone) : phones.messages, refusals: phones.refusals });
      return true;
    case 'DELETE /phones.json':
      phones.clear(phone);
      sendJson(response, 200, {});
      return true;
    case 'GET /':
      if (request.headers.authorization !== undefined) return false;
      response.writeHead(302, { location: '/phones' }).end();
      return true;
    default:
      return false;
  }
}
