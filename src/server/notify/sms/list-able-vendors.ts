import type { SmsSettings, SmsVendorName } from '../../platform/settings.ts';
import { smsVendorNames } from '../../platform/settings-of-sms.ts';

/** Characters of a sign-in code's values, with every vendor. */
const codeLength = 6;

/** The vendors with which this kind is filed and that take values of this length. */
export function listAbleVendors(sms: SmsSettings, kind: string, params: readonly string[]): SmsVendorName[] {
  return smsVendorNames.filter((name) => {
    const vendor = sms[name];
    const template = vendor?.templates[kind];
    return template?.variables.every(
      (variable, at) =>
        [...(params[at] ?? '')].length <= (template.lengths?.[variable] ?? (template.app === 'code' ? codeLength : vendor!.variableLength)),
    );
  });
}
