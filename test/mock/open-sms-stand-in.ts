import { createServer, Agent as HttpAgent, type Server } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { startTencentSms, type TencentSms, type TencentSmsSettings } from '../../mock/tencent-sms/start-tencent-sms.ts';

type Client = InstanceType<typeof sms.v20210111.Client>;

export const secretId = 'AKIDinvented';
export const secretKey = 'invented-key';
export const noticeApp = '1400000001';
export const codeApp = '1400000002';
export const sign = '无棣县民政局';

export const templates: TencentSmsSettings['templates'] = [
  { id: '1001', text: '您的验证码是{1}，5分钟内有效。', variables: ['code'], app: 'code' },
  { id: '2001', text: '您{1}的低保金{2}元到了。', variables: ['month', 'sum'], app: 'notice', lengths: { sum: 8 } },
  { id: '2002', text: '还在等审核，{1}。', variables: ['name'], app: 'notice', approved: false },
];

export function openStandIn(more: Partial<TencentSmsSettings> = {}): Promise<TencentSms> {
  return startTencentSms({
    credentials: { [secretId]: secretKey },
    apps: { [noticeApp]: { kind: 'notice' }, [codeApp]: { kind: 'code' } },
    signs: [sign],
    templates,
    reportRetryAfter: [1, 1],
    ...more,
  });
}

/** The official SDK; the address alone decides whether it speaks to the stand-in or to the vendor. */
export function openSdk(
  url: string,
  { key = secretKey, id = secretId, seconds = 10, lookup = undefined as LookupFunction | undefined } = {},
): Client {
  const { protocol, host } = new URL(url);
  const agent = protocol === 'https:' ? new HttpsAgent() : new HttpAgent(lookup ? { lookup } : {});
  return new sms.v20210111.Client({
    credential: { secretId: id, secretKey: key },
    region: 'ap-beijing',
    profile: { httpProfile: { protocol: `${protocol}//`, endpoint: host, reqTimeout: seconds, agent } },
  });
}

export const notice = (phones: string[], params = ['7月', '850.00'], context = '') => ({
  PhoneNumberSet: phones,
  SmsSdkAppId: noticeApp,
  SignName: sign,
  TemplateId: '2001',
  TemplateParamSet: params,
  SessionContext: context,
});

export const code = (phone: string, digits: string) => ({
  PhoneNumberSet: [phone],
  SmsSdkAppId: codeApp,
  SignName: sign,
  TemplateId: '1001',
  TemplateParamSet: [digits],
});

export const phoneNumber = (last: number) => `+861690000${String(last).padStart(4, '0')}`;

/** A county that takes delivery reports; `answers` are given in turn, then the right one. */
export async function openReportTaker(answers: { status: number; body: string }[] = []) {
  const pushes: { method: string; type: string; reports: Record<string, string>[] }[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      pushes.push({
        method: request.method ?? '',
        type: request.headers['content-type'] ?? '',
        reports: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>[],
      });
      const { status, body } = answers.shift() ?? { status: 200, body: '{"result":0,"errmsg":"OK"}' };
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vendor/tencent-sms/secret`,
    pushes,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
