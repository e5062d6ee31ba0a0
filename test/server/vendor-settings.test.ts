import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuseUnsafe, type Birth } from '../../src/server/platform/refuse-unsafe.ts';
import { readSettings, SettingRefused } from '../../src/server/platform/settings.ts';
import { testAlibabaSettings, testSettings } from '../helpers/test-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'mashang-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const environment: Record<string, string> = {
  DEPLOYMENT: 'demo',
  ORIGIN: 'http://127.0.0.1:8360',
  STAFF_ORIGIN: 'http://127.0.0.1:8361',
  LISTEN_PUBLIC: '127.0.0.1:8360',
  LISTEN_STAFF: '127.0.0.1:8361',
  LISTEN_INTERNAL: '127.0.0.1:8362',
  DATABASE_URL: 'postgresql://owner@127.0.0.1/x',
  DATABASE_APP_URL: 'postgresql://app@127.0.0.1/x',
  FILES_DIR: 'files',
  KEY_DIR: 'keys',
  SMS_ENDPOINT: 'http://127.0.0.1:8370',
  SMS_SECRET_ID: 'id',
  SMS_SECRET_KEY: 'secret-key-that-must-not-be-said',
  SMS_NOTICE_APP_ID: '1',
  SMS_CODE_APP_ID: '2',
  SMS_SIGN: '签名',
  SMS_TEMPLATES: 'mock/data/sms-templates.json',
  SMS_CALLBACK_SECRET: 'callback-secret-that-must-not-be-said',
};

const wechatEnvironment: Record<string, string> = {
  WECHAT_ENDPOINT: 'http://127.0.0.1:8371',
  WECHAT_APP_ID: 'wxdemo0000000000',
  WECHAT_APP_SECRET: 'app-secret-that-must-not-be-said',
  WECHAT_PHONE_BUTTON: 'off',
  WECHAT_TEMPLATES: 'mock/data/wechat-templates.json',
  WECHAT_PUSH_TOKEN: 'push-token-that-must-not-be-said',
  WECHAT_PUSH_AES_KEY: 'a'.repeat(43),
};

