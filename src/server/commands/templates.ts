import { parseArgs } from 'node:util';
import { findFilingGaps, listFilings, type Filing } from '../../rules/notice/list-filings.ts';
import { readSmsTemplates, type SmsTemplate, type SmsVendorName } from '../platform/settings-of-sms.ts';
import { readWechatTemplates, SettingRefused, type WechatKind, wechatKindOf, type WechatTemplate } from '../platform/settings.ts';

/*
 * `templates --vendor NAME FILE SIGN LENGTH … [--wechat FILE] [--check]`: what must be filed with each vendor, in its own notation; with
 * --check what the settings' files lack or have otherwise, a line each and exit code 1. Needs neither database nor network.
 */

const vendors = {
  tencent: { title: '腾讯云短信', notation: 'numbered' },
  alibaba: { title: '阿里云短信', notation: 'named' },
} as const;
const wechatLimits: Record<WechatKind, string> = {
  thing: '20 个字以内，长了会截短',
  date: '年月日，写全：2026年12月22日',
  phrase: '5 个汉字以内',
};
const wechatExamples = { title: '镇上接下了', day: '2026年12月31日', due: '2026年12月31日', total: '2026年12月31日' };

interface Vendor {
  name: SmsVendorName;
  file: string;
  sign: string;
  variableLength: number;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      vendor: { type: 'string', multiple: true, default: [] },
      wechat: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  const asked = values.vendor.map((text): Vendor => JSON.parse(text) as Vendor);
  if (!values.check) {
    for (const vendor of asked) printFilings(vendor);
    if (values.wechat !== undefined) printWechat(readWechatTemplates(values.wechat));
    return 0;
  }
  const gaps = asked.flatMap((vendor) => checkVendor(vendor).map((gap) => `${vendors[vendor.name].title} ${gap}`));
  if (values.wechat !== undefined) gaps.push(...refusalOf(() => readWechatTemplates(values.wechat!)));
  for (const gap of gaps) console.error(gap);
  if (gaps.length === 0) console.log('报备的和要发的一样（what is filed is what is sent）');
  return gaps.length === 0 ? 0 : 1;
}

function checkVendor({ name, file, sign, variableLength }: Vendor): string[] {
  let filed: Record<string, SmsTemplate> = {};
  const refused = refusalOf(() => (filed = readSmsTemplates(name, file, refuse)));
  return refused.length > 0 ? refused : findFilingGaps(listFilings(vendors[name].notation, sign), filed, { variableLength });
}

function printFilings({ name, sign }: Vendor): void {
  const { title, notation } = vendors[name];
  console.log(`\n# ${title}，签名【${sign}】`);
  for (const filing of listFilings(notation, sign)) console.log(lines(filing, name).join('\n'));
}

function lines({ name, category, text, variables, example, length, pieces }: Filing, vendor: SmsVendorName): string[] {
  return [
    `\n${name}（${category}）`,
    `  ${text}`,
    ...variables.map(
      ({ name: variable, type, longest }, at) =>
        `  ${vendor === 'alibaba' ? `\${${variable}}：类型 ${type}` : `{${at + 1}}：${variable}`}，最长如 ${longest}（${[...longest].length} 个字）`,
    ),
    `  最长 ${length} 个字，算 ${pieces} 条：${example}`,
  ];
}

function printWechat(templates: Record<string, WechatTemplate>): void {
  console.log('\n# 微信订阅消息');
  for (const [kind, { kind: leave, page, data }] of Object.entries(templates)) {
    console.log(`\n码上 ${kind}（${leave === 'one-time' ? '一次性订阅' : '长期订阅'}），点开 ${page}`);
    for (const [key, value] of Object.entries(data))
      console.log(`  ${key}：${wechatLimits[wechatKindOf(key)!]}，如 ${wechatExamples[value]}`);
  }
}

function refuse(sentence: string): never {
  throw new SettingRefused(sentence);
}

/** The sentence of what cannot be read, or nothing. */
function refusalOf(read: () => void): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SettingRefused) return [error.message];
    throw error;
  }
}

process.exitCode = main();
