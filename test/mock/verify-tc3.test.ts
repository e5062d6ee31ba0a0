import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyTc3, type SignedRequest } from '../../mock/tencent-sms/verify-tc3.ts';

/** The vector the vendor publishes with its description of TC3; the body holds a literal backslash-u. */
const published = {
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
  timestamp: 1551113065,
  id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
  key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
};

function request(change: Record<string, string | undefined> = {}, body = published.body): SignedRequest {
  const headers = {
    host: 'cvm.tencentcloudapi.com',
    'content-type': 'application/json; charset=utf-8',
    'x-tc-timestamp': String(published.timestamp),
    authorization: `TC3-HMAC-SHA256 Credential=${published.id}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${published.signature}`,
    ...change,
  };
  return { method: 'POST', url: '/', headers, body: Buffer.from(body) };
}

const judge = (signed: SignedRequest, { key = published.key, now = published.timestamp } = {}) =>
  verifyTc3(signed, { [published.id]: key }, now * 1000);
const codeOf = (verdict: ReturnType<typeof verifyTc3>) => (verdict.ok ? 'ok' : verdict.code);

describe('TC3-HMAC-SHA256', () => {
  test('the published vectors are right', () => {
    expect(createHash('sha256').update(published.body).digest('hex')).toBe(
      '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
    );
    expect(judge(request())).toEqual({ ok: true, secretId: published.id });
    const signature = '2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c';
    const masked = request({ authorization: request().headers.authorization!.replace(published.signature, signature) });
    expect(codeOf(judge(masked, { key: 'Gu5t9xGARNpq86cd98joQYCN3*******' }))).toBe('ok');
  });

  test('a host signed with its port and one signed without it are both right', () => {
    for (const signedHost of ['127.0.0.1', '127.0.0.1:8370']) {
      const authorization = signAsDocumented({ host: signedHost, service: '127' });
      expect(codeOf(judge(request({ host: '127.0.0.1:8370', authorization })))).toBe('ok');
    }
  });

  test('x-tc-action may be signed, in lower case', () => {
    const authorization = signAsDocumented({ more: [['x-tc-action', 'sendsms']] });
    expect(codeOf(judge(request({ authorization, 'x-tc-action': 'SendSms' })))).toBe('ok');
    expect(codeOf(judge(request({ authorization, 'x-tc-action': 'PullSmsSendStatus' })))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ authorization })))).toBe('AuthFailure.SignatureFailure');
  });

  test('five minutes are allowed, more are not', () => {
    for (const off of [-300, 300]) expect(codeOf(judge(request(), { now: published.timestamp + off }))).toBe('ok');
    for (const off of [-301, 301]) expect(codeOf(judge(request(), { now: published.timestamp + off }))).toBe('AuthFailure.SignatureExpire');
  });

  test('each wrong part is refused by its name', () => {
    const right = request().headers.authorization!;
    expect(codeOf(judge(request({}, `${published.body} `)))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request(), { key: 'another' }))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge({ ...request(), url: '/?a=1' }))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge({ ...request(), method: 'GET' }))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ 'content-type': 'application/json' })))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ authorization: right.replace('2019-02-25', '2019-02-26') })))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ authorization: right.replace('/cvm/', '/vpc/') })))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ authorization: right.replace('content-type;host', 'host;content-type') })))).toBe(
      'AuthFailure.SignatureFailure',
    );
    expect(codeOf(judge(request({ authorization: right.replace('content-type;host', 'host') })))).toBe('AuthFailure.SignatureFailure');
    expect(codeOf(judge(request({ authorization: right.replace(published.id, 'AKIDunknown') })))).toBe('AuthFailure.SecretIdNotFound');
    expect(codeOf(judge(request({ authorization: right.replace(published.id, 'constructor') })))).toBe('AuthFailure.SecretIdNotFound');
    expect(codeOf(judge(request({ authorization: undefined })))).toBe('AuthFailure.InvalidAuthorization');
    expect(codeOf(judge(request({ authorization: 'SKIP' })))).toBe('AuthFailure.InvalidAuthorization');
    expect(codeOf(judge(request({ 'x-tc-timestamp': undefined })))).toBe('MissingParameter');
  });

  test('no random signature, date, service or header list is ever right', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hex, fc.string(), fc.string(), fc.string(), (signature, service, names, timestamp) => {
        const authorization = `TC3-HMAC-SHA256 Credential=${published.id}/2019-02-25/${service}/tc3_request, SignedHeaders=${names}, Signature=${signature}`;
        for (const stamp of [timestamp, String(published.timestamp)])
          expect(judge(request({ authorization, 'x-tc-timestamp': stamp })).ok).toBe(false);
      }),
    );
  });
});

/** Written again from the vendor's description, so that the checker is not proved by itself alone. */
function signAsDocumented({ host = 'cvm.tencentcloudapi.com', service = 'cvm', more = [] as [string, string][] }): string {
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const hash = (data: string) => createHash('sha256').update(data).digest('hex');
  const headers = [['content-type', 'application/json; charset=utf-8'], ['host', host], ...more];
  const names = headers.map(([name]) => name).join(';');
  const canonical = `POST\n/\n\n${headers.map(([name, value]) => `${name}:${value}\n`).join('')}\n${names}\n${hash(published.body)}`;
  const text = `TC3-HMAC-SHA256\n${published.timestamp}\n2019-02-25/${service}/tc3_request\n${hash(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${published.key}`, '2019-02-25'), service), 'tc3_request');
  return `TC3-HMAC-SHA256 Credential=${published.id}/2019-02-25/${service}/tc3_request, SignedHeaders=${names}, Signature=${hmac(key, text).toString('hex')}`;
}
