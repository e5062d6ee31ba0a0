import RPCClient from '@alicloud/pop-core/lib/rpc.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAlibabaSms, type AlibabaSms } from '../../mock/alibaba-sms/start-alibaba-sms.ts';
import { createVerifier, signRpc } from '../../mock/alibaba-sms/verify-rpc.ts';
import { startTencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { codeApp, noticeApp, openReportTaker, secretId, secretKey, sign, templates as ofTencent } from './open-sms-stand-in.ts';

const noon = Date.parse('2026-07-09T12:00:30+08:00');
let now = noon;
let sms: AlibabaSms;

const settings = {
  credentials: { [secretId]: secretKey },
  signs: [sign],
  templates: [
    { id: 'SMS_1', text: '您的验证码是${code}，5分钟内有效。', app: 'code' as const },
    { id: 'SMS_2', text: '您${month}的低保金${sum}元到了。', app: 'notice' as const },
    { id: 'SMS_3', text: '还在等审核。', app: 'notice' as const, approved: false },
  ],
  clock: () => now,
  reportRetryAfter: [1, 1, 1],
};

beforeEach(async () => {
  now = noon;
  sms = await startAlibabaSms(settings);
});
afterEach(() => sms.stop());

const sdk = (change: { key?: string; id?: string } = {}) =>
  new RPCClient({
    endpoint: sms.url,
    accessKeyId: change.id ?? secretId,
    accessKeySecret: change.key ?? secretKey,
    apiVersion: '2017-05-25',
    opts: { method: 'POST', timeout: 2000 },
  });
const notice = {
  PhoneNumbers: '16900000001',
  SignName: sign,
  TemplateCode: 'SMS_2',
  TemplateParam: JSON.stringify({ month: '7月', sum: '850.00' }),
  OutId: 'delivery-1',
};
const code = { ...notice, TemplateCode: 'SMS_1', TemplateParam: JSON.stringify({ code: '123456' }) };
type Said = { Code: string; BizId: string; SmsSendDetailDTOs: { SmsSendDetailDTO: Record<string, unknown>[] } };
const call = (action: string, params: object, by = sdk()) => by.request<Said>(action, params);
const refusal = (params: object, by = sdk(), action = 'SendSms') =>
  call(action, params, by).then(
    () => 'OK',
    (error: { code: string }) => error.code,
  );

test('the published vector of RPC version 1 is right, and every bent one is not', () => {
  const published = new URLSearchParams({
    AccessKeyId: 'testId',
    Timestamp: '2017-07-12T02:42:19Z',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: '45e25e9b-0a6f-4070-8c85-2956eda1b466',
    Format: 'XML',
    Action: 'SendSms',
    Version: '2017-05-25',
    RegionId: 'cn-hangzhou',
    PhoneNumbers: '15300000001',
    SignName: '阿里云短信测试专用',
    TemplateParam: '{"customer":"test"}',
    TemplateCode: 'SMS_71390007',
    OutId: '123',
  });
  expect(signRpc('GET', published, 'testSecret')).toBe('zJDF+Lrzhj/ThnlvIToysFRq6t4=');
  published.set('Signature', 'zJDF+Lrzhj/ThnlvIToysFRq6t4=');
  const at = Date.parse('2017-07-12T02:42:19Z');
  const judge = (params: URLSearchParams, when = at, { verify } = createVerifier({ testId: 'testSecret' })) => {
    try {
      verify('GET', params, when);
      return 'OK';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const bent = (name: string, value: string) => {
    const params = new URLSearchParams(published);
    params.set(name, value);
    return judge(params);
  };
  expect([judge(published, at + 900_000), judge(published, at + 900_001)]).toEqual(['OK', 'InvalidTimeStamp.Expired']);
  expect([bent('OutId', '124'), bent('Signature', ''), bent('AccessKeyId', 'toString')]).toEqual([
    'SignatureDoesNotMatch',
    'MissingParameter',
    'InvalidAccessKeyId.NotFound',
  ]);
  const once = createVerifier({ testId: 'testSecret' });
  expect([judge(published, at, once), judge(published, at, once)]).toEqual(['OK', 'SignatureNonceUsed']);
});

test('its SDK sends: the phone shows it with its sign, and the books know it', async () => {
  const { Code, BizId } = await call('SendSms', notice);
  expect(Code).toBe('OK');
  expect(sms.phones.of('16900000001')).toMatchObject([
    { text: '【无棣县民政局】您7月的低保金850.00元到了。', serialNo: BizId, context: 'delivery-1' },
  ]);
  await sms.reportsSettled();
  const asked = { PhoneNumber: '16900000001', BizId, SendDate: '20260709', PageSize: 10, CurrentPage: 1 };
  const lines = async (change: object) => (await call('QuerySendDetails', { ...asked, ...change })).SmsSendDetailDTOs.SmsSendDetailDTO;
  expect(await lines({})).toMatchObject([{ SendStatus: 3, ErrCode: 'DELIVERED', OutId: 'delivery-1', TemplateCode: 'SMS_2' }]);
  expect([await lines({ SendDate: '20260710' }), await lines({ BizId: '1^0' })]).toEqual([[], []]);
});

test.each<[string, object]>([
  ['isv.SMS_SIGNATURE_ILLEGAL', { SignName: '别的签名' }],
  ['isv.SMS_TEMPLATE_ILLEGAL', { TemplateCode: 'SMS_9' }],
  ['isv.SMS_TEMPLATE_ILLEGAL', { TemplateCode: 'SMS_3' }],
  ['isv.MOBILE_NUMBER_ILLEGAL', { PhoneNumbers: '1690000' }],
  ['isv.MOBILE_COUNT_OVER_LIMIT', { PhoneNumbers: Array.from({ length: 1001 }, () => '16900000001').join() }],
  ['isv.TEMPLATE_MISSING_PARAMETERS', { TemplateParam: '{"month":"7月"}' }],
  ['isv.INVALID_JSON_PARAM', { TemplateParam: '{"month":"7月","sum":850}' }],
  ['isv.INVALID_JSON_PARAM', { TemplateParam: '[' }],
  ['isv.PARAM_LENGTH_LIMIT', { TemplateParam: JSON.stringify({ month: '7月', sum: '9'.repeat(21) }) }],
  ['isv.PARAM_NOT_SUPPORT_URL', { TemplateParam: JSON.stringify({ month: '7月', sum: 'a.cn' }) }],
  ['MissingTemplateCode', { TemplateCode: '' }],
])('%s for %j', async (said, change) => {
  expect(await refusal({ ...notice, ...change })).toBe(said);
  expect(sms.phones.messages).toEqual([]);
  expect(sms.phones.refusals).toMatchObject([{ code: said }]);
});

test('another key, another id, another action, a code that is none', async () => {
  expect(await refusal(notice, sdk({ key: 'x' }))).toBe('SignatureDoesNotMatch');
  expect(await refusal(notice, sdk({ id: 'x' }))).toBe('InvalidAccessKeyId.NotFound');
  expect(await refusal(notice, sdk(), 'SendCardSms')).toBe('InvalidAction.NotFound');
  expect(await refusal({ ...code, TemplateParam: JSON.stringify({ code: '您好' }) })).toBe('isv.TEMPLATE_PARAMS_ILLEGAL');
});

test('codes by the minute and hour of the clock and by 24 hours, notices fifty in 24 hours', async () => {
  const after = async (ms: number) => {
    now = noon + ms;
    return refusal(code);
  };
  // Thirty seconds later another minute of the clock begins.
  expect([await after(0), await after(29_000), await after(30_000)]).toEqual(['OK', 'isv.BUSINESS_LIMIT_CONTROL', 'OK']);
  expect(sms.phones.refusals.at(-1)!.message).toBe('触发分钟级流控Permits:1');
  for (const minutes of [2, 3, 4]) expect(await after(minutes * 60_000)).toBe('OK');
  expect([await after(50 * 60_000), sms.phones.refusals.at(-1)!.message]).toEqual([
    'isv.BUSINESS_LIMIT_CONTROL',
    '触发小时级流控Permits:5',
  ]);
  for (const minutes of [60, 61, 62, 63, 64]) expect(await after(minutes * 60_000)).toBe('OK');
  expect([await after(3 * 3_600_000), sms.phones.refusals.at(-1)!.message]).toEqual([
    'isv.BUSINESS_LIMIT_CONTROL',
    '触发天级流控Permits:10',
  ]);
  for (let sent = 0; sent < 50; sent += 1) expect(await refusal(notice)).toBe('OK');
  expect(await refusal(notice)).toBe('isv.BUSINESS_LIMIT_CONTROL');
});

test('its report is pushed four times while it is not taken, then no more; taken is 200 with code 0 as a number', async () => {
  const bad = [
    { status: 500, body: '{"code":0}' },
    { status: 200, body: '{"code":"0"}' },
    { status: 200, body: '{"result":0}' },
    { status: 404, body: '' },
  ];
  const taken = { status: 200, body: '{"code":0,"msg":"接收成功"}' };
  const taker = await openReportTaker([...bad, taken, taken]);
  sms.setReportTo(taker.url);
  sms.switches.set({ report: [{ errmsg: 'MK:0001', description: '空号', times: 1 }] });
  const { BizId } = await call('SendSms', notice);
  await sms.reportsSettled();
  expect(taker.pushes).toHaveLength(4);
  expect(taker.pushes[0]!.reports).toEqual([
    {
      phone_number: '16900000001',
      send_time: '2026-07-09 12:00:30',
      report_time: '2026-07-09 12:00:30',
      success: false,
      err_code: 'MK:0001',
      err_msg: '空号',
      sms_size: '1',
      biz_id: BizId,
      out_id: 'delivery-1',
    },
  ]);
  sms.switches.set({ doubled: true });
  await call('SendSms', notice);
  await sms.reportsSettled();
  expect(taker.pushes.slice(4).map(({ reports }) => reports[0]!.success)).toEqual([true, true]);
  await taker.close();
});

test('the switches: refusing in the answer and the call, a bare status, slow, silent', async () => {
  sms.switches.set({ fail: [{ code: 'isv.AMOUNT_NOT_ENOUGH', times: 1 }] });
  expect([await refusal(notice), await refusal(notice)]).toEqual(['isv.AMOUNT_NOT_ENOUGH', 'OK']);
  sms.switches.set({ fail: [{ code: 'Throttling.User', times: 1 }] });
  expect(await refusal(notice)).toBe('Throttling.User');
  sms.switches.set({ fail: [{ code: '502', times: 1 }] });
  expect((await call('SendSms', notice)).BizId).toBeUndefined();
  const before = sms.phones.messages.length;
  sms.switches.set({ fail: [], silent: { how: 'cut', times: 1 } });
  expect(await refusal(notice)).toBe('ECONNRESET');
  expect(sms.phones.messages).toHaveLength(before + 1);
});

test('nothing that is not signed gets in, and nothing brings it down', async () => {
  for (const [method, path, body] of [
    ['GET', '/?Action=SendSms', undefined],
    ['POST', '/', 'Action=SendSms&PhoneNumbers=16900000001'],
    ['POST', '/', '%'],
    ['POST', '//', ''],
    ['PUT', '/%00', '\u0000'],
  ] as const) {
    const answer = await fetch(sms.url + path, {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    });
    expect([path, answer.status]).toEqual([path, 400]);
  }
  expect(sms.phones.messages).toEqual([]);
});

test('one phone shows what both vendors sent', async () => {
  const tencent = await startTencentSms({
    credentials: { [secretId]: secretKey },
    apps: { [noticeApp]: { kind: 'notice' }, [codeApp]: { kind: 'code' } },
    signs: [sign],
    templates: ofTencent,
  });
  const alibaba = await startAlibabaSms({ ...settings, phones: tencent.phones });
  await new RPCClient({
    endpoint: alibaba.url,
    accessKeyId: secretId,
    accessKeySecret: secretKey,
    apiVersion: '2017-05-25',
    opts: { method: 'POST' },
  }).request('SendSms', notice);
  expect(await (await fetch(`${tencent.url}/phones`)).text()).toContain('阿里云发的通知');
  await alibaba.stop();
  await tencent.stop();
});
