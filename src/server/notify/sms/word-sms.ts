import { noticeKinds, type NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import type { SmsSettings } from '../../platform/settings.ts';

/** What an SMS says: the kind whose template it is, and what is filled in, in the template's order. */
export interface SmsWording {
  kind: NoticeKindName;
  params: string[];
}

/** One message for carriers, the signature with it. */
const longest = 70;

/**
 * The kind's own text, or that of the kind which stands in for it where a value is missing or the whole would be two messages; nothing
 * where none of them is filed with the vendor.
 */
export function wordSms(sms: SmsSettings, kind: NoticeKindName, values: Readonly<Record<string, string>>): SmsWording | undefined {
  let tooLong: SmsWording | undefined;
  for (const name of chainOf(kind)) {
    const template = sms.templates[name];
    const params = template?.variables.flatMap((variable) => values[variable] || []);
    if (!template || params?.length !== template.variables.length) continue;
    const wording = { kind: name, params };
    if (`【${sms.sign}】${sayWording(sms, wording)}`.length <= longest) return wording;
    tooLong = wording;
  }
  return tooLong;
}

/** The kind, what stands in for it, what stands in for that. */
function* chainOf(kind: NoticeKindName): Generator<NoticeKindName> {
  for (let name: string | undefined = kind; name !== undefined; name = noticeKinds[name as NoticeKindName].otherwise)
    yield name as NoticeKindName;
}

export function sayWording(sms: SmsSettings, { kind, params }: SmsWording): string {
  return sms.templates[kind]!.text.replaceAll(/\{(\d+)\}/g, (_brace, at: string) => params[Number(at) - 1] ?? '');
}
