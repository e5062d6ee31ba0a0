import type { SmsSettings, SmsVendorName, SmsVendorSettings } from '../../platform/settings.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';
import { openAlibaba } from './alibaba/open-alibaba.ts';
import type { AskedMessage, SmsVendor, VendorWord } from './sms-vendor.ts';
import { openTencent } from './tencent/open-tencent.ts';

export interface SmsOrder {
  /** Chosen by `chooseVendors` before the attempt was written. */
  vendor: SmsVendorName;
  /** Of notice; its template and sign are those filed with the vendor, for this county. */
  kind: string;
  /** None for a sign-in code, which no county sends. */
  county: string | null;
  params: readonly string[];
  phone: string;
  /** Our attempt's id; comes back with the delivery report. */
  attempt: string;
}

export type SendSms = (order: SmsOrder) => Promise<VendorAnswer>;
/** What a vendor's own books say of a message that it took. */
export type AskSms = (vendor: SmsVendorName, asked: AskedMessage) => Promise<VendorWord>;

/** The vendors of SMS that the settings name, behind one door. */
export function openSms(settings: SmsSettings): { sendSms: SendSms; askSms: AskSms } {
  const vendors: Partial<Record<SmsVendorName, SmsVendor>> = {
    ...(settings.tencent ? { tencent: openTencent(settings.tencent) } : {}),
    ...(settings.alibaba ? { alibaba: openAlibaba(settings.alibaba) } : {}),
  };
  return {
    async sendSms({ vendor: name, kind, county, params, phone, attempt }) {
      const filed = filedWith(settings[name], kind, county);
      const vendor = vendors[name];
      // Withdrawn between the choice and the call: nothing has left.
      if (!vendor || !filed) return { state: 'refused', code: 'not-filed', again: undefined };
      return vendor.send({ ...filed, params, phone, attempt });
    },
    askSms: async (name, asked) => (await vendors[name]?.pull?.(asked)) ?? { state: 'no-word' },
  };
}

/** Sign and template of a kind with a vendor, the county's own before the deployment's; nothing where it is not filed. */
function filedWith(vendor: SmsVendorSettings | undefined, kind: string, county: string | null) {
  const template = vendor?.templates[kind];
  if (!vendor || !template) return undefined;
  const own = county === null ? undefined : vendor.counties[county];
  return {
    app: template.app,
    sign: own?.sign ?? vendor.sign,
    templateId: own?.templates?.[kind] ?? template.id,
    names: template.variables,
  };
}