const real = testSettings({
  deployment: 'real',
  origin: 'https://jz.wudi.example',
  staffOrigin: 'https://jz-staff.wudi.example',
  sms: { endpoint: 'https://sms.tencentcloudapi.com', secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3' },
});
const bornReal: Birth = { databaseBornAs: 'real', seededStaff: 0, demoKey: false };

const alibabaEnvironment: Record<string, string> = {
  ALIBABA_SMS_ENDPOINT: 'http://127.0.0.1:8373',
  ALIBABA_SMS_SECRET_ID: 'id',
  ALIBABA_SMS_SECRET_KEY: 'secret-that-must-not-be-said',
  ALIBABA_SMS_SIGN: '签名',
  ALIBABA_SMS_TEMPLATES: 'mock/data/alibaba-sms-templates.json',
  ALIBABA_SMS_CALLBACK_SECRET: 'callback-that-must-not-be-said',
};

test('a second vendor of SMS is set as a whole or not at all, stands beside the first or alone, and may change its secret', () => {
  expect(readSettings(environment).sms).not.toHaveProperty('alibaba');
  const both = readSettings({
    ...environment,
    ...alibabaEnvironment,
    ALIBABA_SMS_CALLBACK_SECRET_BEFORE: 'older',
    ALIBABA_SMS_WEIGHT: '20',
  }).sms;
  expect(both).toMatchObject({
    tencent: { templates: { accepted: { id: '2100201', text: expect.stringContaining('{1}') } } },
    alibaba: { weight: 20, variableLength: 20, callbackSecrets: ['callback-that-must-not-be-said', 'older'] },
  });
  expect(both.alibaba!.templates['accepted']!.text).toContain('${total}');
  const alone = Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SMS_')));
  const { tencent, templates, sign } = readSettings({ ...alone, ...alibabaEnvironment }).sms;
  expect([tencent, sign, templates['accepted']!.text]).toEqual([undefined, '签名', expect.stringContaining('{1}')]);
  for (const name of Object.keys(alibabaEnvironment)) {
    const { [name]: _left, ...rest } = alibabaEnvironment;
    expect(() => readSettings({ ...environment, ...rest })).toThrow(
      new RegExp(`^The setting ${name} is missing.*all together or not at all`),
    );
  }
});

test.each<[string, unknown, RegExp]>([
  ['SMS_TEMPLATES', [], /cannot be read as JSON/],
  ['SMS_TEMPLATES', { paid: null }, /template of paid in the file that SMS_TEMPLATES names needs an id/],
  ['SMS_TEMPLATES', { unheard: { id: '1', variables: [] } }, /lists unheard, which is no kind/],
  ['SMS_TEMPLATES', { checking: { id: '1', variables: [] } }, /lists checking, which is no kind of notice that goes out by SMS/],
  ['SMS_TEMPLATES', { accepted: { id: '1', variables: ['due'] } }, /must have the variables total/],
  ['SMS_TEMPLATES', { 'paid-monthly': { id: '1', variables: ['amount', 'month', 'tail'] } }, /must have the variables month, amount, tail/],
  ['SMS_TEMPLATES', { paid: { id: '1', variables: ['total'] } }, /must have no variables/],
  ['ALIBABA_SMS_TEMPLATES', { accepted: { id: 'SMS_1', variables: ['total'], text: '您申请的事最晚{1}有结果' } }, /other words than ours/],
  ['ALIBABA_SMS_COUNTIES', { 371623: { templates: { unheard: 'SMS_1' } } }, /has a template of unheard for 371623/],
  ['WECHAT_TEMPLATES', { unheard: { id: 'x', kind: 'one-time', page: 'p', data: { thing1: 'title' } } }, /lists unheard, which is no kind/],
])('%s with %j is refused, and what is wrong in it is named', (name, content, said) => {
  const file = join(folder, 'file.json');
  writeFileSync(file, JSON.stringify(content));
  const read = () => readSettings({ ...environment, ...alibabaEnvironment, ...wechatEnvironment, [name]: file });
  expect(read).toThrow(SettingRefused);
  expect(read).toThrow(said);
});

test.each([
  ['DEBUG', 'httpx:*'],
  ['DEBUG', '*'],
  ['DEBUG', 'roa,-httpx:body'],
  ['NODE_DEBUG', 'http'],
  ['NODE_DEBUG', 'tls,net'],
])('%s=%s makes libraries write what they send into the log, and is refused', (name, value) => {
  const read = () => readSettings({ ...environment, [name]: value });
  expect(read).toThrow(SettingRefused);
  expect(read).toThrow(new RegExp(`^The variable ${name} is set.*Unset it`));
});

test('a DEBUG that no library takes for its name starts', () => {
  for (const value of ['', '0', 'false', '1']) expect(() => readSettings({ ...environment, DEBUG: value })).not.toThrow();
});

test('a real deployment talks to no stand-in of its second vendor', () => {
  const alibaba = { ...testAlibabaSettings('https://dysmsapi.aliyuncs.com'), secretId: 'LTAI5t8krbsJ5yKBZQ' };
  const withIt = (change: object) => ({ ...real, sms: { ...real.sms, alibaba: { ...alibaba, ...change } } });
  expect(() => refuseUnsafe(withIt({}), bornReal)).not.toThrow();
  expect(() => refuseUnsafe(withIt({ endpoint: 'https://dysmsapi.aliyuncs.com.evil.example' }), bornReal)).toThrow(/ALIBABA_SMS_ENDPOINT/);
  expect(() => refuseUnsafe(withIt({ secretId: 'LTAIDEMO' }), bornReal)).toThrow(/ALIBABA_SMS_SECRET_ID/);
});
