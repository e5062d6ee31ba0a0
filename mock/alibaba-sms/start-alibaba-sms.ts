import { startSmsVendor, type SmsStandIn, type SmsVendorSettings } from '../phones/start-sms-vendor.ts';
import type { Account } from './account.ts';
import { answerRequest } from './answer-request.ts';
import { reportForm } from './report-form.ts';
import { createVerifier } from './verify-rpc.ts';

export type AlibabaSmsSettings = SmsVendorSettings & Account;
export type AlibabaSms = SmsStandIn;

/** After 1, 5 and 10 minutes. */
const retryAfter = [60_000, 5 * 60_000, 10 * 60_000];

export function startAlibabaSms(account: AlibabaSmsSettings): Promise<AlibabaSms> {
  const verifier = createVerifier(account.credentials);
  return startSmsVendor(
    {
      name: 'alibaba',
      retryAfter,
      form: reportForm,
      answer: ({ request, query, body }, desk) => {
        const form = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '') ? body.toString('utf8') : '';
        const params = new URLSearchParams([query, form].filter(Boolean).join('&'));
        return answerRequest(request.method ?? '', params, { ...desk, account, verifier });
      },
    },
    account,
  );
}
