import { randomInt } from 'node:crypto';
import { bare, type Message, type Phones } from '../phones/received.ts';
import type { SmsSwitches } from '../phones/sms-switches.ts';
import { take } from '../shared/switches.ts';
import { type Account, type Template, usualLimits, usualVariableLength } from './account.ts';
import { Refused } from './refused.ts';

export interface Sending {
  account: Account;
  phones: Phones;
  switches: SmsSwitches;
  now: number;
}

/** SendSms 2017-05-25 to one number or several: all of them or, at the first thing that is wrong, none. */
export function sendSms(params: URLSearchParams, sending: Sending): { bizId: string; sent: Message[] } {
  const { account, phones, switches, now } = sending;
  const numbers = need(params, 'PhoneNumbers').split(',');
  const sign = need(params, 'SignName');
  const code = need(params, 'TemplateCode');
  if (numbers.length > 1000) throw new Refused('isv.MOBILE_COUNT_OVER_LIMIT', '手机号码数量超过限制');
  if (!account.signs.includes(sign)) throw new Refused('isv.SMS_SIGNATURE_ILLEGAL', '短信签名不合法');
  const template = account.templates.find(({ id }) => id === code);
  if (!template || template.approved === false) throw new Refused('isv.SMS_TEMPLATE_ILLEGAL', '短信模板不合法');
  const text = `【${sign}】${fillTemplate(template, params.get('TemplateParam'))}`;
  const bizId = `${randomInt(2 ** 47)}${randomInt(2 ** 20)}^0`;
  const sent = numbers.map((given): Message => {
    const phone = bare(given);
    if (!/^1[3-9]\d{9}$/.test(phone)) throw new Refused('isv.MOBILE_NUMBER_ILLEGAL', '手机号码格式错误');
    const asked = take(
      switches.state.fail,
      (fail) => fail.as === 'number' && fail.action === 'SendSms' && (!fail.phone || bare(fail.phone) === phone),
    );
    if (asked) throw new Refused(asked.code, asked.message ?? '按开关的吩咐，没有发');
    if (switches.state.blacklist.some((blocked) => bare(blocked) === phone)) throw new Refused('isv.BLACK_KEY_CONTROL_LIMIT', '黑名单管控');
    checkLimits({ phone, sign, template }, sending);
    return {
      vendor: 'alibaba',
      phone,
      text,
      appId: '',
      app: template.app,
      templateId: code,
      params: Object.values(JSON.parse(params.get('TemplateParam') || '{}') as Record<string, string>),
      at: new Date(now).toISOString(),
      serialNo: bizId,
      context: params.get('OutId') ?? '',
      reportStatus: 'WAITING',
      reportError: '',
      reportAt: '',
      reportDescription: '',
    };
  });
  for (const message of sent) phones.receive(message);
  return { bizId, sent };
}

export function need(params: URLSearchParams, name: string): string {
  const value = params.get(name);
  if (!value) throw new Refused(`Missing${name}`, `${name} is mandatory for this action.`, 400);
  return value;
}

/** A dotted name or a scheme. */
const looksLikeUrl = /:\/\/|www\.|[a-z0-9-]\.[a-z]{2,}/i;

function fillTemplate(template: Template, given: string | null): string {
  let values: unknown = {};
  try {
    values = given ? JSON.parse(given) : {};
  } catch {
    values = undefined;
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw new Refused('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
  const said = values as Record<string, unknown>;
  return template.text.replaceAll(/\$\{(\w+)\}/g, (_brace, name: string) => {
    const value = Object.hasOwn(said, name) ? said[name] : undefined;
    if (value === undefined || value === '') throw new Refused('isv.TEMPLATE_MISSING_PARAMETERS', `短信模板变量缺少参数 ${name}`);
    if (typeof value !== 'string') throw new Refused('isv.INVALID_JSON_PARAM', 'JSON参数不合法，只接受字符串值');
    if (looksLikeUrl.test(value)) throw new Refused('isv.PARAM_NOT_SUPPORT_URL', '不支持URL');
    if ([...value].length > (template.longest ?? usualVariableLength)) throw new Refused('isv.PARAM_LENGTH_LIMIT', '参数超出长度限制');
    if (template.app === 'code' && !/^[A-Za-z0-9]{1,6}$/.test(value))
      throw new Refused('isv.TEMPLATE_PARAMS_ILLEGAL', '模板变量里包含非法内容');
    return value;
  });
}

function checkLimits(
  { phone, sign, template }: { phone: string; sign: string; template: Template },
  { account, phones, now }: Sending,
): void {
  const limits = { ...usualLimits, ...account.limits };
  const earlier = (phones.accepted.get(phone) ?? []).filter(
    ({ vendor, app, text, templateId }) =>
      vendor === 'alibaba' && app === template.app && text.startsWith(`【${sign}】`) && (app === 'code' || templateId === template.id),
  );
  const since = (moment: number) => earlier.filter(({ at }) => Date.parse(at) >= moment).length;
  // Minute and hour are those of the clock, a day is the last 24 hours.
  const levels: [string, number, number][] =
    template.app === 'code'
      ? [
          ['分钟', now - (now % 60_000), limits.codeMinute],
          ['小时', now - (now % 3_600_000), limits.codeHour],
          ['天', now - 86_400_000, limits.codeDay],
        ]
      : [['天', now - 86_400_000, limits.noticeDay]];
  for (const [level, begin, permits] of levels)
    if (since(begin) >= permits) throw new Refused('isv.BUSINESS_LIMIT_CONTROL', `触发${level}级流控Permits:${permits}`);
}
