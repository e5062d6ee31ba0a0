import { readFileSync } from 'node:fs';
import { isSmsKind, smsText, smsVariables } from '../../rules/notice/sms-text.ts';
import { noticeKinds } from '../../rules/notice/notice-kinds.ts';

/** Who hands messages to the carriers; for a third way (the bank's or a carrier's port) an entry here, its settings and its client are all. */
export const smsVendorNames = ['tencent', 'alibaba'] as const;
export type SmsVendorName = (typeof smsVendorNames)[number];

/** A template as filed with a vendor. */
export interface SmsTemplate {
  id: string;
  /** As its vendor writes it: {1} or ${name}. */
  text: string;
  variables: string[];
  app: 'notice' | 'code';
  /** Variables for which the vendor granted more characters than usual. */
  lengths?: Record<string, number>;
}

/** What one county has otherwise than the deployment. */
interface CountyFiling {
  sign?: string;
  /** Notice kind → the id of its own template of the same text. */
  templates?: Record<string, string>;
}

export interface SmsVendorSettings {
  endpoint: string;
  secretId: string;
  secretKey: string;
  sign: string;
  /** Notice kind → template. A kind that is missing is not sent by this vendor. */
  templates: Record<string, SmsTemplate>;
  counties: Record<string, CountyFiling>;
  /** In the address of its reports; two while one takes over from the other. */
  callbackSecrets: readonly string[];
  timeoutMs: number;
  /** Characters of a value, where the template was granted no more. */
  variableLength: number;
  /** Notices to one number in a day, as the vendor grants. */
  noticesADay: number;
  /** Its resting share of what is drawn, against those of the others. */
  weight: number;
}

export interface TencentSmsSettings extends SmsVendorSettings {
  region: string;
  noticeAppId: string;
  codeAppId: string;
}

export interface SmsSettings {
  /** Absent where the county has no contract with it; one of them is there. */
  tencent?: TencentSmsSettings;
  alibaba?: SmsVendorSettings;
  /** What is filed with one of them at least: notice kind → template, its text in {1}. */
  templates: Record<string, SmsTemplate>;
  sign: string;
  /** Sign-in codes an hour at most; above it they pause and the operator is told. */
  codesPerHour: number;
  /** Notices to one number on one day, over all vendors and counties. */
  noticesPerNumberDay: number;
}

/** What `readSettings` lends: each throws a plain sentence that names the setting. */
interface Readers {
  need(name: string): string;
  whole(name: string, fallback: number): number;
  origin(name: string): string;
  given(name: string): string | undefined;
  refuse(sentence: string): never;
}

const prefixes: Record<SmsVendorName, string> = { tencent: 'SMS_', alibaba: 'ALIBABA_SMS_' };
const namesOf: Record<SmsVendorName, string[]> = {
  tencent: ['ENDPOINT', 'SECRET_ID', 'SECRET_KEY', 'NOTICE_APP_ID', 'CODE_APP_ID', 'SIGN', 'TEMPLATES', 'CALLBACK_SECRET'],
  alibaba: ['ENDPOINT', 'SECRET_ID', 'SECRET_KEY', 'SIGN', 'TEMPLATES', 'CALLBACK_SECRET'],
};
/** Tencent: a value has six characters until its console grants more, a number two notices a day. Alibaba: by kind of variable; a carrier's ten. */
const usual: Record<SmsVendorName, { variableLength: number; noticesADay: number }> = {
  tencent: { variableLength: 6, noticesADay: 2 },
  alibaba: { variableLength: 20, noticesADay: 10 },
};

/** The vendors of SMS, each as a whole or not at all, one at least. */
export function readSmsSettings(readers: Readers): SmsSettings {
  const { need, given, whole } = readers;
  const has = (vendor: SmsVendorName) => namesOf[vendor].some((name) => given(prefixes[vendor] + name) !== undefined);
  const alibaba = has('alibaba') ? readVendor('alibaba', readers) : undefined;
  const tencent: TencentSmsSettings | undefined =
    has('tencent') || !alibaba
      ? {
          ...readVendor('tencent', readers),
          region: given('SMS_REGION') ?? 'ap-beijing',
          noticeAppId: need('SMS_NOTICE_APP_ID'),
          codeAppId: need('SMS_CODE_APP_ID'),
        }
      : undefined;
  return {
    ...(tencent ? { tencent } : {}),
    ...(alibaba ? { alibaba } : {}),
    templates: { ...numbered(alibaba), ...numbered(tencent) },
    sign: (tencent ?? alibaba)!.sign,
    codesPerHour: whole('SMS_CODES_PER_HOUR', 2000),
    // What Tencent Cloud gives everybody who has not asked for more; and nobody wants more of us.
    noticesPerNumberDay: whole('SMS_NOTICES_PER_NUMBER_DAY', 2),
  };
}

