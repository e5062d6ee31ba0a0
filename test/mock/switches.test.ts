import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTencentSms, type TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { code, codeApp, notice, noticeApp, openReportTaker, openSdk, openStandIn, phoneNumber } from './open-sms-stand-in.ts';

const first = phoneNumber(1);
let county: Awaited<ReturnType<typeof openReportTaker>>;
let sms: TencentSms;

beforeEach(async () => {
  county = await openReportTaker();
  sms = await openStandIn({ reportTo: county.url });
});
afterEach(async () => {
  await sms.stop();
  await county.close();
});

const send = (request: object, seconds = 10) => openSdk(sms.url, { seconds }).SendSms(request as never);
const thrownBy = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: Error & Record<string, unknown>) => error,
  );
const reports = () => county.pushes.flatMap((push) => push.reports);

/** What the product has to tell apart: the SDK gives a code only when the vendor answered. */
describe('what the SDK throws', () => {
  test('slow beyond its time-out: no code; the message goes out all the same', async () => {
    sms.switches.set({ slow: 150 });
    const error = await thrownBy(send(notice([first]), 0.05));
    expect(error?.message).toMatch(/^network timeout at: http/);
    expect(error?.code).toBeUndefined();
    await expect.poll(() => sms.phones.messages).toHaveLength(1);
  });

  test('slow within its time-out: answered', async () => {
    sms.switches.set({ slow: 20 });
    expect((await send(notice([first]))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  });

  test('late: sent and reported although the client has given up', async () => {
    sms.switches.set({ late: 5000 });
    expect((await thrownBy(send(notice([first], undefined, 'd-1'), 0.05)))?.message).toMatch(/^network timeout at: /);
    await sms.reportsSettled();
    expect(reports()).toMatchObject([{ ext: 'd-1', report_status: 'SUCCESS' }]);
  });

  test('silent, hanging: a time-out', async () => {
    sms.switches.set({ silent: { how: 'hang', times: 1 } });
    expect((await thrownBy(send(notice([first]), 0.05)))?.message).toMatch(/^network timeout at: /);
    expect(sms.phones.messages).toHaveLength(1);
    expect(sms.switches.state.silent).toBeNull();
  });

  test('silent, cut: a hang-up, no code', async () => {
    sms.switches.set({ silent: { how: 'cut' } });
    const error = await thrownBy(send(notice([first])));
    expect(error?.message).toMatch(/socket hang up|ECONNRESET/);
    expect(error?.code).toBeUndefined();
    expect(sms.phones.messages).toHaveLength(1);
  });

  test('Response.Error: its code and the request id', async () => {
    sms.switches.set({ fail: { code: 'InternalError.Timeout', message: 'request timeout', times: 1 } });
    expect(await thrownBy(send(notice([first])))).toMatchObject({
      code: 'InternalError.Timeout',
      message: 'request timeout',
      requestId: expect.stringMatching(/-/) as string,
    });
    expect(sms.phones.messages).toEqual([]);
    expect((await send(notice([first]))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  });

  test('a bare HTTP 502: httpCode and no code', async () => {
    sms.switches.set({ fail: { code: '502', times: 1 } });
    expect(await thrownBy(send(notice([first])))).toMatchObject({ httpCode: 502, message: 'Bad Gateway' });
  });

  test('an answer that stops half way, and one that is no JSON: no code', async () => {
    for (const [answer, kind] of [
      ['HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{', 'body-timeout'],
      ['HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>', 'invalid-json'],
    ] as const) {
      const between = createServer((socket) => void socket.write(answer));
      await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
      const { port } = between.address() as AddressInfo;
      const error = await thrownBy(openSdk(`http://127.0.0.1:${port}`, { seconds: 0.1 }).SendSms(notice([first])));
      expect(error).toMatchObject({ type: kind });
      expect(error?.code).toBeUndefined();
      between.close();
    }
  });

  test('nobody listens: no code, the cause only in the words', async () => {
    const { url } = sms;
    await sms.stop();
    const error = await thrownBy(openSdk(url).SendSms(notice([first])));
    expect(error?.message).toMatch(/ECONNREFUSED/);
    expect(error?.code).toBeUndefined();
  });
});

describe('a named failure', () => {
  test('stands in SendStatusSet for one number, so many times', async () => {
    sms.switches.set({ fail: [{ code: 'LimitExceeded.PhoneNumberOneHourLimit', phone: first, times: 1 }] });
    const codes = async () =>
      (await send(notice([first, phoneNumber(2)], ['7月', String(sms.phones.messages.length)]))).SendStatusSet!.map(
        (status) => status.Code,
      );
    expect(await codes()).toEqual(['LimitExceeded.PhoneNumberOneHourLimit', 'Ok']);
    expect(await codes()).toEqual(['Ok', 'Ok']);
    expect(sms.phones.refusals).toMatchObject([{ code: 'LimitExceeded.PhoneNumberOneHourLimit', about: first }]);
  });

  test('fails the request that holds the number, and no other', async () => {
    sms.switches.set({ fail: { code: 'FailedOperation.InsufficientBalanceInSmsPackage', as: 'error', phone: '16900000001' } });
    expect((await send(notice([phoneNumber(2)]))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
    for (const params of [
      ['1月', '1'],
      ['2月', '1'],
    ])
      expect(await thrownBy(send(notice([first], params)))).toMatchObject({ code: 'FailedOperation.InsufficientBalanceInSmsPackage' });
  });

  test('can meet the pulling of outcomes', async () => {
    sms.switches.set({ fail: { code: 'RequestLimitExceeded', action: 'PullSmsSendStatus' } });
    expect(await thrownBy(openSdk(sms.url).PullSmsSendStatus({ Limit: 10, SmsSdkAppId: noticeApp }))).toMatchObject({
      code: 'RequestLimitExceeded',
    });
    expect((await send(notice([first]))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  });
});

describe('delivery reports', () => {
  test('have the shape of the vendor', async () => {
    await sms.stop();
    sms = await openStandIn({ reportTo: county.url, clock: () => Date.parse('2026-07-09T08:03:04+08:00') });
    const { SendStatusSet } = await send(notice([first], undefined, 'delivery-1'));
    await send(code(first, '123456'));
    await sms.reportsSettled();
    expect(county.pushes[0]).toMatchObject({ method: 'POST', type: 'application/json' });
    const report = {
      user_receive_time: '2026-07-09 08:03:04',
      nationcode: '86',
      mobile: '16900000001',
      report_status: 'SUCCESS',
      errmsg: 'DELIVRD',
      description: '用户短信送达成功',
    };
    expect(reports()[0]).toEqual({ ...report, sid: SendStatusSet![0]!.SerialNo, ext: 'delivery-1' });
    expect(reports()[1]).toEqual({ ...report, sid: expect.stringMatching(/./) as string });
    expect(sms.phones.messages).toMatchObject([{ reportStatus: 'SUCCESS' }, { reportStatus: 'SUCCESS' }]);
  });

  test('come at most 100 at once', async () => {
    await send(notice(Array.from({ length: 150 }, (_, index) => phoneNumber(index))));
    await sms.reportsSettled();
    expect(county.pushes.map((push) => push.reports.length)).toEqual([100, 50]);
  });

  test.each([
    ['a wrong status', { status: 500, body: '{"result":0}' }],
    ['another result', { status: 200, body: '{"result":1,"errmsg":"no"}' }],
    ['no JSON', { status: 200, body: 'OK' }],
  ])('are pushed three times in all after %s', async (_, wrong) => {
    const deaf = await openReportTaker([wrong, wrong, wrong]);
    sms.setReportTo(deaf.url);
    await send(notice([first]));
    await sms.reportsSettled();
    expect(deaf.pushes).toHaveLength(3);
    expect(sms.phones.refusals).toHaveLength(3);
    await deaf.close();
  });

  test('are pushed again until taken', async () => {
    const hardOfHearing = await openReportTaker([{ status: 503, body: '' }]);
    sms.setReportTo(hardOfHearing.url);
    await send(notice([first]));
    await sms.reportsSettled();
    expect(hardOfHearing.pushes).toHaveLength(2);
    expect(hardOfHearing.pushes[0]).toEqual(hardOfHearing.pushes[1]);
    await hardOfHearing.close();
  });

  test('doubled: the same twice', async () => {
    sms.switches.set({ doubled: true });
    await send(notice([first]));
    await sms.reportsSettled();
    expect(county.pushes).toHaveLength(2);
    expect(county.pushes[0]).toEqual(county.pushes[1]);
  });

  test('bad, for one number and so many times', async () => {
    sms.switches.set({ report: { errmsg: 'MK:0001', phone: first, times: 1 } });
    await send(notice([first, phoneNumber(2)]));
    await sms.reportsSettled();
    expect(reports()).toMatchObject([{ report_status: 'FAIL', errmsg: 'MK:0001' }, { report_status: 'SUCCESS' }]);
    expect(sms.phones.of(first)).toMatchObject([{ reportStatus: 'FAIL', reportError: 'MK:0001' }]);
  });

  test('held: nobody knows until released', async () => {
    sms.switches.set({ reports: 'held' });
    await send(notice([first]));
    await sms.reportsSettled();
    expect(county.pushes).toEqual([]);
    expect(sms.phones.messages).toMatchObject([{ reportStatus: 'WAITING' }]);
    await sms.releaseReports();
    expect(reports()).toHaveLength(1);
    sms.switches.set({ reports: 'on' });
    await sms.reportsSettled();
    expect(reports()).toHaveLength(1);
  });

  test('off: never pushed, but they can be pulled', async () => {
    sms.switches.set({ reports: 'off' });
    await send(notice([first]));
    await sms.reportsSettled();
    expect(county.pushes).toEqual([]);
    expect((await openSdk(sms.url).PullSmsSendStatus({ Limit: 100, SmsSdkAppId: noticeApp })).PullSmsSendStatusSet).toHaveLength(1);
  });

  test('late: after the answer', async () => {
    sms.switches.set({ reportLate: 30 });
    await send(notice([first]));
    expect(county.pushes).toEqual([]);
    await sms.reportsSettled();
    expect(county.pushes).toHaveLength(1);
  });
});

describe('outcomes are pulled', () => {
  test('by number, as often as asked, without the context', async () => {
    const begin = Math.floor(Date.now() / 1000);
    const ask = { BeginTime: begin, Offset: 0, Limit: 10, PhoneNumber: first, SmsSdkAppId: noticeApp };
    const sdk = openSdk(sms.url);
    expect((await sdk.PullSmsSendStatusByPhoneNumber(ask)).PullSmsSendStatusSet).toEqual([]);
    sms.switches.set({ silent: { how: 'cut', times: 1 } });
    await thrownBy(send(notice([first], undefined, 'delivery-1')));
    await sms.reportsSettled();
    const [message] = sms.phones.messages;
    for (let time = 0; time < 2; time++) {
      expect((await sdk.PullSmsSendStatusByPhoneNumber(ask)).PullSmsSendStatusSet).toEqual([
        {
          UserReceiveTime: expect.any(Number) as number,
          CountryCode: '86',
          SubscriberNumber: '16900000001',
          PhoneNumber: first,
          SerialNo: message!.serialNo,
          ReportStatus: 'SUCCESS',
          Description: '用户短信送达成功',
          SessionContext: '',
        },
      ]);
    }
    expect((await sdk.PullSmsSendStatusByPhoneNumber({ ...ask, SmsSdkAppId: codeApp })).PullSmsSendStatusSet).toEqual([]);
    expect((await sdk.PullSmsSendStatusByPhoneNumber({ ...ask, BeginTime: begin + 60 })).PullSmsSendStatusSet).toEqual([]);
    expect(await thrownBy(sdk.PullSmsSendStatusByPhoneNumber({ ...ask, BeginTime: begin - 8 * 86_400 }))).toMatchObject({
      code: 'InvalidParameterValue.BeginTimeVerifyFail',
    });
  });

  test('by application, each once', async () => {
    await send(notice([first, phoneNumber(2), phoneNumber(3)]));
    await sms.reportsSettled();
    const sdk = openSdk(sms.url);
    const pull = async () => (await sdk.PullSmsSendStatus({ Limit: 2, SmsSdkAppId: noticeApp })).PullSmsSendStatusSet?.length;
    expect([await pull(), await pull(), await pull()]).toEqual([2, 1, 0]);
    expect(await thrownBy(sdk.PullSmsSendStatus({ Limit: 101, SmsSdkAppId: noticeApp }))).toMatchObject({ code: 'InvalidParameterValue' });
  });
});

test('stopping cuts what hangs and waits for nobody', async () => {
  const lonely = await startTencentSms({ credentials: {}, apps: {}, signs: [], templates: [], reportTo: 'http://127.0.0.1:1/' });
  await lonely.stop();
  sms.switches.set({ silent: { how: 'hang' } });
  const hanging = thrownBy(send(notice([first])));
  await expect.poll(() => sms.phones.messages).toHaveLength(1);
  await sms.stop();
  expect((await hanging)?.message).toMatch(/socket hang up|ECONNRESET/);
});
