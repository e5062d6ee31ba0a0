import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * TC3-HMAC-SHA256 as the vendor checks it. The service is read from the credential scope, because the official SDK
 * signs the first label of its endpoint there (`sms`, but `127` for 127.0.0.1); and it signs the host without its port
 * although the Host header has one, so both forms are tried.
 */
export interface SignedRequest {
  method: string;
  /** As in the request line: path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type Verdict = { ok: true; secretId: string } | { ok: false; code: string; message: string };

const allowedSkewSeconds = 300;
const authorizationForm =
  /^TC3-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;

export function verifyTc3(request: SignedRequest, credentials: Record<string, string>, now: number): Verdict {
  const { headers } = request;
  const parts = authorizationForm.exec(headers.authorization ?? '');
  if (!parts) return no('AuthFailure.InvalidAuthorization', 'The Authorization header is missing or malformed.');
  const [, secretId, date, service, signedNames, signature] = parts as unknown as [string, string, string, string, string, string];

  const secretKey = Object.hasOwn(credentials, secretId) ? credentials[secretId] : undefined;
  if (secretKey === undefined)
    return no('AuthFailure.SecretIdNotFound', 'The SecretId is not found, please ensure that your SecretId is correct.');

  const timestamp = one(headers['x-tc-timestamp']);
  if (!/^\d{1,11}$/.test(timestamp)) return no('MissingParameter', 'The request is missing a required parameter `X-TC-Timestamp`.');
  if (Math.abs(now / 1000 - Number(timestamp)) > allowedSkewSeconds)
    return no(
      'AuthFailure.SignatureExpire',
      'The provided signature has expired: X-TC-Timestamp differs from server time by more than 5 minutes.',
    );
  if (new Date(Number(timestamp) * 1000).toISOString().slice(0, 10) !== date)
    return signatureFailure('the date of the credential scope is not the date of X-TC-Timestamp');

  const host = one(headers.host);
  if (service !== 'sms' && service !== host.split('.')[0])
    return signatureFailure('the service of the credential scope is not the one called');
  const names = signedNames.split(';');
  if (!names.includes('content-type') || !names.includes('host')) return signatureFailure('content-type and host must be signed');
  if (names.toSorted().join(';') !== signedNames || names.some((name) => one(headers[name]) === ''))
    return signatureFailure('SignedHeaders are unsorted or not sent');

  const key = signingKey(secretKey, date, service);
  const given = Buffer.from(signature);
  const right = [host, host.replace(/:\d+$/, '')].some((signedHost) => {
    const canonical = sha256(canonicalRequest(request, names, signedHost));
    const expected = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${canonical}`).toString('hex');
    return timingSafeEqual(Buffer.from(expected), given);
  });
  return right ? { ok: true, secretId } : signatureFailure('please check your SecretKey and how the request was signed');
}

const signingKeys = new Map<string, Buffer>();

/** Of a secret on a day; kept, as thousands are signed by the same. */
function signingKey(secretKey: string, date: string, service: string): Buffer {
  const of = `${secretKey}\n${date}\n${service}`;
  const known = signingKeys.get(of);
  if (known) return known;
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  signingKeys.set(of, key);
  return key;
}

function canonicalRequest({ method, url, headers, body }: SignedRequest, names: string[], host: string): string {
  const [path = '/', ...query] = url.split('?');
  const lines = names.map((name) => `${name}:${(name === 'host' ? host : one(headers[name])).trim().toLowerCase()}\n`);
  return [method, path, query.join('?'), lines.join(''), names.join(';'), sha256(body)].join('\n');
}

function signatureFailure(why: string): Verdict {
  return no('AuthFailure.SignatureFailure', `The provided credentials could not be validated: ${why}.`);
}

function no(code: string, message: string): Verdict {
  return { ok: false, code, message };
}

function one(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}
