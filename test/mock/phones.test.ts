import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { code, notice, openReportTaker, openSdk, openStandIn, phoneNumber, secretId } from './open-sms-stand-in.ts';

const first = phoneNumber(1);
let folder: string;
let sms: TencentSms;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stand-in phones '));
  sms = await openStandIn();
});
afterEach(async () => {
  await sms.stop();
  rmSync(folder, { recursive: true });
});

const call = async (path: string, init?: RequestInit) => {
  const response = await fetch(`${sms.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const putSwitches = (body: unknown, type = 'application/json') =>
  call('/switches', { method: 'PUT', headers: { 'content-type': type }, body: JSON.stringify(body) });

describe('the page of the phones', () => {
  test('shows what came, newest first, and says that nothing was really sent', async () => {
    await openSdk(sms.url).SendSms(notice([first]));
    await openSdk(sms.url).SendSms(code(first, '123456'));
    await sms.reportsSettled();
    const page = await (await fetch(`${sms.url}/phones`)).text();
    expect(page).toContain('这是替身手机，没有真的发短信');
    expect(page).toContain('<meta http-equiv="refresh" content="5">');
    expect(page.indexOf('验证码是123456')).toBeLessThan(page.indexOf('低保金850.00元'));
    expect(page).toContain('送到了');
  });

  test('tells what was refused and why', async () => {
    await openSdk(sms.url).SendSms(notice([first], ['太长的七个汉字', '1']));
    await fetch(sms.url, { method: 'POST', body: '{}' });
    const page = await (await fetch(`${sms.url}/phones`)).text();
    expect(page).toContain('TemplateParameterLengthLimit');
    expect(page).toContain('AuthFailure.InvalidAuthorization');
  });

  test('runs nothing a stranger sends', async () => {
    await openSdk(sms.url).SendSms(notice(['<script>alert(1)</script>'], ['<b>', '1']));
    await openSdk(sms.url).SendSms(notice([first], ['<img>', '1']));
    await fetch(sms.url, { method: 'POST', headers: { 'x-tc-action': '<script>alert(2)</script>' } });
    const response = await fetch(`${sms.url}/phones`);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    const page = await response.text();
    expect(page).not.toMatch(/<script|<img|<b>/);
    expect(page).toContain('&lt;img&gt;');
  });

  test('can be read and cleared by a program', async () => {
    await openSdk(sms.url).SendSms(notice([first, phoneNumber(2)]));
    expect((await call('/phones.json?phone=16900000002')).body).toMatchObject({ messages: [{ phone: '16900000002', templateId: '2001' }] });
    await call('/phones.json?phone=16900000002', { method: 'DELETE' });
    expect((await call('/phones.json')).body).toMatchObject({ messages: [{ phone: '16900000001' }] });
    await call('/phones.json', { method: 'DELETE' });
    expect((await call('/phones.json')).body).toEqual({ messages: [], refusals: [] });
    // Clearing a phone gives nothing back: the vendor still counts.
    expect((await openSdk(sms.url).SendSms(notice([first]))).SendStatusSet).toMatchObject([
      { Code: 'LimitExceeded.PhoneNumberThirtySecondLimit' },
    ]);
  });
});

describe('the switches', () => {
  test('are set and reset over HTTP', async () => {
    expect((await putSwitches({ slow: 5, fail: { code: 'InternalError.OtherError' } })).body).toMatchObject({
      slow: 5,
      fail: [{ code: 'InternalError.OtherError', as: 'error', action: 'SendSms' }],
    });
    expect((await call('/switches')).body).toMatchObject({ slow: 5 });
    expect((await call('/switches', { method: 'DELETE' })).body).toMatchObject({ slow: 0, fail: [], silent: null, reports: 'on' });
  });

  test('hold reports back until released', async () => {
    await putSwitches({ reports: 'held' });
    await openSdk(sms.url).SendSms(notice([first]));
    await sms.reportsSettled();
    expect(sms.phones.messages).toMatchObject([{ reportStatus: 'WAITING' }]);
    await call('/switches/release', { method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(sms.phones.messages).toMatchObject([{ reportStatus: 'SUCCESS' }]);
  });

  test.each([
    [{ unknown: 1 }],
    [{ slow: -1 }],
    [{ silent: { how: 'never' } }],
    [{ fail: {} }],
    [{ reports: 'maybe' }],
    [{ report: [{ errmsg: 'MK', times: 0 }] }],
    [[]],
  ])('say what is wrong with %j', async (change) => {
    const { status, body } = await putSwitches(change);
    expect(status).toBe(400);
    expect(body.message).toMatch(/./);
  });

  test('are out of reach of a foreign page', async () => {
    expect((await putSwitches({ slow: 1 }, 'text/plain')).status).toBe(415);
    expect(sms.switches.state.slow).toBe(0);
  });
});

describe('the next start', () => {
  test('still shows what the phones got, and reports what was not reported', async () => {
    const stateFile = join(folder, 'phones.jsonl');
    const before = await openStandIn({ stateFile });
    await openSdk(before.url).SendSms(notice([first, phoneNumber(2)], undefined, 'd-1'));
    await before.reportsSettled();
    before.phones.clear('16900000002');
    before.switches.set({ reports: 'held' });
    await openSdk(before.url).SendSms(code(first, '123456'));
    const kept = before.phones.messages;
    await before.stop();
    appendFileSync(stateFile, '["message",{"phone":"169');

    const county = await openReportTaker();
    const after = await openStandIn({ stateFile, reportTo: county.url });
    expect(after.phones.messages.map(({ serialNo }) => serialNo)).toEqual(kept.map(({ serialNo }) => serialNo));
    await after.reportsSettled();
    expect(county.pushes.flatMap((push) => push.reports)).toMatchObject([{ sid: kept[1]!.serialNo }]);
    expect((await openSdk(after.url).SendSms(notice([first]))).SendStatusSet).toMatchObject([
      { Code: 'LimitExceeded.PhoneNumberThirtySecondLimit' },
    ]);
    await openSdk(after.url).SendSms(code(first, '654321'));
    await after.stop();
    const third = await openStandIn({ stateFile });
    expect(third.phones.messages).toHaveLength(3);
    await third.stop();
    await county.close();
  });
});

test('nothing unsigned is ever accepted, and nothing brings it down', async () => {
  const token = fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.replace(/[^\x21-\x7e]/g, ''));
  const headers = fc.record(
    {
      authorization: fc.oneof(
        token,
        token.map(
          (text) =>
            `TC3-HMAC-SHA256 Credential=${secretId}/${text}/sms/tc3_request, SignedHeaders=content-type;host, Signature=${'0'.repeat(64)}`,
        ),
      ),
      'content-type': fc.oneof(token, fc.constant('application/json')),
      'x-tc-action': fc.oneof(token, fc.constant('SendSms')),
      'x-tc-version': fc.oneof(token, fc.constant('2021-01-11')),
      'x-tc-timestamp': fc.oneof(token, fc.constant(String(Math.floor(Date.now() / 1000)))),
      'x-tc-region': fc.oneof(token, fc.constant('ap-beijing')),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify(notice([first]))));
  const path = fc.oneof(fc.constant('/'), fc.webPath(), fc.constant('/phones?phone=%E0%A4%A'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('POST', 'PUT', 'PATCH', 'OPTIONS'), path, headers, body, async (method, where, given, content) => {
      const init = { method, headers: given, body: content };
      const response = await fetch(`${sms.url}${where}`, init);
      const answer = (await response.json()) as { Response?: { Error?: { Code: string } } };
      expect(answer.Response?.Error?.Code).toMatch(/^(AuthFailure|MissingParameter)/);
    }),
    { numRuns: 300 },
  );
  expect(sms.phones.messages).toEqual([]);
  expect((await call('/phones.json')).status).toBe(200);
});

test('no signed body brings it down', async () => {
  const sdk = openSdk(sms.url);
  const anything = fc.anything({ maxDepth: 2, withNullPrototype: false, withBigInt: false });
  const half = fc.record(
    {
      PhoneNumberSet: fc.oneof(fc.constant([first]), anything),
      SmsSdkAppId: anything,
      TemplateId: anything,
      TemplateParamSet: anything,
      SessionContext: anything,
      __proto__: anything,
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('SendSms', 'PullSmsSendStatus', 'PullSmsSendStatusByPhoneNumber', 'constructor'),
      fc.oneof(half, fc.dictionary(fc.string(), anything)),
      async (action, given) => {
        const wish = JSON.parse(JSON.stringify(given)) as object;
        const outcome = await sdk.request(action, wish).then(
          (answer) => JSON.stringify(answer),
          (error: { code?: string }) => error.code,
        );
        expect(outcome).not.toBe('InternalError');
        expect(outcome).toMatch(/./);
      },
    ),
    { numRuns: 300 },
  );
  expect(sms.phones.messages).toEqual([]);
});
