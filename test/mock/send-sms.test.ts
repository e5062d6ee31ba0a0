import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { code, noticeApp, notice, openSdk, openStandIn, phoneNumber, secretId, sign } from './open-sms-stand-in.ts';

const first = phoneNumber(1);
const morning = Date.parse('2026-07-09T08:00:00+08:00');
let now = morning;
let sms: TencentSms;

beforeEach(async () => {
  now = morning;
  sms = await openStandIn({ clock: () => now });
});
afterEach(() => sms.stop());

const send = (request: object) => openSdk(sms.url).SendSms(request as never);
const codesOf = async (request: object) => (await send(request)).SendStatusSet?.map((status) => status.Code);

describe('the official SDK sends', () => {
  test('a notice: answered per number, the phone shows it with its sign', async () => {
    const answer = await send(notice([first], ['7月', '850.00'], 'delivery-1'));
    expect(answer.RequestId).toMatch(/^[0-9a-f-]{36}$/);
    const status = answer.SendStatusSet![0]!;
    expect(status).toMatchObject({
      PhoneNumber: first,
      Fee: 1,
      SessionContext: 'delivery-1',
      Code: 'Ok',
      Message: 'send success',
      IsoCode: 'CN',
    });
    expect(sms.phones.of(first)).toMatchObject([
      {
        phone: '16900000001',
        text: '【无棣县民政局】您7月的低保金850.00元到了。',
        templateId: '2001',
        params: ['7月', '850.00'],
        serialNo: status.SerialNo,
        context: 'delivery-1',
        at: '2026-07-09T00:00:00.000Z',
      },
    ]);
  });

  test('to a number in every form the vendor takes', async () => {
    const forms = ['+8616900000001', '008616900000002', '8616900000003', '16900000004'];
    const { SendStatusSet } = await send(notice(forms));
    expect(SendStatusSet?.map((status) => status.PhoneNumber)).toEqual([1, 2, 3, 4].map(phoneNumber));
    expect(sms.phones.messages.map(({ phone }) => phone)).toEqual(['16900000001', '16900000002', '16900000003', '16900000004']);
  });

  test('under the name of the vendor, which is what it signs then', async () => {
    const lookup: LookupFunction = (_name, { all }, found) =>
      all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4);
    const sdk = openSdk(`http://sms.tencentcloudapi.com:${new URL(sms.url).port}`, { lookup });
    expect((await sdk.SendSms(notice([first]))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  });

  test('200 numbers, one fails inside SendStatusSet, each has its own serial number', async () => {
    const numbers = Array.from({ length: 200 }, (_, index) => phoneNumber(index));
    sms.switches.set({ blacklist: ['16900000077'] });
    const { SendStatusSet } = await send(notice(numbers));
    const failed = SendStatusSet!.filter((status) => status.Code !== 'Ok');
    expect(failed).toMatchObject([{ PhoneNumber: phoneNumber(77), Code: 'FailedOperation.PhoneNumberInBlacklist', SerialNo: '', Fee: 0 }]);
    expect(new Set(SendStatusSet!.map((status) => status.SerialNo)).size).toBe(200);
    expect(sms.phones.messages).toHaveLength(199);
    expect(sms.phones.refusals).toMatchObject([{ code: 'FailedOperation.PhoneNumberInBlacklist', about: phoneNumber(77) }]);
  });

  test('by an agent of its own although the environment names a proxy', async () => {
    let proxied = 0;
    const proxy = createServer().on('connection', (socket) => (proxied++, socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const earlier = process.env.http_proxy;
    process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      expect(await codesOf(notice([first]))).toEqual(['Ok']);
      expect(proxied).toBe(0);
      const naive = openSdk(sms.url, { seconds: 0.3 });
      delete naive.profile.httpProfile!.agent;
      await naive.SendSms(notice([first])).catch(() => 'the proxy said no');
      expect(proxied).toBe(1);
    } finally {
      if (earlier === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = earlier;
      proxy.close();
    }
  });
});

describe('a request is refused', () => {
  const refusals: [string, string, object][] = [
    ['an unknown application', 'UnauthorizedOperation.SmsSdkAppIdVerifyFail', { SmsSdkAppId: '1400009999' }],
    ['more than 200 numbers', 'LimitExceeded.PhoneNumberCountLimit', { PhoneNumberSet: Array.from({ length: 201 }, () => first) }],
    ['no number', 'MissingParameter.EmptyPhoneNumberSet', { PhoneNumberSet: [] }],
    ['a context of 512 bytes', 'InvalidParameterValue', { SessionContext: '民'.repeat(170) + 'ab' }],
    ['a number that is no text', 'InvalidParameter', { PhoneNumberSet: [16900000001] }],
    ['a parameter nobody knows', 'UnknownParameter', { Telephone: first }],
    ['no template', 'MissingParameter', { TemplateId: undefined }],
  ];
  test.each(refusals)('%s', async (_, errorCode, change) => {
    const error = await send({ ...notice([first]), ...change }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: errorCode, requestId: expect.stringMatching(/./) as string });
    expect(sms.phones.messages).toEqual([]);
    expect(sms.phones.refusals).toMatchObject([{ code: errorCode, about: 'SendSms' }]);
  });

  test('a context of 511 bytes is taken', async () => {
    expect(await codesOf(notice([first], undefined, '民'.repeat(170) + 'a'))).toEqual(['Ok']);
  });

  test('another key, another id, another region, another action', async () => {
    await expect(openSdk(sms.url, { key: 'wrong' }).SendSms(notice([first]))).rejects.toMatchObject({
      code: 'AuthFailure.SignatureFailure',
    });
    await expect(openSdk(sms.url, { id: 'AKIDother' }).SendSms(notice([first]))).rejects.toMatchObject({
      code: 'AuthFailure.SecretIdNotFound',
    });
    const elsewhere = openSdk(sms.url);
    elsewhere.region = 'ap-nowhere';
    await expect(elsewhere.SendSms(notice([first]))).rejects.toMatchObject({ code: 'UnsupportedRegion' });
    await expect(openSdk(sms.url).DescribePhoneNumberInfo({ PhoneNumberSet: [first] })).rejects.toMatchObject({ code: 'InvalidAction' });
    expect(sms.phones.messages).toEqual([]);
    expect(sms.phones.refusals).toHaveLength(4);
  });

  test('a clock that is six minutes off', async () => {
    const slow = await openStandIn({ signatureClock: () => Date.now() + 360_000 });
    await expect(openSdk(slow.url).SendSms(notice([first]))).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
    await slow.stop();
  });
});

describe('a number is refused inside SendStatusSet', () => {
  const refusals: [string, string, object][] = [
    ['a sign nobody registered', 'FailedOperation.SignatureIncorrectOrUnapproved', { SignName: '别的县' }],
    ['no sign', 'FailedOperation.SignatureIncorrectOrUnapproved', { SignName: undefined }],
    ['an unknown template', 'FailedOperation.TemplateIncorrectOrUnapproved', { TemplateId: '9' }],
    ['a template not approved', 'FailedOperation.TemplateIncorrectOrUnapproved', { TemplateId: '2002', TemplateParamSet: ['一'] }],
    [
      'a template of the other application',
      'FailedOperation.TemplateIncorrectOrUnapproved',
      { TemplateId: '1001', TemplateParamSet: ['1234'] },
    ],
    ['too few variables', 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate', { TemplateParamSet: ['7月'] }],
    ['a variable of seven characters', 'InvalidParameterValue.TemplateParameterLengthLimit', { TemplateParamSet: ['二〇二六年七月', '1'] }],
    ['a URL', 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', { TemplateParamSet: ['t.cn/a', '1'] }],
    ['a number that is none', 'InvalidParameterValue.IncorrectPhoneNumber', { PhoneNumberSet: ['+8612345'] }],
  ];
  test.each(refusals)('%s', async (_, errorCode, change) => {
    expect(await codesOf({ ...notice([first]), ...change })).toEqual([errorCode]);
    expect(sms.phones.messages).toEqual([]);
    expect(sms.phones.refusals).toMatchObject([{ code: errorCode }]);
  });

  test('a variable for which the console granted eight characters', async () => {
    expect(await codesOf(notice([first], ['12月', '23150.00']))).toEqual(['Ok']);
    expect(await codesOf(notice([first], ['12月', '123150.00']))).toEqual(['InvalidParameterValue.TemplateParameterLengthLimit']);
  });

  test('a login code takes up to six figures and nothing else', async () => {
    for (const wrong of ['12345a', '1234567', '12 34', '１２３４'])
      expect(await codesOf(code(first, wrong))).toEqual(['InvalidParameterValue.TemplateParameterFormatError']);
    expect(await codesOf(code(first, '012345'))).toEqual(['Ok']);
  });
});

describe('the vendor counts', () => {
  const thirty = 'LimitExceeded.PhoneNumberThirtySecondLimit';
  const daily = 'LimitExceeded.PhoneNumberDailyLimit';

  test('the same words to one number once in 30 seconds', async () => {
    expect(await codesOf(notice([first, first, phoneNumber(2)]))).toEqual(['Ok', thirty, 'Ok']);
    now += 29_999;
    expect(await codesOf(notice([first]))).toEqual([thirty]);
    now += 1;
    expect(await codesOf(notice([first]))).toEqual(['Ok']);
  });

  test('two notices a number and calendar day in Beijing, ten codes', async () => {
    for (const month of ['1月', '2月']) expect(await codesOf(notice([first], [month, '1']))).toEqual(['Ok']);
    expect(await codesOf(notice([first], ['3月', '1']))).toEqual([daily]);
    for (let digits = 0; digits < 10; digits++) expect(await codesOf(code(first, `00${digits}`))).toEqual(['Ok']);
    expect(await codesOf(code(first, '0010'))).toEqual([daily]);
    now = Date.parse('2026-07-09T23:59:59+08:00');
    expect(await codesOf(notice([first], ['3月', '1']))).toEqual([daily]);
    now += 1000;
    expect(await codesOf(notice([first], ['3月', '1']))).toEqual(['Ok']);
  });

  test('by the limits the application was given', async () => {
    const open = await openStandIn({ apps: { [noticeApp]: { kind: 'notice', dailyLimit: 1, sameContentSeconds: 0 } } });
    const sdk = openSdk(open.url);
    expect((await sdk.SendSms(notice([first]))).SendStatusSet![0]!.Code).toBe('Ok');
    expect((await sdk.SendSms(notice([first]))).SendStatusSet![0]!.Code).toBe(daily);
    await open.stop();
  });

  test.each([
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('a message of %i characters as %i', async (length, fee) => {
    const text = '字'.repeat(length - `【${sign}】`.length);
    const long = await openStandIn({ templates: [{ id: '2001', text, variables: [], app: 'notice' }] });
    const { SendStatusSet } = await openSdk(long.url).SendSms(notice([first], []));
    expect(SendStatusSet).toMatchObject([{ Code: 'Ok', Fee: fee }]);
    await long.stop();
  });
});

test('the known customer is no part of any answer', async () => {
  const page = await (await fetch(`${sms.url}/phones`)).text();
  expect(page).not.toContain(secretId);
});
