import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from './refused.ts';

/** Written from AWS's own text: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */

export interface SignedRequest {
  method: string;
  /** As on the wire, still encoded. */
  path: string;
  /** Without the question mark. */
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Expected {
  /** Key id → secret. */
  credentials: Record<string, string>;
  region: string;
  service: string;
  /** Milliseconds. */
  now: number;
}

const skewAllowedMs = 15 * 60_000;
const algorithm = 'AWS4-HMAC-SHA256';

/** @throws Refused as S3 would */
export function verifySigv4(request: SignedRequest, { credentials, region, service, now }: Expected): void {
  const { headers, body } = request;
  const given = readAuthorization(headers.authorization);
  const secret = Object.hasOwn(credentials, given.keyId) ? credentials[given.keyId] : undefined;
  if (secret === undefined) throw new Refused(403, 'InvalidAccessKeyId', 'The key id does not exist in our records.');
  const at = String(headers['x-amz-date'] ?? '');
  if (!/^\d{8}T\d{6}Z$/.test(at) || at.slice(0, 8) !== given.day)
    throw new Refused(403, 'AccessDenied', 'x-amz-date is missing or of another day.');
  if (Math.abs(readTime(at) - now) > skewAllowedMs)
    throw new Refused(403, 'RequestTimeTooSkewed', 'The time of the request differs too much from ours.');
  if (given.region !== region || given.service !== service || given.end !== 'aws4_request')
    throw new Refused(400, 'AuthorizationHeaderMalformed', `The scope is wrong; expecting ${region}/${service}.`);
  const unsigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))].filter(
    (name) => !given.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) throw new Refused(403, 'AccessDenied', `These headers are not signed: ${unsigned.join(', ')}.`);
  const bodyHash = sha256(body);
  const saidHash = headers['x-amz-content-sha256'];
  if (service === 's3' && saidHash === undefined) throw new Refused(400, 'InvalidRequest', 'x-amz-content-sha256 is missing.');
  if (saidHash !== undefined && saidHash !== bodyHash)
    throw new Refused(400, 'XAmzContentSHA256Mismatch', 'x-amz-content-sha256 is not that of the body.');

  const canonical = canonicalRequest(request, given.signedHeaders, bodyHash);
  const scope = [given.day, region, service, 'aws4_request'];
  const toSign = [algorithm, at, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<Buffer>((made, part) => hmac(made, part), Buffer.from(`AWS4${secret}`));
  const right = hmac(key, toSign);
  const said = Buffer.from(given.signature, 'hex');
  if (said.length !== right.length || !timingSafeEqual(said, right))
    throw new Refused(403, 'SignatureDoesNotMatch', 'The signature is not the one we calculated.');
}

function canonicalRequest({ method, path, query, headers }: SignedRequest, signedHeaders: string[], bodyHash: string): string {
  return [
    method,
    path
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return [name, value].map((part) => encode(decodeURIComponent(part.replaceAll('+', ' '))));
      })
      .toSorted(([a, x], [b, y]) => compare(a!, b!) || compare(x!, y!))
      .map((pair) => pair.join('='))
      .join('&'),
    ...signedHeaders.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replaceAll(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n');
}

function readAuthorization(header: string | undefined): {
  keyId: string;
  day: string;
  region: string;
  service: string;
  end: string;
  signedHeaders: string[];
  signature: string;
} {
  if (header === undefined) throw new Refused(403, 'AccessDenied', 'Anonymous access is forbidden.');
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/([^/,\s]+), *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (!match) throw new Refused(400, 'AuthorizationHeaderMalformed', 'The authorization header cannot be read.');
  const [, keyId = '', day = '', region = '', service = '', end = '', signedHeaders = '', signature = ''] = match;
  return { keyId, day, region, service, end, signedHeaders: signedHeaders.split(';'), signature };
}

function readTime(at: string): number {
  return Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** RFC 3986, capital letters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