function readVendor(vendor: SmsVendorName, { need, origin, whole, given, refuse }: Readers): SmsVendorSettings {
  const prefix = prefixes[vendor];
  const missing = namesOf[vendor].find((name) => given(prefix + name) === undefined);
  if (missing && vendor !== 'tencent')
    refuse(`The setting ${prefix}${missing} is missing. The settings ${prefix}… are set all together or not at all.`);
  const templates = readSmsTemplates(vendor, need(`${prefix}TEMPLATES`), refuse);
  const counties = given(`${prefix}COUNTIES`);
  return {
    endpoint: origin(`${prefix}ENDPOINT`),
    secretId: need(`${prefix}SECRET_ID`),
    secretKey: need(`${prefix}SECRET_KEY`),
    sign: need(`${prefix}SIGN`),
    templates,
    counties: counties === undefined ? {} : readCounties(`${prefix}COUNTIES`, counties, templates, refuse),
    callbackSecrets: [need(`${prefix}CALLBACK_SECRET`), given(`${prefix}CALLBACK_SECRET_BEFORE`)].filter((one) => one !== undefined),
    timeoutMs: whole(`${prefix}TIMEOUT_MS`, 8000),
    variableLength: whole(`${prefix}VARIABLE_LENGTH`, usual[vendor].variableLength),
    noticesADay: whole(`${prefix}NOTICES_A_DAY`, usual[vendor].noticesADay),
    weight: whole(`${prefix}WEIGHT`, 50),
  };
}

function numbered(vendor: SmsVendorSettings | undefined): Record<string, SmsTemplate> {
  return Object.fromEntries(
    Object.entries(vendor?.templates ?? {}).map(([kind, template]) => [
      kind,
      { ...template, text: isSmsKind(kind) ? smsText(kind, 'numbered')! : template.text },
    ]),
  );
}

const notations = { tencent: 'numbered', alibaba: 'named' } as const;

/** The templates filed with a vendor; whatever would send other words than ours, or words with the values at the wrong places, is refused. */
export function readSmsTemplates(vendor: SmsVendorName, file: string, refuse: (sentence: string) => never): Record<string, SmsTemplate> {
  const setting = `${prefixes[vendor]}TEMPLATES`;
  const read = readObject(file);
  if (!read)
    return refuse(
      `The file that ${setting} names cannot be read as JSON. It lists the templates filed with the SMS vendor by notice kind.`,
    );
  return Object.fromEntries(
    Object.entries(read).map(([kind, given]) => [kind, readTemplate(kind, isObject(given) ? given : {}, { vendor, setting, refuse })]),
  );
}

interface Where {
  vendor: SmsVendorName;
  setting: string;
  refuse: (sentence: string) => never;
}

function readTemplate(kind: string, { id, text, variables, lengths }: Record<string, unknown>, { vendor, setting, refuse }: Where) {
  if (!isSmsKind(kind)) return refuse(`The file that ${setting} names lists ${kind}, which is no kind of notice that goes out by SMS.`);
  if (typeof id !== 'string' || !id) return refuse(`The template of ${kind} in the file that ${setting} names needs an id.`);
  const names = smsVariables(kind);
  if (!Array.isArray(variables) || variables.join() !== names.join())
    return refuse(
      `The template of ${kind} in the file that ${setting} names must have ${names.length > 0 ? `the variables ${names.join(', ')}` : 'no variables'}, as its text has.`,
    );
  if (text !== undefined && text !== smsText(kind, notations[vendor]))
    return refuse(
      `The template of ${kind} in the file that ${setting} names has other words than ours; \`npm run templates\` prints them.`,
    );
  return {
    id,
    text: smsText(kind, notations[vendor])!,
    variables: names,
    app: noticeKinds[kind].lane === 'sign-in' ? ('code' as const) : ('notice' as const),
    ...(isObject(lengths) ? { lengths: lengths as Record<string, number> } : {}),
  };
}

function readCounties(
  setting: string,
  file: string,
  templates: Record<string, SmsTemplate>,
  refuse: (sentence: string) => never,
): Record<string, CountyFiling> {
  const read = readObject(file);
  if (!read)
    return refuse(
      `The file that ${setting} names cannot be read as JSON. It lists the counties with a signature or templates of their own.`,
    );
  return Object.fromEntries(
    Object.entries(read).map(([county, given]) => {
      const { sign, templates: own } = isObject(given) ? given : {};
      const ids = isObject(own) ? (own as Record<string, string>) : {};
      const strange = Object.keys(ids).find((kind) => !Object.hasOwn(templates, kind) || typeof ids[kind] !== 'string');
      if (strange)
        return refuse(`The file that ${setting} names has a template of ${strange} for ${county}, which is filed for nobody else.`);
      return [county, { ...(typeof sign === 'string' && sign ? { sign } : {}), templates: ids }];
    }),
  );
}

function readObject(file: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
